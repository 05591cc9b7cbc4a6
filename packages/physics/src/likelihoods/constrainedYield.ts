import { InputError, requireNumber } from '../errors.js';

/**
 * How the uncertainty of an expected number of events becomes a penalty in −2 ln L; θ is its pull in standard deviations.
 * - `gaussian`: ν = ν₀ + σθ, penalty θ², ν ≥ 0. HistFactory `histosys` with ν₀ ± σ.
 * - `log-normal`: ν = ν₀ κ^θ, κ = 1 + σ/ν₀, penalty θ². HistFactory `normsys` with κ and 1/κ.
 * - `poisson`: as from an auxiliary count of (ν₀/σ)² events, with its Poisson deviance as penalty. HistFactory `shapesys`.
 */
export const YIELD_CONSTRAINTS = ['gaussian', 'log-normal', 'poisson'] as const;
/** Form of the constraint on an uncertain yield. */
export type YieldConstraint = (typeof YIELD_CONSTRAINTS)[number];

/** An expected number of events with its standard deviation; an `error` of 0 makes it a known number. */
export interface ConstrainedYield {
  readonly value: number;
  readonly error: number;
  readonly constraint: YieldConstraint;
}

/**
 * The same auxiliary measurement as if it had found `value`, without fluctuation: σ of a Gaussian, κ of a log-normal and the
 * scale τ = ν₀/σ² of an auxiliary count stay what they are.
 */
export function movedYield({ value: nominal, error, constraint }: ConstrainedYield, value: number): ConstrainedYield {
  if (error === 0 || constraint === 'gaussian') return { value, error, constraint };
  const moved = constraint === 'poisson' ? error * Math.sqrt(value / nominal) : (error * value) / nominal;
  return { value, error: moved, constraint };
}

/** How a yield answers to the data: see `yieldResponse`. */
export interface YieldResponse {
  /** The yield that minimises its penalty − 2·tension·(yield); never decreases with the tension. */
  yieldAt(tension: number): number;
  /** Its penalty in −2 ln L there. */
  penaltyAt(tension: number): number;
  /** No minimum connected with the nominal value beyond this tension. */
  readonly highestTension: number;
  /** Where the yield is `start` + `slope`·tension unless that is below 0. */
  readonly line?: { readonly start: number; readonly slope: number };
}

/**
 * The yield ν that the data pull with a given tension: the stationary point of penalty(ν) − 2·tension·ν. In a counting likelihood
 * the tension is n/μ − 1 for the background, so that profiling reduces to one equation for it, whatever the constraints.
 * @throws InputError naming `name` for numbers out of range
 */
export function yieldResponse(name: string, { value, error, constraint }: ConstrainedYield): YieldResponse {
  requireNumber(`${name}: value`, value, 0, Number.MAX_VALUE);
  requireNumber(`${name}: error`, error, 0, Number.MAX_VALUE);
  if (!YIELD_CONSTRAINTS.includes(constraint)) {
    const remedy = `Give one of ${YIELD_CONSTRAINTS.join(', ')}.`;
    throw new InputError(`${name}: constraint`, constraint, 'not known', remedy);
  }
  if (error === 0) {
    const line = { start: value, slope: 0 };
    return { yieldAt: () => value, penaltyAt: () => 0, highestTension: Number.POSITIVE_INFINITY, line };
  }
  switch (constraint) {
    case 'gaussian':
      return gaussianResponse(value, error);
    case 'log-normal':
      return logNormalResponse(positiveValue(name, value), error);
    case 'poisson':
      return poissonResponse(positiveValue(name, value), error);
  }
}

function gaussianResponse(value: number, error: number): YieldResponse {
  const yieldAt = (tension: number) => Math.max(0, value + error * error * tension);
  return {
    yieldAt,
    penaltyAt: (tension) => ((yieldAt(tension) - value) / error) ** 2,
    highestTension: Number.POSITIVE_INFINITY,
    line: { start: value, slope: error * error },
  };
}

/** With k = ln κ: θ e^{−kθ} = tension·ν₀k, so kθ = −W₀(−tension·ν₀k²); W₀ ends at tension·ν₀k² = 1/e. */
function logNormalResponse(value: number, error: number): YieldResponse {
  const k = Math.log1p(error / value);
  const exponent = (tension: number) => -lambertW(-tension * value * k * k);
  return {
    yieldAt: (tension) => value * Math.exp(exponent(tension)),
    penaltyAt: (tension) => (exponent(tension) / k) ** 2,
    highestTension: 1 / (Math.E * value * k * k),
  };
}

/** Auxiliary count m = (ν₀/σ)², expected τν with τ = ν₀/σ²: τ − m/ν = tension. */
function poissonResponse(value: number, error: number): YieldResponse {
  const scale = value / (error * error);
  const count = value * scale;
  return {
    yieldAt: (tension) => count / (scale - tension),
    penaltyAt: (tension) => {
      const expected = (scale * count) / (scale - tension);
      return 2 * (expected - count + count * Math.log(count / expected));
    },
    highestTension: scale,
  };
}

/** Principal branch of Lambert's W, w e^w = x, for x ≥ −1/e (below: −1). Halley's iteration; relative accuracy 1e-14 but near −1/e. */
function lambertW(x: number): number {
  if (x <= -1 / Math.E) return -1;
  let w = x < 1 ? x * (1 - x / (1 + Math.abs(x))) : Math.log(x);
  if (x < -0.25) w = -1 + Math.sqrt(2 * (1 + Math.E * x));
  for (let iteration = 0; iteration < 50; iteration++) {
    const e = Math.exp(w);
    const residual = w * e - x;
    const step = residual / (e * (w + 1) - ((w + 2) * residual) / (2 * w + 2));
    if (!Number.isFinite(step)) break;
    w -= step;
    if (Math.abs(step) <= 1e-15 * (1e-30 + Math.abs(w))) break;
  }
  return w;
}

function positiveValue(name: string, value: number): number {
  requireNumber(`${name}: value`, value, 0, Number.MAX_VALUE, { exclusiveMinimum: true });
  return value;
}
