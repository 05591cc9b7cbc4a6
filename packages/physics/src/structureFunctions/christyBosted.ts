import type { Nucleon } from '../formFactors/formFactor.js';
import {
  LONGITUDINAL_BACKGROUND,
  NUCLEON_MEAN_TRANSVERSE,
  PROTON_LONGITUDINAL,
  PROTON_TRANSVERSE,
  type Resonance,
  type TransverseFit,
} from './christyBostedParameters.js';
import type { VirtualPhotoabsorption } from './structureFunction.js';

/** Masses [GeV] that the fits were made with, for proton and neutron alike; rounded, as in F1F209. */
const PROTON = 0.9382727;
const PION = 0.135;
const ETA = 0.547;
const M2 = PROTON * PROTON;

/** Momentum [GeV] of a meson system of mass m [GeV] beside a proton in the rest frame of hadrons of mass W [GeV]; 0 below threshold. */
function mesonMomentum(w: number, m: number): number {
  const energy = (w * w + m * m - M2) / (2 * w);
  return Math.sqrt(Math.max(0, energy * energy - m * m));
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let n = 0; n < exponent; n++) product *= base;
  return product;
}

/** What depends on the resonance alone. */
function atPeak({ mass, damping }: Resonance) {
  return {
    onePion: mesonMomentum(mass, PION),
    twoPions: mesonMomentum(mass, 2 * PION),
    eta: mesonMomentum(mass, ETA),
    photon: (mass * mass - M2) / (2 * mass),
    damping2: damping * damping,
  };
}

/**
 * Line shape of one resonance [GeV⁻²]; σ = A² × this with A in √μb GeV. arXiv:0712.3731 has W (K_i K_i^cm)/(K K^cm) ×
 * Γ_tot Γ_γ/(Γ_i [(W² − M_i²)² + M_i² Γ_tot²]) with the photon momenta K = (W² − M²)/2M and K^cm = (W² − M²)/2W,
 * Γ_γ = Γ_i (K^cm/K_i^cm)² (K_i^cm² + X²)/(K^cm² + X²): as K = W K^cm/M, the fluxes and the powers of K^cm cancel against each
 * other and leave M_i Γ_tot (K_i^cm² + X²)/(K^cm² + X²)/[…]. Partial widths follow phase space and barrier.
 */
function lineShape(one: Resonance, peak: ReturnType<typeof atPeak>): (w: number, momenta: Float64Array) => number {
  const { mass, width, angularMomentum: l } = one;
  const { damping2 } = peak;
  const twoPionFraction = 1 - one.onePion - one.eta;
  const barrier = (momentum: number, peakMomentum: number) =>
    (peakMomentum * peakMomentum + damping2) / (momentum * momentum + damping2);
  const twoBody = (momentum: number, peakMomentum: number) =>
    power(momentum / peakMomentum, 2 * l + 1) * power(barrier(momentum, peakMomentum), l);
  return (w, momenta) => {
    let relativeWidth = one.onePion * twoBody(momenta[0], peak.onePion);
    if (one.eta > 0) relativeWidth += one.eta * twoBody(momenta[2], peak.eta);
    if (twoPionFraction > 0) {
      const ratio = momenta[1] / peak.twoPions;
      const shape = power(ratio, 2 * l + 4) * power(barrier(momenta[1], peak.twoPions), l + 2);
      relativeWidth += (twoPionFraction * shape * w) / mass;
    }
    const massTimesWidth = mass * width * relativeWidth;
    const offPeak = w * w - mass * mass;
    return (massTimesWidth * barrier(momenta[3], peak.photon)) / (offPeak * offPeak + massTimesWidth * massTimesWidth);
  };
}

/** Line shapes of all resonances at W [GeV], kept from one call to the next. */
function lineShapes(resonances: readonly Resonance[]): (w: number) => Float64Array {
  const shapes = resonances.map((one) => lineShape(one, atPeak(one)));
  const values = new Float64Array(shapes.length);
  const momenta = new Float64Array(4);
  let last = Number.NaN;
  return (w) => {
    if (w === last) return values;
    last = w;
    momenta[0] = mesonMomentum(w, PION);
    momenta[1] = mesonMomentum(w, 2 * PION);
    momenta[2] = mesonMomentum(w, ETA);
    momenta[3] = (w * w - M2) / (2 * w);
    for (let i = 0; i < shapes.length; i++) values[i] = shapes[i](w, momenta);
    return values;
  };
}

const sumOfProducts = (a: Float64Array, b: Float64Array) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

/** Squared amplitudes of all resonances at Q², kept from one call to the next. */
function squaredAmplitudes(count: number, write: (q2: number, out: Float64Array) => void) {
  const values = new Float64Array(count);
  let last = Number.NaN;
  return (q2: number) => {
    if (q2 === last) return values;
    last = q2;
    write(q2, values);
    for (let i = 0; i < count; i++) values[i] *= values[i];
    return values;
  };
}

/** x′ of the background: 1/[1 + (W² − (M + m_π)²)/(Q² + Q₀²)]. */
const scalingVariable = (q2: number, w2: number, q02: number) => 1 / (1 + (w2 - (PROTON + PION) ** 2) / (q2 + q02));

/** Q₀² [GeV²] of the transverse background. */
const TRANSVERSE_Q02 = 0.05;

/** σ_T [μb] of a fit at Q², W [GeV², GeV]; `shapes` are those of its resonances. */
function transverse({ amplitudes, background }: TransverseFit, shapes: (w: number) => Float64Array) {
  const squares = squaredAmplitudes(amplitudes.length, (q2, out) => {
    const logDipole = Math.log1p(q2 / 0.91);
    amplitudes.forEach(([atZero, a, b, c], i) => {
      out[i] = atZero * (1 + (a * q2) / (1 + b * q2)) * Math.exp(-c * logDipole);
    });
  });
  const [first, second] = background;
  const term = ([sigma, a, b, c, d]: TransverseFit['background'][0], q2: number) =>
    sigma * Math.exp(-(b + q2 * (c + q2 * d)) * Math.log(q2 + a));
  return (q2: number, w: number) => {
    const above = w - PROTON - PION;
    if (above <= 0) return 0;
    const smooth = above * Math.sqrt(above) * (term(first, q2) + above * term(second, q2));
    return sumOfProducts(squares(q2), shapes(w)) + smooth * scalingVariable(q2, w * w, TRANSVERSE_Q02);
  };
}

/** σ_L [μb] of the proton at Q², W [GeV², GeV]. */
function longitudinal(shapes: (w: number) => Float64Array) {
  const squares = squaredAmplitudes(PROTON_LONGITUDINAL.length, (q2, out) => {
    PROTON_LONGITUDINAL.forEach(([slope, d, e], i) => {
      out[i] = ((slope * q2) / (1 + d * q2)) * Math.exp(-e * q2);
    });
  });
  const { sigma, a, b, c, d, e, m, lambda2, q02 } = LONGITUDINAL_BACKGROUND;
  const start = Math.log(m / lambda2);
  return (q2: number, w: number) => {
    if (w <= PROTON + PION || q2 === 0) return 0;
    const w2 = w * w;
    const t = Math.log(Math.log((q2 + m) / lambda2) / start);
    const x = scalingVariable(q2, w2, q02);
    const logarithm =
      (b + a * t) * Math.log1p(-x) + (d + e * t) * Math.log(x) + c * Math.log(q2 / (q2 + q02)) - Math.log(q2 + q02);
    // 1 − x_B = (W² − M²)/(W² − M² + Q²)
    const smooth = (sigma * Math.exp(logarithm) * (w2 - M2 + q2)) / (w2 - M2);
    return sumOfProducts(squares(q2), shapes(w)) + smooth;
  };
}

/**
 * Fit of Christy and Bosted to the resonance region, without continuation beyond its data: σ_T and σ_L of the proton,
 * 0 ≤ Q² < 8 GeV², 1.1 < W < 3.1 GeV, to 3 % (arXiv:0712.3731). Neutron: σ_T is twice the mean nucleon of the fit to the
 * deuteron (arXiv:0711.0159, Q² < 10 GeV², W < 3.2 GeV, 3 % for the deuteron) less the proton, and σ_L/σ_T that of the
 * proton, as in that paper. Both are functions of Q² and W² with the proton mass inside.
 */
export function christyBostedAbsorption(nucleon: Nucleon): VirtualPhotoabsorption {
  const shapes = lineShapes(PROTON_TRANSVERSE.resonances);
  const protonT = transverse(PROTON_TRANSVERSE, shapes);
  const protonL = longitudinal(shapes);
  const meanT = transverse(NUCLEON_MEAN_TRANSVERSE, lineShapes(NUCLEON_MEAN_TRANSVERSE.resonances));
  return {
    crossSections(q2, w2, out) {
      const w = Math.sqrt(w2);
      const sigmaT = protonT(q2, w);
      const sigmaL = protonL(q2, w);
      if (nucleon === 'proton') {
        out[0] = sigmaT;
        out[1] = sigmaL;
        return;
      }
      out[0] = Math.max(0, 2 * meanT(q2, w) - sigmaT);
      out[1] = sigmaT > 0 ? (out[0] * sigmaL) / sigmaT : 0;
    },
  };
}
