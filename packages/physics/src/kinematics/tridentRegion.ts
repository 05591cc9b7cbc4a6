/**
 * Kinematic region of ν(k1) N(P) → ν(k2) ℓ⁻ ℓ⁺ N(P′) in the invariants Q² = −q², x = 2k₁·q, T = −(k₁−k₂)² (all GeV²),
 * ordered with T outermost. `pairThreshold` is (m₋+m₊)². Where the hadrons end heavier than they began, `excess` is W² − M² of
 * the lightest of them, and the photon takes ν = (Q² + W² − M²)/2M from the target at rest; 0 for elastic scattering.
 */

/** Largest x a neutrino of energy `energy` reaches at Q² on a target of mass `mass`: 2E[√(ν²+Q²) − ν]. */
export function maximumX(q2: number, energy: number, mass: number, excess = 0): number {
  // written without the cancellation at small Q²
  return (4 * energy * mass * q2) / twiceMassTimes(q2, mass, excess);
}

/** 2M[√(ν²+Q²) + ν]. */
function twiceMassTimes(q2: number, mass: number, excess: number): number {
  return Math.sqrt(q2 * (q2 + 2 * excess + 4 * mass * mass) + excess * excess) + q2 + excess;
}

/** Neutrino energy at which x is just reached at Q²: the inverse of `maximumX` in the energy. */
export function minimumEnergy(x: number, q2: number, mass: number, excess = 0): number {
  return (x * twiceMassTimes(q2, mass, excess)) / (4 * mass * q2);
}

/** Largest squared mass W² of the hadrons that a neutrino of energy `energy` reaches at x and Q²: M² + 2Mν − Q² at ν = EQ²/x − x/4E. */
export function maximumHadronicMass2(x: number, q2: number, energy: number, mass: number): number {
  const nu = (energy * q2) / x - x / (4 * energy);
  return mass * mass + 2 * mass * nu - q2;
}

/** Smallest x at Q² and T: the root of (x−Q²)(1−T/x) = (m₋+m₊)². */
export function minimumX(q2: number, transfer: number, pairThreshold: number): number {
  const b = q2 + pairThreshold + transfer;
  return 0.5 * (b + Math.sqrt(Math.max(0, b * b - 4 * transfer * q2)));
}

/** Largest T at Q² for the given energy, negative where Q² is out of reach. */
function maximumTransferAt(q2: number, energy: number, mass: number, pairThreshold: number, excess: number): number {
  const x = maximumX(q2, energy, mass, excess);
  return x * (1 - pairThreshold / (x - q2));
}

export interface Interval {
  readonly minimum: number;
  readonly maximum: number;
}

const BISECTIONS = 70;

/** Q² where `margin` (positive inside one interval of ln Q² around `inside`) changes sign below and above `inside`. */
function signChanges(margin: (q2: number) => number, inside: number, lower: number, upper: number): Interval {
  const bisect = (outsideStart: number) => {
    let outside = Math.log(outsideStart);
    let within = Math.log(inside);
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = 0.5 * (outside + within);
      if (margin(Math.exp(middle)) > 0) within = middle;
      else outside = middle;
    }
    return Math.exp(within);
  };
  return {
    minimum: margin(lower) > 0 ? lower : bisect(lower),
    maximum: margin(upper) > 0 ? upper : bisect(upper),
  };
}

/** Position of the maximum of a unimodal function of ln Q² on [lower, upper], by golden section. */
function maximise(f: (q2: number) => number, lower: number, upper: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = Math.log(lower);
  let b = Math.log(upper);
  let c = b - ratio * (b - a);
  let d = a + ratio * (b - a);
  let fc = f(Math.exp(c));
  let fd = f(Math.exp(d));
  for (let i = 0; i < 60; i++) {
    if (fc > fd) {
      b = d;
      d = c;
      fd = fc;
      c = b - ratio * (b - a);
      fc = f(Math.exp(c));
    } else {
      a = c;
      c = d;
      fc = fd;
      d = a + ratio * (b - a);
      fd = f(Math.exp(d));
    }
  }
  return Math.exp(0.5 * (a + b));
}

/** No nucleus has structure below this: Q²_min ≈ (m_L²/2E)² is 3e-21 GeV² for electron pairs at 10 TeV. */
const SMALLEST_Q2 = 1e-24;

/**
 * Range of Q² in which a final state with momentum transfer T exists, up to `q2Limit`; undefined where there is none.
 * T = 0 gives the whole range of the process.
 */
export function virtualityRange(
  transfer: number,
  energy: number,
  mass: number,
  pairThreshold: number,
  q2Limit: number,
  excess = 0,
): Interval | undefined {
  if (!(q2Limit > SMALLEST_Q2)) return undefined;
  const margin = (q2: number) => maximumX(q2, energy, mass, excess) - minimumX(q2, transfer, pairThreshold);
  const inside = maximise(margin, SMALLEST_Q2, q2Limit);
  if (!(margin(inside) > 0)) return undefined;
  return signChanges(margin, inside, SMALLEST_Q2, q2Limit);
}

/** Largest momentum transfer T reached with Q² in `range`. */
export function maximumTransfer(
  energy: number,
  mass: number,
  pairThreshold: number,
  range: Interval,
  excess = 0,
): number {
  const f = (q2: number) => maximumTransferAt(q2, energy, mass, pairThreshold, excess);
  const best = maximise(f, range.minimum, range.maximum);
  return Math.max(f(best), f(range.maximum), 0);
}
