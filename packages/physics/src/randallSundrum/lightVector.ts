import { besselSmallArgument, besselValues, EULER_CONSTANT } from '../numerics/bessel.js';
import { type GaugeField, kineticLength } from './gaugeField.js';

/**
 * x² Σ_n χ_n(1)²/(x_n² − x²) over the massive modes of a (++) field, for 0 < x < 1: the fraction by which the towers lower
 * the mass squared of a boson of mass xΛ_IR that is massive by a Higgs on the infrared brane,
 * m² = m₀² (1 − fraction). Exact; from the solution of the field equation without cancellation, so relative to 1e-12 however
 * small x is.
 */
export function higgsMassFraction(field: GaugeField, x: number): number {
  const { geometry, kineticUv } = field;
  const { j0MinusOne, j1, y0Regular, y1Regular } = besselSmallArgument(x);
  const y = geometry.hierarchy * x;
  const uv = besselValues(y);
  const distance = geometry.logarithm + kineticUv;
  // χ = −(π/2)xtY₁(xt) + B xtJ₁(xt), with B = ln(x/2) + γ − L − δ_UV + (order y²) from the ultraviolet condition
  const logarithmUv = Math.log(y / 2) + EULER_CONSTANT;
  const exactB = ((Math.PI / 2) * (uv.y0 + kineticUv * y * uv.y1)) / (uv.j0 + kineticUv * y * uv.j1);
  const correction = exactB - (logarithmUv - kineticUv);
  // what χ(1) differs by from 1, and χ′(1)/x² from −(L + δ_UV)
  const value = (correction - distance) * x * j1 - x * y1Regular;
  const slope = -distance * j0MinusOne - y0Regular + correction * (1 + j0MinusOne);
  // m₀²/m² = −[χ′/x² − δ_IR χ]/(L′ χ)
  const excess = -(slope + distance * value) / (kineticLength(field) * (1 + value));
  return excess / (1 + excess);
}

/**
 * Σ_n h_n(1)²/(x_n² − x²) of a (−+) field with orthonormal profiles h, for x below its first root: the exact propagator between
 * points on the infrared brane, χ/(χ′ − δ_IR x² χ).
 */
export function dirichletPropagatorAtIrBrane({ geometry, kineticIr }: GaugeField, x: number): number {
  const uv = besselValues(geometry.hierarchy * x);
  const ir = besselValues(x);
  const b = -uv.j1 / uv.y1;
  const value = ir.j1 + b * ir.y1;
  const slope = x * (ir.j0 + b * ir.y0);
  return value / (slope - kineticIr * x * x * value);
}
