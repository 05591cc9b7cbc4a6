import { besselValues } from '../numerics/bessel.js';
import { type GaugeField, kineticLength } from './gaugeField.js';
import { gaugeRoots } from './gaugeSpectrum.js';

/**
 * A massive mode: profile χ(t) = amplitude · t [a J₁(xt) + b Y₁(xt)], a ≥ 0, normalised to
 * ∫dt/t χ² + δ_UV χ(ε)² + δ_IR χ(1)² = L + δ_UV + δ_IR, so that its coupling to a current is that of a flat zero mode times χ.
 */
export interface GaugeMode {
  readonly field: GaugeField;
  /** m/Λ_IR. */
  readonly root: number;
  readonly massGeV: number;
  readonly amplitude: number;
  readonly a: number;
  readonly b: number;
}

/** The lightest `count` massive modes. @throws InputError as `gaugeRoots` */
export function gaugeModes(field: GaugeField, count: number): GaugeMode[] {
  return Array.from(gaugeRoots(field, count), (root) => gaugeMode(field, root));
}

function gaugeMode(field: GaugeField, root: number): GaugeMode {
  const { geometry, boundary, kineticUv, kineticIr } = field;
  const y = geometry.hierarchy * root;
  const uv = besselValues(y);
  const ir = besselValues(root);
  const neumann = boundary[0] === '+';
  const a0 = neumann ? uv.y0 + kineticUv * y * uv.y1 : uv.y1;
  const b0 = neumann ? -(uv.j0 + kineticUv * y * uv.j1) : -uv.j1;
  const scale = (a0 < 0 ? -1 : 1) / Math.hypot(a0, b0);
  const [a, b] = [a0 * scale, b0 * scale];
  // ∫t C₁² dt = ½t²(C₁² + C₀² − 2C₀C₁/(xt)); the boundary conditions remove C₀ (or C₁), and kinetic terms fall in with it
  const infrared =
    boundary[1] === '+' ? (a * ir.j1 + b * ir.y1) ** 2 * (1 + (kineticIr * root) ** 2) : (a * ir.j0 + b * ir.y0) ** 2;
  const ultraviolet = neumann
    ? (geometry.hierarchy * (a * uv.j1 + b * uv.y1)) ** 2 * (1 + (kineticUv * y) ** 2)
    : (geometry.hierarchy * (a * uv.j0 + b * uv.y0)) ** 2;
  const amplitude = Math.sqrt((2 * kineticLength(field)) / (infrared - ultraviolet));
  return { field, root, massGeV: root * geometry.irScaleGeV, amplitude, a, b };
}

/** χ at t ∈ [ε, 1]. */
export function modeProfile({ amplitude, a, b, root }: GaugeMode, t: number): number {
  const { j1, y1 } = besselValues(root * t);
  return amplitude * t * (a * j1 + b * y1);
}
