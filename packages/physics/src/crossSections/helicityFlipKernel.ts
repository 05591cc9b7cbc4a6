import type { HelicityFlipCouplings } from '../couplings/helicityFlipCouplings.js';
import {
  convergedDensities,
  type FiguresOfMerit,
  type KernelAccuracy,
  type WeightedProcess,
} from './convergedDensities.js';
import { flipParts } from './crossSectionParts.js';
import { FLIP_DENSITIES, ODD_FLIP_DENSITIES, sumFlipDileptonTensor } from './flipDileptonTensor.js';
import { SMALL_TRANSFER_FRACTIONS, smallTransferWeight } from './refinementErrors.js';
import type { DileptonContraction, SpectralDensities } from './spectralDensities.js';

/** Names of the densities, in the order of `flipDileptonTensor`. */
export const FLIP_DENSITY_NAMES = ['ss', 'pp', 'tt', 'st', 'pt', 'dd', 'td'] as const;
/** Name of a density with the helicity of the neutrino turned. */
export type FlipDensityName = (typeof FLIP_DENSITY_NAMES)[number];

/**
 * Spectral densities in T of operators that turn the neutrino's helicity, on quadrature nodes with weights included:
 *   σ = Σ_j S² ss[j] + P² pp[j] + C_T² tt[j] + S C_T st[j] + P C_T pt[j] + D² dd[j] + C_T D td[j]   [cm²],
 * with S, P, C_T and D [GeV⁻¹] at T_j; D needs ℓ⁻ and ℓ⁺ of one flavour. They add to the cross section of V and A without
 * interference.
 */
export interface HelicityFlipKernel extends Readonly<Record<FlipDensityName, Float64Array>> {
  /** T_j [GeV²], ascending. */
  readonly transfer: Float64Array;
}

const contraction: DileptonContraction = {
  count: FLIP_DENSITIES,
  sumOverPairs: sumFlipDileptonTensor,
  odd: ODD_FLIP_DENSITIES,
};

/**
 * Weighted sum of helicity-flip kernels on one set of T nodes, with its accuracy; see `convergedDensities`.
 * @param couplings those of which the cross section itself is to be within the tolerance
 */
export function convergedFlipKernelSum(
  parts: readonly WeightedProcess[],
  accuracy: KernelAccuracy,
  couplings?: readonly HelicityFlipCouplings[],
) {
  const oneFlavour = parts.every(({ process }) => process.massMinus === process.massPlus);
  const figures: FiguresOfMerit = (...all) => figuresOfMerit(oneFlavour, ...all);
  const asked = couplings && ((sum: SpectralDensities) => flipParts(flipKernel(sum), couplings));
  const { transfer, densities, ...known } = convergedDensities(parts, accuracy, { contraction, figures, asked });
  return { kernel: flipKernel({ transfer, densities }), ...known };
}

function flipKernel({ transfer, densities }: SpectralDensities): HelicityFlipKernel {
  const named = Object.fromEntries(FLIP_DENSITY_NAMES.map((name, n) => [name, densities[n]]));
  return { transfer, ...named } as unknown as HelicityFlipKernel;
}

/**
 * What is compared between refinements: each operator alone and with a light propagator, and a dipole with its photon, which
 * a pair of two flavours does not have: its vector current is not conserved, and the integral over 1/T² would not exist.
 */
function figuresOfMerit(
  oneFlavour: boolean,
  sum: SpectralDensities,
  lightestMediatorGeV: number,
  largestTransfer: number,
): number[] {
  const { transfer, ss, pp, tt, st, dd } = flipKernel(sum);
  const figures = new Array<number>(3 * SMALL_TRANSFER_FRACTIONS.length + 3).fill(0);
  const squaredMass = Number.isFinite(lightestMediatorGeV) ? lightestMediatorGeV ** 2 : 0;
  for (let j = 0; j < transfer.length; j++) {
    SMALL_TRANSFER_FRACTIONS.forEach((fraction, k) => {
      const weight = smallTransferWeight(fraction, transfer[j] / largestTransfer);
      figures[3 * k] += weight * ss[j];
      figures[3 * k + 1] += weight * pp[j];
      figures[3 * k + 2] += weight * tt[j];
    });
    const photon = oneFlavour ? 1 / transfer[j] : 0;
    const light = squaredMass === 0 ? 1 : 1 / (squaredMass + transfer[j]);
    figures[9] += ss[j] + tt[j] + st[j];
    figures[10] += dd[j] * photon * photon;
    figures[11] += ss[j] * light * light;
  }
  return figures;
}
