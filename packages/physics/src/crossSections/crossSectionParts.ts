import {
  axialAt,
  type Couplings,
  type CurrentStrengths,
  polesOf,
  type Sector,
  turnedAt,
  vectorAt,
} from '../couplings/couplings.js';
import { DENSITY_NAMES, type SectorDensities } from './kernel.js';

/** A cross section with what cancels in it. */
export interface CrossSectionParts {
  /** Contributions of the densities at each node [cm²]; all together σ. */
  readonly parts: readonly Float64Array[];
  /** Σ of the absolute values of what is added and subtracted: of contact terms, poles and interference [cm²]; at least σ. */
  readonly absolute: number;
}

/** Σ of the absolute values of what is added and subtracted over σ: 1 where nothing cancels. */
export function cancellation({ parts, absolute }: CrossSectionParts): number {
  const sigma = sumOfParts(parts);
  if (absolute === 0) return 1;
  return sigma > 0 ? Math.max(1, absolute / sigma) : Number.POSITIVE_INFINITY;
}

/**
 * By how much the relative error of densities is multiplied in a cross section: the root of the cancellation. The cancellation itself
 * is a bound, and far too large, since the errors of what cancels mostly cancel too: of 720 random couplings down to σ/σ_SM = 1e-6
 * none was beyond 0.8 of the root (docs/decisions/error-estimate.md).
 */
export const amplification = (cancelled: number): number => Math.sqrt(Math.max(1, cancelled));

/** σ [cm²]. */
export function sumOfParts(parts: readonly Float64Array[]): number {
  return parts.reduce((total, part) => part.reduce((sum, value) => sum + value, total), 0);
}

type Strength = keyof CurrentStrengths | 'dipole';

/** Which two couplings each density multiplies, in the order of `DENSITY_NAMES`: squares, and interferences of two. */
const FACTORS: Readonly<Record<Sector, readonly (readonly [Strength, Strength])[]>> = {
  chiral: [
    ['vector', 'vector'],
    ['axial', 'axial'],
    ['vector', 'axial'],
  ],
  turned: [
    ['scalar', 'scalar'],
    ['pseudoscalar', 'pseudoscalar'],
    ['tensor', 'tensor'],
    ['scalar', 'tensor'],
    ['pseudoscalar', 'tensor'],
    ['dipole', 'dipole'],
    ['tensor', 'dipole'],
  ],
};

const STRENGTHS: Readonly<
  Record<Sector, (couplings: Couplings, transfer: number) => Partial<Record<Strength, number>>>
> = {
  chiral: (couplings, transfer) => ({ vector: vectorAt(couplings, transfer), axial: axialAt(couplings, transfer) }),
  turned: turnedAt,
};

/** The parts of σ in one sector, each density times its couplings; see `kernelCrossSection`. */
export function sectorParts<S extends Sector>(
  sector: S,
  kernel: SectorDensities<S>,
  couplings: readonly Couplings[],
): CrossSectionParts {
  const names: readonly (typeof DENSITY_NAMES)[S][number][] = DENSITY_NAMES[sector];
  const densities = names.map((name) => kernel[name]);
  const transfer: Float64Array = kernel.transfer;
  const parts = names.map(() => new Float64Array(transfer.length));
  let absolute = 0;
  for (const current of couplings) {
    const largest = magnitudes(current);
    const interferences = names.map(() => 0);
    for (let j = 0; j < transfer.length; j++) {
      const factor = factors(sector, current, transfer[j]);
      const bound = factors(sector, largest, transfer[j]);
      let squares = 0;
      for (let m = 0; m < densities.length; m++) {
        // a dipole's density is infinite only where there is none
        if (factor[m] !== 0) parts[m][j] += factor[m] * densities[m][j];
        if (bound[m] === 0) continue;
        if (isSquare(sector, m)) squares += bound[m] * densities[m][j];
        else interferences[m] += bound[m] * densities[m][j];
      }
      absolute += squares;
    }
    const asCompared = sector === 'chiral' && isComparedAsItIs(current);
    for (const one of interferences) absolute += asCompared ? one : Math.abs(one);
  }
  return { parts, absolute };
}

function factors(sector: Sector, couplings: Couplings, transfer: number): number[] {
  const at = STRENGTHS[sector](couplings, transfer);
  return FACTORS[sector].map(([first, second]) => (at[first] ?? 0) * (at[second] ?? 0));
}

const isSquare = (sector: Sector, m: number): boolean => FACTORS[sector][m][0] === FACTORS[sector][m][1];

/** V − A and V + A of one sign are compared between refinements as they are; the other sign cancels more. */
const isComparedAsItIs = (current: Couplings): boolean =>
  polesOf('chiral', current).length === 0 && current.vector * current.axial >= 0;

/** Couplings whose terms have their absolute values. */
const magnitudes = (couplings: Couplings): Couplings => ({
  ...couplings,
  ...absolutes(couplings),
  dipole: Math.abs(couplings.dipole),
  poles: couplings.poles.map((pole) => ({ ...pole, ...absolutes(pole) })),
});

const absolutes = ({ vector, axial, scalar, pseudoscalar, tensor }: CurrentStrengths): CurrentStrengths => ({
  vector: Math.abs(vector),
  axial: Math.abs(axial),
  scalar: Math.abs(scalar),
  pseudoscalar: Math.abs(pseudoscalar),
  tensor: Math.abs(tensor),
});
