import { axialAt, type Couplings, type Sector, turnedAt, turningCouplings, vectorAt } from '../couplings/couplings.js';
import { InputError } from '../errors.js';

/** Names of the densities of each sector: what multiplies V², A², VA and S², P², C_T², S·C_T, P·C_T, D², C_T·D. */
export const DENSITY_NAMES = {
  chiral: ['vv', 'aa', 'va'],
  turned: ['ss', 'pp', 'tt', 'st', 'pt', 'dd', 'td'],
} as const satisfies Record<Sector, readonly string[]>;

/** Densities of one sector on quadrature nodes T_j [GeV²], ascending; the weights of the quadrature are included [cm²]. */
export type SectorDensities<S extends Sector = Sector> = Readonly<
  Record<'transfer' | (typeof DENSITY_NAMES)[S][number], Float64Array>
>;

/**
 * Spectral densities in T = −(k₁−k₂)² of a cross section averaged over a spectrum: for any couplings c = (V, A, S, P, C_T, D) at T_j
 *   σ = Σ_j c(T_j)ᵀ ρ_j c(T_j)   [cm²],
 * with blocks of V, A (`chiral`) and of S, P, C_T, D (`turned`: D [GeV⁻¹], for ℓ⁻ and ℓ⁺ of one flavour), which do not interfere. Each
 * block has nodes of its own, as many as it needs. The chiral one is always there; the other one where it was asked for.
 */
export interface Kernel {
  readonly chiral: SectorDensities<'chiral'>;
  readonly turned?: SectorDensities<'turned'>;
}

/** A kernel was asked for densities that it was computed without. */
export class MissingSectorError extends InputError {
  constructor() {
    const remedy = 'Compute it with the sector turned; cuts on the leptons have none.';
    super('kernel', undefined, 'has no densities of operators that turn the helicity', remedy);
  }
}

/** The densities of operators that turn the helicity. @throws MissingSectorError where the kernel was computed without them */
export function turnedDensities({ turned }: Kernel): SectorDensities<'turned'> {
  if (turned) return turned;
  throw new MissingSectorError();
}

/**
 * σ [cm²] of a kernel for given couplings, summed over outgoing flavours: one pass over the nodes of each sector that they are in.
 * @throws MissingSectorError where couplings turn the helicity and the kernel was computed without
 */
export function kernelCrossSection(kernel: Kernel, couplings: readonly Couplings[]): number {
  const turning = turningCouplings(couplings);
  const chiral = chiralCrossSection(kernel.chiral, couplings);
  return turning.length === 0 ? chiral : chiral + turnedCrossSection(turnedDensities(kernel), turning);
}

/** The part of σ [cm²] with a left-handed neutrino in the end: V²VV + A²AA + VA·VA. */
export function chiralCrossSection(densities: SectorDensities<'chiral'>, couplings: readonly Couplings[]): number {
  let sigma = 0;
  for (const current of couplings) {
    sigma += current.poles.length === 1 ? withOnePole(densities, current) : withAnyPoles(densities, current);
  }
  return sigma;
}

/** The case of every scan over one mediator: its propagator is shared by V and A, and nothing is looked up in the loop. */
function withOnePole({ transfer, vv, aa, va }: SectorDensities<'chiral'>, { vector, axial, poles }: Couplings): number {
  const [pole] = poles;
  const squaredMass = pole.massGeV * pole.massGeV;
  const { vector: vectorResidue, axial: axialResidue } = pole;
  let sigma = 0;
  for (let j = 0; j < transfer.length; j++) {
    const propagator = 1 / (squaredMass + transfer[j]);
    const v = vector + vectorResidue * propagator;
    const a = axial + axialResidue * propagator;
    sigma += v * v * vv[j] + a * a * aa[j] + v * a * va[j];
  }
  return sigma;
}

function withAnyPoles({ transfer, vv, aa, va }: SectorDensities<'chiral'>, current: Couplings): number {
  let sigma = 0;
  for (let j = 0; j < transfer.length; j++) {
    const vector = vectorAt(current, transfer[j]);
    const axial = axialAt(current, transfer[j]);
    sigma += vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
  }
  return sigma;
}

/** The part of σ [cm²] with the helicity of the neutrino turned. */
export function turnedCrossSection(densities: SectorDensities<'turned'>, couplings: readonly Couplings[]): number {
  const { transfer, ss, pp, tt, st, pt, dd, td } = densities;
  let sigma = 0;
  for (const one of couplings) {
    for (let j = 0; j < transfer.length; j++) {
      const { scalar: s, pseudoscalar: p, tensor: t, dipole: d } = turnedAt(one, transfer[j]);
      sigma += s * s * ss[j] + p * p * pp[j] + t * (t * tt[j] + s * st[j] + p * pt[j]);
      // a dipole's density is infinite only where there is none
      if (d !== 0) sigma += d * (d * dd[j] + t * td[j]);
    }
  }
  return sigma;
}
