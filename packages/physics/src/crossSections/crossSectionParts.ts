import type { HelicityFlipCouplings } from '../couplings/helicityFlipCouplings.js';
import { flipStrengthsAt } from '../couplings/helicityFlipCouplings.js';
import { axialAt, type TransferCouplings, vectorAt } from '../couplings/transferCouplings.js';
import type { SpectralKernel } from './spectralKernel.js';

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

/** The parts V²VV, A²AA and VA·VA of σ, see `kernelCrossSection`. */
export function vectorAxialParts(kernel: SpectralKernel, couplings: readonly TransferCouplings[]): CrossSectionParts {
  const { transfer, vv, aa, va } = kernel;
  const parts = [vv, aa, va].map(() => new Float64Array(transfer.length));
  let absolute = 0;
  for (const current of couplings) {
    const largest = magnitudes(current);
    let interference = 0;
    for (let j = 0; j < transfer.length; j++) {
      const [v, a] = [vectorAt(current, transfer[j]), axialAt(current, transfer[j])];
      parts[0][j] += v * v * vv[j];
      parts[1][j] += a * a * aa[j];
      parts[2][j] += v * a * va[j];
      const [vLargest, aLargest] = [vectorAt(largest, transfer[j]), axialAt(largest, transfer[j])];
      absolute += vLargest * vLargest * vv[j] + aLargest * aLargest * aa[j];
      interference += vLargest * aLargest * va[j];
    }
    // V − A and V + A of one sign are compared between refinements as they are; the other sign cancels more
    const same = current.poles.length === 0 && current.vector * current.axial >= 0;
    absolute += same ? interference : Math.abs(interference);
  }
  return { parts, absolute };
}

/** Couplings whose terms have their absolute values. */
function magnitudes({ vector, axial, poles, ...rest }: TransferCouplings): TransferCouplings {
  return {
    ...rest,
    vector: Math.abs(vector),
    axial: Math.abs(axial),
    poles: poles.map((pole) => ({ ...pole, vector: Math.abs(pole.vector), axial: Math.abs(pole.axial) })),
  };
}

/** The parts of σ with the helicity of the neutrino turned, see `flipCrossSection`. */
export function flipParts(
  kernel: Readonly<Record<'transfer' | 'ss' | 'pp' | 'tt' | 'st' | 'pt' | 'dd' | 'td', Float64Array>>,
  couplings: readonly HelicityFlipCouplings[],
): CrossSectionParts {
  const { transfer, ss, pp, tt, st, pt, dd, td } = kernel;
  const parts = [ss, pp, tt, st, pt, dd, td].map(() => new Float64Array(transfer.length));
  let absolute = 0;
  for (const current of couplings) {
    const largest = flipMagnitudes(current);
    const interference = [0, 0, 0];
    for (let j = 0; j < transfer.length; j++) {
      const { scalar: s, pseudoscalar: p, tensor: t, dipole: d } = flipStrengthsAt(current, transfer[j]);
      [s * s, p * p, t * t, s * t, p * t, d * d, t * d].forEach((factor, m) => {
        // a dipole's density is infinite only where there is none
        if (factor !== 0) parts[m][j] += factor * [ss, pp, tt, st, pt, dd, td][m][j];
      });
      const { scalar: S, pseudoscalar: P, tensor: T, dipole: D } = flipStrengthsAt(largest, transfer[j]);
      absolute += S * S * ss[j] + P * P * pp[j] + T * T * tt[j] + (D === 0 ? 0 : D * D * dd[j]);
      interference[0] += S * T * st[j];
      interference[1] += P * T * pt[j];
      if (D !== 0) interference[2] += D * T * td[j];
    }
    for (const one of interference) absolute += Math.abs(one);
  }
  return { parts, absolute };
}

function flipMagnitudes({
  scalar,
  pseudoscalar,
  tensor,
  dipole,
  poles,
  ...rest
}: HelicityFlipCouplings): HelicityFlipCouplings {
  return {
    ...rest,
    scalar: Math.abs(scalar),
    pseudoscalar: Math.abs(pseudoscalar),
    tensor: Math.abs(tensor),
    dipole: Math.abs(dipole),
    poles: poles.map(({ massGeV, ...pole }) => ({
      massGeV,
      scalar: Math.abs(pole.scalar),
      pseudoscalar: Math.abs(pole.pseudoscalar),
      tensor: Math.abs(pole.tensor),
    })),
  };
}
