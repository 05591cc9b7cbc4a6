import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError, requireNumber } from '../errors.js';
import type { FlavourCharges, VectorCharges } from './mediators.js';

/** A complex number. */
export interface ComplexValue {
  readonly re: number;
  readonly im: number;
}

/**
 * J(s) = ∫₀¹ dx x(1−x) ln(1 − x(1−x)s − i0), s = q²/m², the fermion loop of vacuum polarisation: a series for |s| < 1, else
 * −5/18 − 2/(3s) + (1/6)(1 + 2/s) β ln((β+1)/(β−1)) with β² = 1 − 4/s and its continuations. Relative accuracy 10⁻¹².
 * The imaginary part, −(π/6)β(1 + 2/s), starts at the pair threshold s = 4.
 */
export function vacuumPolarisationIntegral(s: number): ComplexValue {
  requireNumber('q²/m²', s, -1e30, 1e30);
  if (Math.abs(s) < 1) return { re: polarisationSeries(s), im: 0 };
  const rational = -5 / 18 - 2 / (3 * s);
  const factor = (1 + 2 / s) / 6;
  if (s > 0 && s < 4) {
    const b = Math.sqrt(4 / s - 1);
    return { re: rational + 2 * factor * b * Math.atan(1 / b), im: 0 };
  }
  const beta = Math.sqrt(1 - 4 / s);
  // (β+1)/|β−1| = (β+1)²|s|/4, which does not cancel
  const logarithm = 2 * Math.log(1 + beta) + Math.log(Math.abs(s) / 4);
  return { re: rational + factor * beta * logarithm, im: s > 4 ? -Math.PI * factor * beta : 0 };
}

/** −Σ sⁿ/n B(n+2, n+2); B(n+2, n+2) falls as 4⁻ⁿ. */
function polarisationSeries(s: number): number {
  let beta = 1 / 30;
  let power = s;
  let sum = 0;
  for (let n = 1; n <= 40; n++) {
    const next = sum - (power * beta) / n;
    // terms only become smaller
    if (next === sum) break;
    sum = next;
    power *= s;
    // B(n+3, n+3)/B(n+2, n+2) = (n+2)²/((2n+4)(2n+5))
    beta *= (n + 2) ** 2 / ((2 * n + 4) * (2 * n + 5));
  }
  return sum;
}

/**
 * Kinetic mixing with the photon that the charged-lepton loops of a boson induce, at q² [GeV²] of either sign, per unit coupling:
 * ε(q²)/g = (e/2π²) Σ_ℓ Q_V,ℓ ∫₀¹ dx x(1−x) ln(m_ℓ² − x(1−x)q² − i0)   (arXiv:1902.08579 for L_μ − L_τ).
 * In the convention L = g Z′_α ℓ̄γ^αQ_Vℓ the electron, and any other particle of electric charge −1, gains the coupling e·ε. For
 * L_μ − L_τ: −1/69.3 at q² → 0. The charges have to add to zero; otherwise the mixing is infinite without a counterterm.
 * @throws InputError for vector charges that do not add to zero
 */
export function inducedKineticMixing(
  q2: number,
  vectorCharges: FlavourCharges,
  inputs: ElectroweakInputs,
): ComplexValue {
  const sum = vectorCharges.e + vectorCharges.mu + vectorCharges.tau;
  if (Math.abs(sum) > 1e-12) {
    throw new InputError('vector charges', sum, 'do not add to zero', 'The loop-induced mixing is then not finite.');
  }
  const e = Math.sqrt(4 * Math.PI * inputs.alpha);
  let re = 0;
  let im = 0;
  for (const flavour of leptonFlavours) {
    const mass2 = inputs.leptonMass[flavour] ** 2;
    const loop = vacuumPolarisationIntegral(q2 / mass2);
    re += vectorCharges[flavour] * (Math.log(mass2) / 6 + loop.re);
    im += vectorCharges[flavour] * loop.im;
  }
  const factor = e / (2 * Math.PI * Math.PI);
  return { re: factor * re, im: factor * im };
}

/** A quark in the loop: its mass [GeV], and electric charge. */
interface LoopQuark {
  readonly massGeV: number;
  readonly charge: number;
}

/**
 * Masses of the six quarks in the loop: constituent ones for u, d and s, near half the masses of ρ and φ, where perturbation theory does
 * not hold; for c, b and t of the PDG (running mass at itself, pole mass of t). The mixing with a boson that couples to all quarks
 * alike depends on the three light ones through the ratio m_s/m_ud alone.
 */
const LOOP_QUARKS: readonly LoopQuark[] = [
  { massGeV: 0.336, charge: 2 / 3 },
  { massGeV: 0.336, charge: -1 / 3 },
  { massGeV: 0.486, charge: -1 / 3 },
  { massGeV: 1.27, charge: 2 / 3 },
  { massGeV: 4.18, charge: -1 / 3 },
  { massGeV: 172.6, charge: 2 / 3 },
];
const COLOURS = 3;

/** Charges that do not add to zero mix with the photon by an amount that loops do not fix. */
const LARGEST_SUM_OF_CHARGES = 1e-12;

/** Whether loops mix the boson with the photon by a finite amount: Σ N_c Q q_em over all fermions is 0 (three generations of quarks). */
export function mixingIsFinite({ vector: { e, mu, tau }, quark = 0 }: VectorCharges): boolean {
  return Math.abs(e + mu + tau - 3 * quark) <= LARGEST_SUM_OF_CHARGES;
}

/**
 * Kinetic mixing by loops of all charged fermions, per unit coupling, at q² [GeV²]: `inducedKineticMixing` for leptons alone; in general
 * ε(q²)/g = −(e/2π²) Σ_f N_c Q_f q_f [ln(m_f²/Λ²)/6 + J(q²/m_f²)], where Λ drops out if Σ N_c Q_f q_f = 0. With Λ, fermions heavier
 * than it are left out: the mixing is 0 at Λ, and what is above it belongs to the theory that fixes it. One loop, without gluons: quarks
 * are good to some ten per cent of their own part, and at timelike q² among resonances not at all.
 * @throws InputError where the sum is not 0 and there is no Λ
 */
export function loopKineticMixing(charges: VectorCharges, q2: number, inputs: ElectroweakInputs): ComplexValue {
  const { quark = 0, mixingScaleGeV, vector } = charges;
  if (quark === 0 && mixingIsFinite(charges)) return inducedKineticMixing(q2, vector, inputs);
  requireMixingScale(charges);
  const scale2 = mixingScaleGeV === undefined || mixingIsFinite(charges) ? undefined : mixingScaleGeV ** 2;
  const sum = { re: 0, im: 0 };
  const add = (massGeV: number, weight: number) => {
    const mass2 = massGeV * massGeV;
    if (scale2 !== undefined && mass2 >= scale2) return;
    const loop = vacuumPolarisationIntegral(q2 / mass2);
    sum.re -= weight * (Math.log(mass2 / (scale2 ?? 1)) / 6 + loop.re);
    sum.im -= weight * loop.im;
  };
  for (const flavour of leptonFlavours) add(inputs.leptonMass[flavour], -vector[flavour]);
  for (const { massGeV, charge } of LOOP_QUARKS) add(massGeV, COLOURS * quark * charge);
  const factor = Math.sqrt(4 * Math.PI * inputs.alpha) / (2 * Math.PI * Math.PI);
  return { re: factor * sum.re, im: factor * sum.im };
}

/** @throws InputError for mixing by loops that the charges do not make finite, without a scale */
export function requireMixingScale(charges: VectorCharges): void {
  if (charges.mixingScaleGeV !== undefined || mixingIsFinite(charges)) return;
  const remedy = 'Give mixingScale, the scale in GeV at which it vanishes, or leave loopMixing out.';
  throw new InputError('mixing by loops', undefined, 'is not finite for these charges', remedy);
}
