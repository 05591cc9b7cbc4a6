/** Largest x_B [–] of the ratio; the polynomials turn up above their data, where nuclear effects in the deuteron grow too. */
const LARGEST_X = 0.7;

/**
 * F₂ⁿ/F₂ᵖ = A(x)(Q²/20 GeV²)^{B(x)} (1 + x²/Q²) of P. Amaudruz et al. (NMC), Nucl. Phys. B 371 (1992) 3, from F₂ᵈ/F₂ᵖ of
 * NMC, SLAC and BCDMS, 0.002 ≤ x ≤ 0.75, no correction for Fermi motion and shadowing in the deuteron; accurate to 1 % below
 * x = 0.3 and to a few per cent above. Beyond x = 0.7 its value there; 0.979 at x = 0. Q² in GeV², above 0.
 * Some programs have x B(x) as the exponent: the later ratios of NMC (hep-ex/9611022) tell the two apart.
 */
export function nmcRatio(xBjorken: number, q2: number): number {
  const x = Math.min(xBjorken, LARGEST_X);
  if (x === 0) return 0.979;
  const a = 0.979 + x * (-1.692 + x * (2.797 + x * (-4.313 + x * 3.075)));
  const b = x * (-0.171 + x * 0.244);
  return a * Math.exp(b * Math.log(q2 / 20)) * (1 + (x * x) / q2);
}
