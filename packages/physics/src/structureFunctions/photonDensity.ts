import { FINE_STRUCTURE_CONSTANT } from '../constants.js';
import { requireNumber } from '../errors.js';
import type { Nucleon, NucleonFormFactors } from '../formFactors/formFactor.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { runningCoupling } from './runningCoupling.js';
import { type NucleonStructure, nucleonMass, pionThreshold } from './structureFunction.js';

/** What the photons of a nucleon that breaks are made of. */
export interface BrokenPhotonSource {
  readonly nucleon: Nucleon;
  readonly structure: NucleonStructure;
  /** α(Q²), Q² in GeV²; by default `runningCoupling`. */
  readonly coupling?: (q2: number) => number;
}

/** What a photon density is made of. */
export interface PhotonSource extends BrokenPhotonSource {
  readonly formFactors: NucleonFormFactors;
}

/** x f_γ by where it comes from; without dimension. */
export interface PhotonDensity {
  readonly elastic: number;
  readonly inelastic: number;
  /** Conversion to the MS-bar scheme, negative. */
  readonly msBar: number;
  readonly total: number;
}

/** W² [GeV²] and Q² [GeV²] at which structure functions are joined; quadrature panels end there. */
const SEAMS_W2 = [1.35, 1.7, 2.2, 3, 4, 6, 10] as const;
const SEAMS_Q2 = [0.03, 0.34, 1, 8, 9] as const;

/** Points of each panel, and of ln z. */
const PANEL = gaussLegendre(10);
const FRACTION = gaussLegendre(48);
/** Widest panel in ln Q². */
const WIDEST = 2.5;

/** ∫ f d ln Q² between two Q² [GeV²], in panels that end at `breaks`. */
function overLogQ2(low: number, high: number, breaks: readonly number[], f: (q2: number) => number): number {
  if (!(high > low)) return 0;
  const ends = [low, ...breaks.filter((q2) => q2 > low && q2 < high).sort((a, b) => a - b), high].map(Math.log);
  let sum = 0;
  for (let i = 1; i < ends.length; i++) {
    const parts = Math.ceil((ends[i] - ends[i - 1]) / WIDEST);
    const half = (ends[i] - ends[i - 1]) / (2 * parts);
    for (let part = 0; part < parts; part++) {
      const middle = ends[i - 1] + (2 * part + 1) * half;
      for (let n = 0; n < PANEL.nodes.length; n++)
        sum += half * PANEL.weights[n] * f(Math.exp(middle + half * PANEL.nodes[n]));
    }
  }
  return sum;
}

/**
 * ∫ dz/z f(z) from `low` to `high` ≤ 1, f(z) growing like ln(1 − z) at most: ln(high/z) = ln(high/low) v³(10 − 15v + 6v²) gathers the
 * points at both ends, in ln z for small z, where the integrand is spread over it.
 */
function overFraction(low: number, high: number, f: (z: number, oneMinusZ: number) => number): number {
  let sum = 0;
  const [logHigh, range] = [Math.log(high), Math.log(high / low)];
  for (let n = 0; n < FRACTION.nodes.length; n++) {
    const v = 0.5 * (1 + FRACTION.nodes[n]);
    const s = v * v * v * (10 + v * (-15 + 6 * v));
    const slope = 30 * v * v * (1 - v) * (1 - v);
    const logZ = logHigh - s * range;
    sum += 0.5 * FRACTION.weights[n] * slope * range * f(Math.exp(logZ), -Math.expm1(logZ));
  }
  return sum;
}

/**
 * Photon density x f_γ(x, μ²) of a nucleon in the MS-bar scheme, A. Manohar et al., Phys. Rev. Lett. 117 (2016) 242002, arXiv:1607.04266,
 * eq. (6): 0 < x < 1, μ² [GeV²] well above M². With z the share of the photon's momentum in that of the struck piece,
 * x f = 1/(2πα(μ²)) ∫ dz/z { ∫ dQ²/Q² α²(Q²)[(2 − 2z + z² + 2x²M²/Q²)F₂(x/z, Q²) − z²F_L(x/z, Q²)] − α²(μ²) z² F₂(x/z, μ²) },
 * Q² from x²M²/(1 − z) to μ²/(1 − z). The elastic part has F₂ = (G_E² + τG_M²)/(1 + τ), F_L = G_E²/τ at z = x (eq. 7). Integrated to
 * 10⁻⁴; the error is that of the structure functions, a few per cent.
 * @throws InputError for x or μ² out of range.
 */
export function photonDensity(x: number, mu2: number, source: PhotonSource): PhotonDensity {
  const { inelastic, msBar } = brokenPhotonDensity(x, mu2, source);
  const coupling = source.coupling ?? runningCoupling;
  const elastic = elasticPart(x, mu2, source, coupling) / (2 * Math.PI * coupling(mu2));
  return { elastic, inelastic, msBar, total: elastic + inelastic + msBar };
}

/** The parts of `photonDensity` from a nucleon that breaks, alone. @throws InputError for x or μ² out of range. */
export function brokenPhotonDensity(
  x: number,
  mu2: number,
  source: BrokenPhotonSource,
): Pick<PhotonDensity, 'inelastic' | 'msBar'> {
  requireNumber('x', x, 1e-12, 1 - 1e-6);
  requireNumber('mu2', mu2, 0, 1e12, { exclusiveMinimum: true, unit: 'GeV²' });
  const coupling = source.coupling ?? runningCoupling;
  const atScale = coupling(mu2);
  const scale = 1 / (2 * Math.PI * atScale);
  return {
    inelastic: scale * inelasticPart([x, 1, x], (oneMinusZ) => mu2 / oneMinusZ, source, coupling),
    msBar: -scale * atScale ** 2 * msBarPart(x, mu2, source),
  };
}

/**
 * Equivalent photons x f_γ of a nucleon that breaks, with a virtuality Q² [GeV²] below a sharp limit and a coupling that does not run:
 * the integral of `photonDensity` up to `maximumQ2` instead of μ²/(1 − z), without the MS-bar part. A cross section on real photons
 * times this is the limit of the full one where Q² is far below all that the leptons know of. To 10⁻⁴ where μ² is above 0.1 GeV².
 * @throws InputError for x or Q² out of range.
 */
export function brokenPhotonFlux(
  x: number,
  maximumQ2: number,
  source: Pick<BrokenPhotonSource, 'nucleon' | 'structure'>,
): number {
  requireNumber('x', x, 1e-12, 1 - 1e-6);
  requireNumber('Q²', maximumQ2, 0, 1e12, { exclusiveMinimum: true, unit: 'GeV²' });
  const [excess, mass2] = thresholdExcess(source.nucleon);
  // where Q² fits between its limits at both ends of z
  const lowest = x * (1 + excess / maximumQ2);
  const highest = 1 - (x * x * mass2) / maximumQ2;
  if (!(lowest < highest)) return 0;
  const constant = () => FINE_STRUCTURE_CONSTANT;
  const limit = () => maximumQ2;
  return inelasticPart([lowest, highest, x], limit, source, constant) / (2 * Math.PI * FINE_STRUCTURE_CONSTANT);
}

/** The x at which `brokenPhotonFlux` ends, of photons with Q² [GeV²] below a limit: x(1 + (W² − M²)/Q²) = 1 − x²M²/Q² at the threshold. */
export function largestPhotonShare(maximumQ2: number, nucleon: Nucleon): number {
  const [excess, mass2] = thresholdExcess(nucleon);
  const linear = 1 + excess / maximumQ2;
  return 2 / (linear + Math.sqrt(linear * linear + (4 * mass2) / maximumQ2));
}

/** W² − M² at the threshold, and M² [GeV²]. */
function thresholdExcess(nucleon: Nucleon): readonly [excess: number, mass2: number] {
  const mass2 = nucleonMass(nucleon) ** 2;
  return [pionThreshold(nucleon) - mass2, mass2];
}

type Coupling = (q2: number) => number;

function elasticPart(x: number, mu2: number, { nucleon, formFactors }: PhotonSource, coupling: Coupling): number {
  const mass2 = nucleonMass(nucleon) ** 2;
  return overLogQ2((x * x * mass2) / (1 - x), mu2 / (1 - x), SEAMS_Q2, (q2) => {
    const electric2 = formFactors.electric(nucleon, q2) ** 2;
    const tau = q2 / (4 * mass2);
    const f2 = (electric2 + tau * formFactors.magnetic(nucleon, q2) ** 2) / (1 + tau);
    const bracket = (2 - 2 * x + x * x + (2 * x * x * mass2) / q2) * f2 - (x * x * electric2) / tau;
    return coupling(q2) ** 2 * bracket;
  });
}

/** Between a lowest and a highest z, at x; `limit`: largest Q² [GeV²] at 1 − z. */
function inelasticPart(
  [lowest, highest, x]: readonly [lowest: number, highest: number, x: number],
  limit: (oneMinusZ: number) => number,
  { nucleon, structure }: BrokenPhotonSource,
  coupling: Coupling,
): number {
  const mass2 = nucleonMass(nucleon) ** 2;
  const threshold = pionThreshold(nucleon);
  return overFraction(lowest, highest, (z, oneMinusZ) => {
    const bjorken = x / z;
    if (bjorken >= 1) return 0;
    // at fixed x_B, W² − M² = Q²(1 − x_B)/x_B
    const toQ2 = bjorken / (1 - bjorken);
    const low = Math.max((x * x * mass2) / oneMinusZ, (threshold - mass2) * toQ2);
    const breaks = [...SEAMS_W2.map((w2) => (w2 - mass2) * toQ2), ...SEAMS_Q2];
    return overLogQ2(low, limit(oneMinusZ), breaks, (q2) => {
      const w2 = mass2 + q2 / toQ2;
      const bracket =
        (2 - 2 * z + z * z + (2 * x * x * mass2) / q2) * structure.f2(q2, w2) - z * z * structure.fL(q2, w2);
      return coupling(q2) ** 2 * bracket;
    });
  });
}

function msBarPart(x: number, mu2: number, { nucleon, structure }: BrokenPhotonSource): number {
  const mass2 = nucleonMass(nucleon) ** 2;
  return overFraction(x, 1, (z) => (z > x ? z * z * structure.f2(mu2, mass2 + mu2 * (z / x - 1)) : 0));
}
