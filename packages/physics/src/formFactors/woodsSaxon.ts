import { HBAR_C_GEV_FM } from '../constants.js';
import { formFactorParameter, InputError, requireNumber } from '../errors.js';
import type { WoodsSaxonParameters } from '../targets/nuclide.js';
import type { NuclearFormFactor } from './formFactor.js';
import { formFactorName } from './formFactorName.js';
import type { NuclearFormFactorOptions } from './symmetrisedFermi.js';

/** Terms of the expansion in Q² used below Q = min(2/c, 1/πa), where the last one is below 1e-17. */
const SERIES_TERMS = 22;

/** The density in GeV⁻¹: c, πa, a, and w/c². */
interface Density {
  readonly radius: number;
  readonly skin: number;
  readonly diffuseness: number;
  readonly curvature: number;
}

/** Cusp terms amplitude·e^(−κr) of the density: its difference from the smooth symmetrised Fermi function. */
interface CuspTerms {
  readonly amplitude: Float64Array;
  readonly decay: Float64Array;
}

/**
 * Form factor of the two- or three-parameter Fermi density ρ(r) ∝ (1 + w r²/c²)/(1 + exp((r − c)/a)), as tabulated by
 * de Vries, de Jager and de Vries, At. Data Nucl. Data Tables 36 (1987) 495 (their z is a).
 *
 * No quadrature: 1/(1 + e^((r−c)/a)) = [symmetrised Fermi] + Σ_{n≥1} (−1)^(n+1) e^(−n(r+c)/a) exactly for r ≥ 0. The
 * cosine transform of the first is πa sin(Qc)/sinh(πQa); its derivatives with respect to Q give the weights r² and r⁴.
 * The sum falls like e^(−nc/a) and dominates the form factor at large Q, where the density's cusp at r = 0 shows.
 * Absolute accuracy 1e-13 for every Q² ≥ 0 in GeV².
 *
 * c ≥ a > 0 in fm; w such that the total charge is positive (a density that is negative far outside is accepted).
 * @throws InputError for parameters out of range.
 */
export function woodsSaxon(
  parameters: WoodsSaxonParameters,
  options: NuclearFormFactorOptions = {},
): NuclearFormFactor {
  const { radiusFm: c, diffusenessFm: a, centralDepression: w } = parameters;
  const hbarC = options.hbarCGeVFm ?? HBAR_C_GEV_FM;
  requireParameters(c, a, w, hbarC);
  const radius = c / hbarC;
  const diffuseness = a / hbarC;
  const density = { radius, skin: Math.PI * diffuseness, diffuseness, curvature: w / radius ** 2 };
  const cusp = cuspTerms(density);
  const series = smallQSeries(density, cusp);
  const charge = series[0];
  if (!(charge > 0)) {
    throw new InputError(
      formFactorParameter('woods-saxon', 'w'),
      w,
      'the total charge of this density is not positive',
      'Give a larger w.',
    );
  }
  for (let n = 0; n < series.length; n++) series[n] /= charge;
  const seriesLimit = Math.min(2 / radius, 1 / density.skin) ** 2;
  return {
    name: formFactorName('woods-saxon', { c, a, w }, hbarC),
    evaluate(q2: number): number {
      if (q2 < seriesLimit) return polynomial(series, q2);
      return (smoothTransform(density, Math.sqrt(q2)) + cuspTransform(density, cusp, q2)) / charge;
    },
  };
}

function requireParameters(c: number, a: number, w: number, hbarC: number): void {
  requireNumber(formFactorParameter('woods-saxon', 'c'), c, 0, 1000, { exclusiveMinimum: true, unit: 'fm' });
  requireNumber(formFactorParameter('woods-saxon', 'a'), a, 0, 1000, { exclusiveMinimum: true, unit: 'fm' });
  requireNumber(formFactorParameter('woods-saxon', 'w'), w, -100, 100);
  requireNumber(formFactorParameter('woods-saxon', 'hbarc'), hbarC, 0, 1, { exclusiveMinimum: true, unit: 'GeV fm' });
  if (a > c) {
    throw new InputError(
      formFactorParameter('woods-saxon', 'a'),
      a,
      `larger than the radius c = ${c} fm: no nucleus is that diffuse`,
      'Give 0 < a ≤ c.',
    );
  }
}

function cuspTerms({ radius, diffuseness }: Density): CuspTerms {
  // e^−37 = 1e-16: later terms change nothing.
  const count = Math.ceil((37 * diffuseness) / radius);
  const amplitude = new Float64Array(count);
  const decay = new Float64Array(count);
  for (let n = 1; n <= count; n++) {
    amplitude[n - 1] = (n % 2 === 1 ? 1 : -1) * Math.exp((-n * radius) / diffuseness);
    decay[n - 1] = n / diffuseness;
  }
  return { amplitude, decay };
}

/** ∫ρ r sin(Qr)/Q dr of the symmetrised part: −U′/Q + (w/c²) U‴/Q with U = πa sin(Qc)/sinh(πQa). For Q > 0. */
function smoothTransform({ radius, skin, curvature }: Density, q: number): number {
  const decay = Math.exp(-q * skin);
  if (decay === 0) return 0;
  const gap = -Math.expm1(-2 * q * skin);
  const coth = (2 - gap) / gap;
  const sine = Math.sin(q * radius);
  const cosine = Math.cos(q * radius);
  const first = skin * coth * sine - radius * cosine;
  const third =
    cosine * radius * (3 * skin * skin * (2 * coth * coth - 1) - radius * radius) +
    sine * skin * coth * (3 * radius * radius + skin * skin * (5 - 6 * coth * coth));
  return ((2 * decay * skin) / (gap * q)) * (first + curvature * third);
}

/** The same for Σ amplitude·e^(−κr): ∫r sin(Qr)e^(−κr)dr = 2κQ/(κ²+Q²)², ∫r³ … = 24κQ(κ²−Q²)/(κ²+Q²)⁴. */
function cuspTransform({ curvature }: Density, { amplitude, decay }: CuspTerms, q2: number): number {
  let sum = 0;
  for (let n = 0; n < amplitude.length; n++) {
    const kappa = decay[n];
    const kappa2 = kappa * kappa;
    const inverse = 1 / (kappa2 + q2);
    const inverse2 = inverse * inverse;
    sum += amplitude[n] * kappa * inverse2 * (2 + 24 * curvature * (kappa2 - q2) * inverse2);
  }
  return sum;
}

/** Coefficients of the powers of Q² of the unnormalised transform; the first is the charge ∫ρ r² dr. */
function smallQSeries({ radius, skin, curvature }: Density, { amplitude, decay }: CuspTerms): Float64Array {
  const potential = smoothSeries(radius, skin, SERIES_TERMS + 2);
  const series = new Float64Array(SERIES_TERMS);
  for (let n = 0; n < SERIES_TERMS; n++) {
    const k = 2 * n + 4;
    series[n] = -(2 * n + 2) * potential[n + 1] + curvature * k * (k - 1) * (k - 2) * potential[n + 2];
  }
  for (let term = 0; term < amplitude.length; term++) {
    const inverse2 = 1 / decay[term] ** 2;
    let power = (amplitude[term] * inverse2) / decay[term];
    for (let n = 0; n < SERIES_TERMS; n++) {
      const binomial = ((2 * n + 4) * (2 * n + 3) * (2 * n + 2)) / 6;
      series[n] += power * (2 * (n + 1) + 6 * curvature * inverse2 * binomial);
      power *= -inverse2;
    }
  }
  return series;
}

/** Coefficients of Q^(2n) of U = c · [sin(Qc)/(Qc)] · [πQa/sinh(πQa)]. */
function smoothSeries(radius: number, skin: number, count: number): Float64Array {
  const inverseFactorial = new Float64Array(count);
  inverseFactorial[0] = 1;
  for (let n = 1; n < count; n++) inverseFactorial[n] = inverseFactorial[n - 1] / (2 * n * (2 * n + 1));
  // y/sinh y is the reciprocal of the power series of sinh y/y.
  const reciprocal = new Float64Array(count);
  reciprocal[0] = 1;
  for (let n = 1; n < count; n++) {
    for (let k = 1; k <= n; k++) reciprocal[n] -= inverseFactorial[k] * reciprocal[n - k];
  }
  const product = new Float64Array(count);
  for (let n = 0; n < count; n++) {
    for (let k = 0; k <= n; k++) {
      product[n] += radius * (-(radius ** 2)) ** k * inverseFactorial[k] * reciprocal[n - k] * skin ** (2 * (n - k));
    }
  }
  return product;
}

function polynomial(coefficients: Float64Array, x: number): number {
  let sum = 0;
  for (let n = coefficients.length - 1; n >= 0; n--) sum = sum * x + coefficients[n];
  return sum;
}
