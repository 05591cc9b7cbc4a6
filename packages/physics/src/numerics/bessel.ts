/** Bessel functions of the first and second kind, of orders 0 and 1, at one argument. */
export interface BesselValues {
  readonly j0: number;
  readonly j1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Euler's constant γ. */
export const EULER_CONSTANT = 0.577_215_664_901_532_9;

/** Above this the asymptotic expansion has terms below rounding before it diverges: its smallest is of order e^(−2x). */
const ASYMPTOTIC_FROM = 25;

/**
 * J₀, J₁, Y₀, Y₁ at x > 0: power series below 1, backward recurrence up to 25 (Miller; Y by Neumann's series,
 * Abramowitz and Stegun 9.1.88 and 9.1.89), Hankel's expansion beyond (9.2.5 to 9.2.10). The error is below 1e-15
 * of the modulus √(J² + Y²), so relative away from zeros; checked from 1e-18 to 1e4.
 */
export function besselValues(x: number): BesselValues {
  if (x < 1) return besselSeries(x);
  return x < ASYMPTOTIC_FROM ? besselRecurrence(x) : besselAsymptotic(x);
}

function besselSeries(x: number): BesselValues {
  const { j0MinusOne, j1, y0Regular, y1Regular } = besselSmallArgument(x);
  const logarithm = Math.log(x / 2) + EULER_CONSTANT;
  const j0 = 1 + j0MinusOne;
  return {
    j0,
    j1,
    y0: (2 / Math.PI) * (logarithm * j0 + y0Regular),
    y1: (2 / Math.PI) * (logarithm * j1 + y1Regular - 1 / x),
  };
}

/**
 * What the functions are made of below x = 1, each to relative accuracy however small x is: J₀ − 1, J₁, and the
 * remainders of (π/2)Y₀ = (ln(x/2) + γ)J₀ + y0Regular, (π/2)Y₁ = (ln(x/2) + γ)J₁ − 1/x + y1Regular.
 */
export function besselSmallArgument(x: number): {
  readonly j0MinusOne: number;
  readonly j1: number;
  readonly y0Regular: number;
  readonly y1Regular: number;
} {
  const quarter = (x * x) / 4;
  let term = 1;
  let harmonic = 0;
  let j0MinusOne = 0;
  let j1Sum = 1;
  let y0Regular = 0;
  let y1Sum = 0.5;
  for (let k = 1; k <= 11; k++) {
    term *= -quarter / (k * k);
    harmonic += 1 / k;
    j0MinusOne += term;
    j1Sum += term / (k + 1);
    y0Regular -= term * harmonic;
    y1Sum += (term / (k + 1)) * (harmonic + 0.5 / (k + 1));
  }
  return { j0MinusOne, j1: (x / 2) * j1Sum, y0Regular, y1Regular: -(x / 2) * y1Sum };
}

function besselRecurrence(x: number): BesselValues {
  const start = 2 * Math.ceil((1.15 * x + 40) / 2);
  let above = 0;
  let value = 1e-250;
  let evenSum = 0;
  let y0Sum = 0;
  let y1Sum = 0;
  for (let n = start; n >= 1; n--) {
    // value is proportional to Jₙ
    const k = n >> 1;
    const sign = k % 2 === 0 ? 1 : -1;
    if (n % 2 === 0) {
      evenSum += value;
      y0Sum += (sign * value) / k;
    } else if (k > 0) {
      y1Sum += (sign * n * value) / (k * (k + 1));
    }
    const below = ((2 * n) / x) * value - above;
    above = value;
    value = below;
  }
  const norm = value + 2 * evenSum;
  const j0 = value / norm;
  const j1 = above / norm;
  const logarithm = Math.log(x / 2) + EULER_CONSTANT;
  return {
    j0,
    j1,
    y0: (2 / Math.PI) * (logarithm * j0 - (2 * y0Sum) / norm),
    y1: (2 / Math.PI) * ((logarithm - 1) * j1 - j0 / x - y1Sum / norm),
  };
}

function besselAsymptotic(x: number): BesselValues {
  const [p0, q0] = hankelSums(0, x);
  const [p1, q1] = hankelSums(1, x);
  const sine = Math.sin(x);
  const cosine = Math.cos(x);
  // cos and sin of x − π/4, without rounding the difference
  const c = (cosine + sine) * Math.SQRT1_2;
  const s = (sine - cosine) * Math.SQRT1_2;
  const scale = Math.sqrt(2 / (Math.PI * x));
  return {
    j0: scale * (p0 * c - q0 * s),
    y0: scale * (p0 * s + q0 * c),
    j1: scale * (p1 * s + q1 * c),
    y1: scale * (q1 * s - p1 * c),
  };
}

/** P and Q of Hankel's expansion. */
function hankelSums(order: number, x: number): [p: number, q: number] {
  const mu = 4 * order * order;
  let term = 1;
  let p = 1;
  let q = 0;
  for (let k = 1; k <= 40; k++) {
    term *= (mu - (2 * k - 1) ** 2) / (8 * k * x);
    const sign = (k >> 1) % 2 === 0 ? 1 : -1;
    if (k % 2 === 0) p += sign * term;
    else q += sign * term;
    if (Math.abs(term) < 1e-18) break;
  }
  return [p, q];
}
