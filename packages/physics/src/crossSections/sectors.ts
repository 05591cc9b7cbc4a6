import type { Sector } from '../couplings/couplings.js';
import { sumChiralTensor } from './chiralTensor.js';
import type { FiguresOfMerit } from './convergedDensities.js';
import { DENSITY_NAMES, type SectorDensities } from './kernel.js';
import { SMALL_TRANSFER_FRACTIONS, smallTransferWeight } from './refinementErrors.js';
import type { DileptonContraction, SpectralDensities } from './spectralDensities.js';
import { sumTurnedTensor, TURNED_DENSITIES, TURNED_ODD_DENSITIES } from './turnedTensor.js';

/** What is integrated for each sector. */
export const SECTOR_CONTRACTIONS: Readonly<Record<Sector, DileptonContraction>> = {
  chiral: { count: 3, sumOverPairs: sumChiralTensor, odd: [2] },
  turned: { count: TURNED_DENSITIES, sumOverPairs: sumTurnedTensor, odd: TURNED_ODD_DENSITIES },
};

/** Densities by name. */
export function sectorDensities<S extends Sector>(
  sector: S,
  { transfer, densities }: SpectralDensities,
): SectorDensities<S> {
  const named = Object.fromEntries(DENSITY_NAMES[sector].map((name, n) => [name, densities[n]]));
  return { transfer, ...named } as SectorDensities<S>;
}

/** What is compared between refinements. `oneFlavour`: ℓ⁻ and ℓ⁺ have one mass. */
export const sectorFigures = (sector: Sector, oneFlavour: boolean): FiguresOfMerit =>
  sector === 'chiral' ? chiralFigures : (...all) => turnedFigures(oneFlavour, ...all);

/**
 * VV, AA and V−A cross sections, whole and weighted towards small T, and VV with a propagator to the first and second power for the
 * lightest mediator. Several differently weighted integrals, because one alone can agree by accident.
 */
function chiralFigures(sum: SpectralDensities, lightestMediatorGeV: number, largestTransfer: number): number[] {
  const { transfer, vv, aa, va } = sectorDensities('chiral', sum);
  const figures = new Array<number>(Number.isFinite(lightestMediatorGeV) ? 11 : 9).fill(0);
  for (let j = 0; j < transfer.length; j++) {
    SMALL_TRANSFER_FRACTIONS.forEach((fraction, k) => {
      const weight = smallTransferWeight(fraction, transfer[j] / largestTransfer);
      figures[3 * k] += weight * vv[j];
      figures[3 * k + 1] += weight * aa[j];
      figures[3 * k + 2] += weight * (vv[j] + aa[j] + va[j]);
    });
    if (figures.length === 9) continue;
    const propagator = 1 / (lightestMediatorGeV ** 2 + transfer[j]);
    figures[9] += vv[j] * propagator;
    figures[10] += vv[j] * propagator * propagator;
  }
  return figures;
}

/**
 * Each operator alone and with a light propagator, and a dipole with its photon, which a pair of two flavours does not have: its
 * vector current is not conserved, and the integral over 1/T² would not exist.
 */
function turnedFigures(
  oneFlavour: boolean,
  sum: SpectralDensities,
  lightestMediatorGeV: number,
  largestTransfer: number,
): number[] {
  const { transfer, ss, pp, tt, st, dd } = sectorDensities('turned', sum);
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
