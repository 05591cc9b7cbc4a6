import { InputError, requireNumber } from '../errors.js';

/** Planck mass √(ħc/G) [GeV], PDG 2022. */
export const PLANCK_MASS_GEV = 1.220_89e19;

/** Reduced Planck mass √(ħc/8πG) [GeV]. */
export const REDUCED_PLANCK_MASS_GEV = PLANCK_MASS_GEV / Math.sqrt(8 * Math.PI);

/** Planck masses that can set the curvature: 1.22e19 GeV, or that divided by √(8π). */
export const PLANCK_CONVENTIONS = ['full', 'reduced'] as const;
/** Which Planck mass sets the curvature. */
export type PlanckConvention = (typeof PLANCK_CONVENTIONS)[number];

/** The Planck mass that each convention means [GeV]. */
export const planckMassGeV: Readonly<Record<PlanckConvention, number>> = {
  full: PLANCK_MASS_GEV,
  reduced: REDUCED_PLANCK_MASS_GEV,
};

/** The scales accepted: above the ultraviolet one no field theory is meant, below the infrared one there is no hierarchy. */
export const LARGEST_CURVATURE_GEV = 1e30;
export const SMALLEST_IR_SCALE_GEV = 1;
const LARGEST_HIERARCHY = 0.5;

/**
 * A slice of AdS₅, ds² = (kz)⁻²(η dx dx − dz²) with 1/k ≤ z ≤ 1/Λ_IR. Positions are t = zΛ_IR from ε (ultraviolet brane)
 * to 1 (infrared brane).
 */
export interface WarpedGeometry {
  /** k [GeV]; the ultraviolet brane is at z = R = 1/k. */
  readonly curvatureGeV: number;
  /** Λ_IR [GeV]; the infrared brane is at z = R′ = 1/Λ_IR. Masses of excitations are x_n Λ_IR. */
  readonly irScaleGeV: number;
  /** ε = Λ_IR/k. */
  readonly hierarchy: number;
  /** L = −ln ε = kπr. */
  readonly logarithm: number;
}

/**
 * The geometry with curvature k and infrared scale Λ_IR, both in GeV.
 * @throws InputError for scales out of range or without a hierarchy, Λ_IR > k/2
 */
export function warpedGeometry(curvatureGeV: number, irScaleGeV: number): WarpedGeometry {
  const unit = { unit: 'GeV' };
  requireNumber('curvature', curvatureGeV, SMALLEST_IR_SCALE_GEV, LARGEST_CURVATURE_GEV, unit);
  requireNumber('irScale', irScaleGeV, SMALLEST_IR_SCALE_GEV, LARGEST_CURVATURE_GEV, unit);
  const hierarchy = irScaleGeV / curvatureGeV;
  if (hierarchy > LARGEST_HIERARCHY) {
    const remedy = `Give an infrared scale of at most half the curvature, ${curvatureGeV / 2} GeV.`;
    throw new InputError('irScale', irScaleGeV, 'leaves no hierarchy between the branes', remedy);
  }
  return { curvatureGeV, irScaleGeV, hierarchy, logarithm: Math.log(curvatureGeV / irScaleGeV) };
}

/**
 * The same from the positions of the branes, R = 1/k and R′ = 1/Λ_IR in GeV⁻¹.
 * @throws InputError unless 0 < R ≤ R′/2
 */
export function warpedGeometryFromRadii(radiusUv: number, radiusIr: number): WarpedGeometry {
  requireNumber('radiusUv', radiusUv, 1 / LARGEST_CURVATURE_GEV, 1 / SMALLEST_IR_SCALE_GEV, { unit: 'GeV⁻¹' });
  requireNumber('radiusIr', radiusIr, 1 / LARGEST_CURVATURE_GEV, 1 / SMALLEST_IR_SCALE_GEV, { unit: 'GeV⁻¹' });
  return warpedGeometry(1 / radiusUv, 1 / radiusIr);
}
