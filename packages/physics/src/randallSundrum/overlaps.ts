import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { zeroModeDensity } from './fermionZeroMode.js';
import { type GaugeMode, modeProfile } from './gaugeProfiles.js';
import type { WarpedGeometry } from './warpedGeometry.js';

/** Points of each panel; its width keeps the exponentials and the oscillation below one unit of phase or so. */
const POINTS = 16;

/** Where the density has fallen to e^(−DEPTH) of its peak, nothing is left. */
const DEPTH = 60;

/**
 * Ω_n(c) = ⟨χ_n⟩: coupling of a mode to a fermion zero mode, relative to that of a flat gauge zero mode. Quadrature in ln t,
 * to 1e-13 of the largest value of χ_n where the fermion lives.
 */
export function modeOverlap(mode: GaugeMode, c: number): number {
  return zeroModeAverage(c, mode.field.geometry, mode.root, (t) => modeProfile(mode, t));
}

/** ⟨f⟩ over the zero mode, for f that grows at most as t² and oscillates with wave number `waveNumber` in t. */
export function zeroModeAverage(
  c: number,
  geometry: WarpedGeometry,
  waveNumber: number,
  f: (t: number) => number,
): number {
  const steepness = Math.abs(1 - 2 * c);
  const fromInfrared = c <= 0.5;
  const { logarithm } = geometry;
  const { nodes, weights } = gaussLegendre(POINTS);
  // against a steep density t² grows no faster than e^(2 |ln t|)
  const depth = steepness > 4 ? Math.min(logarithm, DEPTH / (steepness - 2)) : logarithm;
  const edge = fromInfrared ? -depth : depth - logarithm;
  const [low, high] = fromInfrared ? [edge, 0] : [-logarithm, edge];
  let sum = 0;
  let right = high;
  while (right > low) {
    const width = Math.min(1, 4 / (1 + steepness), 3 / (waveNumber * Math.exp(right)));
    const left = Math.max(low, right - width);
    const half = (right - left) / 2;
    for (let i = 0; i < POINTS; i++) {
      const u = left + half * (1 + nodes[i]);
      sum += half * weights[i] * zeroModeDensity(c, u, geometry) * f(Math.exp(u));
    }
    right = left;
  }
  return sum;
}
