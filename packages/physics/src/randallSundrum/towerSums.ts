import { zeroModeLesserSquare, zeroModeLogMoment, zeroModeMoment, zeroModesLesserSquare } from './fermionZeroMode.js';
import { type GaugeField, kineticLength } from './gaugeField.js';
import type { WarpedGeometry } from './warpedGeometry.js';

/**
 * Where along the extra dimension a current sits: at t, or spread as the zero mode of a fermion with bulk mass c.
 */
export type CurrentProfile = { readonly at: number } | { readonly c: number };

/** The Higgs, and anything else on the infrared brane. */
export const IR_BRANE: CurrentProfile = { at: 1 };

/**
 * Σ_n χ_n χ_n/x_n² over all massive modes, averaged over two currents, in closed form and exact in ε: the propagator at zero
 * momentum without the massless mode (docs/physics/randall-sundrum.md). Accurate to 1e-14 (L + 1).
 */
export function towerSum(field: GaugeField, first: CurrentProfile, second: CurrentProfile): number {
  const { geometry, boundary } = field;
  const epsilon2 = geometry.hierarchy ** 2;
  const length = kineticLength(field);
  const lesser = lesserSquare(first, second, geometry);
  const [one, two] = [meanSquare(first, geometry), meanSquare(second, geometry)];
  switch (boundary) {
    case '++':
      return length * 0.5 * lesser + edgeTerm(field, first) + edgeTerm(field, second) + constantTerm(field);
    case '-+':
      return length * 0.5 * (lesser - epsilon2);
    case '+-':
      return length * 0.5 * (1 - one - two + lesser);
    case '--':
      // ½(t_<² − ε²)(1 − t_>²)/(1 − ε²) with t_> ² = t² + t′² − t_<² and t_<² t_>² = t² t′²
      return (length * 0.5 * (lesser - epsilon2 * (1 - one - two + lesser) - one * two)) / (1 - epsilon2);
  }
}

/** A(t) = ½t² ln t − ¼t² − ½δ_IR t², averaged: what meets the boundary condition at t = 1 beside ½(L + δ)t_<². */
function edgeTerm({ geometry, kineticIr }: GaugeField, current: CurrentProfile): number {
  const logarithmic =
    'at' in current ? current.at ** 2 * Math.log(current.at) : zeroModeLogMoment(current.c, 2, geometry);
  return 0.5 * logarithmic - (0.25 + 0.5 * kineticIr) * meanSquare(current, geometry);
}

/** The constant that makes the sum orthogonal to the flat zero mode; 1/(4L) without kinetic terms, up to ε². */
function constantTerm(field: GaugeField): number {
  const { geometry, kineticUv, kineticIr } = field;
  const length = kineticLength(field);
  const epsilon2 = geometry.hierarchy ** 2;
  const ultraviolet = edgeTerm(field, { at: geometry.hierarchy });
  const infrared = edgeTerm(field, IR_BRANE);
  const bulk = -0.25 * (1 + kineticIr) * (1 - epsilon2) + 0.25 * epsilon2 * geometry.logarithm;
  const weighted = bulk + kineticUv * ultraviolet + kineticIr * infrared;
  return -0.5 * length * epsilon2 - ultraviolet - weighted / length;
}

function meanSquare(current: CurrentProfile, geometry: WarpedGeometry): number {
  return 'at' in current ? current.at ** 2 : zeroModeMoment(current.c, 2, geometry);
}

/** ⟨min(t, t′)²⟩ over two currents. */
export function lesserSquare(first: CurrentProfile, second: CurrentProfile, geometry: WarpedGeometry): number {
  if ('at' in first) {
    if ('at' in second) return Math.min(first.at, second.at) ** 2;
    return zeroModeLesserSquare(second.c, first.at, geometry);
  }
  if ('at' in second) return zeroModeLesserSquare(first.c, second.at, geometry);
  return zeroModesLesserSquare(Math.max(first.c, second.c), Math.min(first.c, second.c), geometry);
}

/**
 * a(c) = Σ_n (x₁/x_n)² χ_n(1) Ω_n(c): coupling of the tower to the infrared brane and a fermion, as if by the first mode
 * alone, whose root is x₁.
 */
export function towerCoupling(field: GaugeField, firstRoot: number, c: number): number {
  return firstRoot * firstRoot * towerSum(field, { c }, IR_BRANE);
}
