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

/** Whether each density multiplies a square, in the order of `DENSITY_NAMES`; the others multiply two couplings that interfere. */
const IS_SQUARE: Readonly<Record<Sector, readonly boolean[]>> = {
  chiral: [true, true, false],
  turned: [true, true, true, false, false, true, false],
};

/**
 * Writes what each density is multiplied by at one T [GeV²], V², A², VA or S², P², …, in the order of `DENSITY_NAMES`: no objects, as an
 * error estimate asks at every node.
 */
export const COUPLING_PRODUCTS: Readonly<
  Record<Sector, (couplings: Couplings, transfer: number, out: Float64Array) => void>
> = {
  chiral(couplings, transfer, out) {
    const vector = vectorAt(couplings, transfer);
    const axial = axialAt(couplings, transfer);
    out[0] = vector * vector;
    out[1] = axial * axial;
    out[2] = vector * axial;
  },
  turned(couplings, transfer, out) {
    const { scalar, pseudoscalar, tensor, dipole } = turnedAt(couplings, transfer);
    out[0] = scalar * scalar;
    out[1] = pseudoscalar * pseudoscalar;
    out[2] = tensor * tensor;
    out[3] = scalar * tensor;
    out[4] = pseudoscalar * tensor;
    out[5] = dipole * dipole;
    out[6] = tensor * dipole;
  },
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
  const isSquare = IS_SQUARE[sector];
  const write = COUPLING_PRODUCTS[sector];
  const [factor, bound] = [new Float64Array(names.length), new Float64Array(names.length)];
  let absolute = 0;
  for (const current of couplings) {
    const largest = magnitudes(current);
    const interferences = names.map(() => 0);
    for (let j = 0; j < transfer.length; j++) {
      write(current, transfer[j], factor);
      write(largest, transfer[j], bound);
      let squares = 0;
      for (let m = 0; m < densities.length; m++) {
        // a dipole's density is infinite only where there is none
        if (factor[m] !== 0) parts[m][j] += factor[m] * densities[m][j];
        if (bound[m] === 0) continue;
        if (isSquare[m]) squares += bound[m] * densities[m][j];
        else interferences[m] += bound[m] * densities[m][j];
      }
      absolute += squares;
    }
    const asCompared = sector === 'chiral' && isComparedAsItIs(current);
    for (const one of interferences) absolute += asCompared ? one : Math.abs(one);
  }
  return { parts, absolute };
}

/** V − A and V + A of one sign are compared between refinements as they are; the other sign cancels more. */
const isComparedAsItIs = (current: Couplings): boolean =>
  polesOf('chiral', current).every(({ standard }) => standard) && vectorAt(current, 0) * axialAt(current, 0) >= 0;

/** Couplings whose terms have their absolute values. The Z is a contact at any T that matters, and one with the W. */
function magnitudes(couplings: Couplings): Couplings {
  const standard = { ...couplings, poles: couplings.poles.filter((pole) => pole.standard) };
  const contact = { ...couplings, vector: vectorAt(standard, 0), axial: axialAt(standard, 0) };
  const others = couplings.poles.filter((pole) => !pole.standard);
  return {
    ...couplings,
    ...absolutes(contact),
    dipole: Math.abs(couplings.dipole),
    poles: others.map((pole) => ({ ...pole, ...absolutes(pole) })),
  };
}

const absolutes = ({ vector, axial, scalar, pseudoscalar, tensor }: CurrentStrengths): CurrentStrengths => ({
  vector: Math.abs(vector),
  axial: Math.abs(axial),
  scalar: Math.abs(scalar),
  pseudoscalar: Math.abs(pseudoscalar),
  tensor: Math.abs(tensor),
});
