import { HBAR_C_GEV_FM } from '../src/constants.js';
import { gaussLegendre } from '../src/numerics/gaussLegendre.js';
import { sphericalBesselJ0 } from '../src/numerics/sphericalBessel.js';

/**
 * Form factor of any spherical charge density by quadrature: F(Q) = ∫ρ j₀(Qr) r² dr / ∫ρ r² dr over r from 0 to
 * `maximumRadiusFm`. Q² in GeV². Composite Gauss–Legendre, 16 points per 0.25 fm: absolute accuracy 1e-14 for densities
 * that vary over 0.3 fm or more and Q² ≤ 10 GeV². Slow; the closed forms are checked against it.
 * @param density ρ(r) in any unit, r in fm; smooth, and negligible beyond `maximumRadiusFm`.
 */
export function densityTransform(
  density: (radiusFm: number) => number,
  q2: number,
  maximumRadiusFm: number,
  hbarCGeVFm: number = HBAR_C_GEV_FM,
): number {
  const rule = gaussLegendre(16);
  const panels = Math.ceil(maximumRadiusFm / 0.25);
  const halfWidth = maximumRadiusFm / panels / 2;
  const q = Math.sqrt(q2) / hbarCGeVFm;
  let transform = 0;
  let charge = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (let i = 0; i < rule.nodes.length; i++) {
      const r = halfWidth * (2 * panel + 1 + rule.nodes[i]);
      const weight = rule.weights[i] * r * r * density(r);
      transform += weight * sphericalBesselJ0(q * r);
      charge += weight;
    }
  }
  return transform / charge;
}
