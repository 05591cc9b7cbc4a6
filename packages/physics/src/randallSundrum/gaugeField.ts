import { InputError, requireNumber } from '../errors.js';
import type { WarpedGeometry } from './warpedGeometry.js';

/** Ultraviolet, then infrared brane: + is Neumann (modified by a kinetic term there), − Dirichlet. */
export const BOUNDARY_CONDITIONS = ['++', '-+', '+-', '--'] as const;
/** Boundary conditions of a gauge field at the ultraviolet, then the infrared brane. */
export type BoundaryConditions = (typeof BOUNDARY_CONDITIONS)[number];

/**
 * A gauge field in the bulk,
 * S = −1/(4g₅²k) ∫d⁴x { ∫dt/t F² + kineticUv F²|_ε + kineticIr F²|_1 } + terms with ∂_t.
 */
export interface GaugeField {
  readonly geometry: WarpedGeometry;
  readonly boundary: BoundaryConditions;
  /** Coefficients of the brane kinetic terms, dimensionless (in units of 1/k); positive is a positive kinetic energy. */
  readonly kineticUv: number;
  readonly kineticIr: number;
}

/** Largest brane kinetic term accepted: 1e4 is far beyond what a perturbative coupling allows. */
export const LARGEST_KINETIC_TERM = 1e4;

/** Brane kinetic terms in units of 1/k; 0 where they are left out. */
export interface KineticTerms {
  readonly kineticUv?: number;
  readonly kineticIr?: number;
}

/**
 * A gauge field with brane kinetic terms (0 unless given).
 * @throws InputError for a negative term (a ghost, see docs/physics/randall-sundrum.md) or one on a brane where the field
 * vanishes
 */
export function gaugeField(
  geometry: WarpedGeometry,
  boundary: BoundaryConditions = '++',
  { kineticUv = 0, kineticIr = 0 }: KineticTerms = {},
): GaugeField {
  requireKineticTerm('kineticUv', kineticUv, boundary[0] === '-');
  requireKineticTerm('kineticIr', kineticIr, boundary[1] === '-');
  return { geometry, boundary, kineticUv, kineticIr };
}

/** @throws InputError for a negative term, or one on a brane where the field vanishes */
export function requireKineticTerm(parameter: string, value: number, vanishes: boolean): void {
  if (value < 0) {
    const problem = 'a negative brane kinetic term has a tachyonic mode of negative norm (a ghost)';
    throw new InputError(parameter, value, problem, 'Give zero or a positive number.');
  }
  requireNumber(parameter, value, 0, LARGEST_KINETIC_TERM);
  if (!vanishes || value === 0) return;
  const problem = 'the field vanishes on that brane, where a kinetic term does nothing';
  throw new InputError(parameter, value, problem, 'Leave it out, or take another boundary condition.');
}

/** L + δ_UV + δ_IR = g₅²k/g₄² of a flat zero mode; profiles χ = √(this) h, with h orthonormal, have χ₀ = 1. */
export function kineticLength({ geometry, kineticUv, kineticIr }: GaugeField): number {
  return geometry.logarithm + kineticUv + kineticIr;
}
