/** A function near a point: its value, gradient, and a positive semidefinite matrix in place of its second derivatives. */
export interface LocalQuadratic {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Rows of the matrix; only the lower triangle is read. */
  readonly curvature: readonly Float64Array[];
}

export interface BoundedMinimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly converged: boolean;
}

const MOST_STEPS = 1000;
/** Expected further decrease at which the minimum counts as found: below the rounding errors of a χ² of order 1. */
const SMALLEST_DECREASE = 1e-16;
const LEAST_DAMPING = 1e-10;
const MOST_DAMPING = 1e12;

/**
 * A minimum of a function within bounds, found from a starting point by damped Newton steps (Levenberg–Marquardt) that are cut at
 * the bounds; coordinates at a bound that want to leave are held. Equal bounds fix a coordinate. A value of ∞ marks points that
 * are not possible. `converged` is false where the start is such a point, or the steps did not end.
 */
export function boundedMinimum(
  local: (point: Float64Array) => LocalQuadratic,
  start: ArrayLike<number>,
  lowest: ArrayLike<number>,
  highest: ArrayLike<number>,
): BoundedMinimum {
  const within = (x: number, index: number) => Math.min(highest[index], Math.max(lowest[index], x));
  let point = Float64Array.from(start, within);
  let here = local(point);
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (!Number.isFinite(here.value)) return { point, value: here.value, converged: false };
    const free = freeCoordinates(point, here.gradient, lowest, highest);
    const move = dampedStep(here, free, damping);
    const decrease = move ? expectedDecrease(here, free, move) : Number.POSITIVE_INFINITY;
    if (decrease <= SMALLEST_DECREASE && damping <= 1) return { point, value: here.value, converged: true };
    const next = move ? Float64Array.from(point) : null;
    free.forEach((index, i) => {
      if (next && move) next[index] = within(point[index] + move[i], index);
    });
    const there = next ? local(next) : null;
    if (next && there && there.value <= here.value) {
      // equal values: nothing that a double could show is left to gain
      if (there.value === here.value && decrease <= 1e-13 * (1 + Math.abs(here.value))) {
        return { point: next, value: there.value, converged: true };
      }
      [point, here] = [next, there];
      damping = Math.max(LEAST_DAMPING, damping / 10);
    } else {
      damping *= 10;
      if (damping > MOST_DAMPING) return { point, value: here.value, converged: decrease < 1e-9 };
    }
  }
  return { point, value: here.value, converged: false };
}

/** Coordinates that may move: not those held by a bound, nor those without any effect. */
function freeCoordinates(
  point: Float64Array,
  gradient: Float64Array,
  lowest: ArrayLike<number>,
  highest: ArrayLike<number>,
): number[] {
  return Array.from(point.keys()).filter((index) => {
    if (gradient[index] === 0) return lowest[index] < highest[index];
    return gradient[index] > 0 ? point[index] > lowest[index] : point[index] < highest[index];
  });
}

const expectedDecrease = (here: LocalQuadratic, free: readonly number[], move: Float64Array): number =>
  -free.reduce((sum, index, i) => sum + here.gradient[index] * move[i], 0);

/** Solution of (H + λD) x = −g by Cholesky's decomposition, D the diagonal; null where the matrix is not positive. */
function dampedStep(here: LocalQuadratic, free: readonly number[], damping: number): Float64Array | null {
  const size = free.length;
  const factor = Array.from({ length: size }, () => new Float64Array(size));
  const solution = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const slope = here.gradient[free[i]];
    const own = here.curvature[free[i]][free[i]];
    // where the function is linear only the bounds end the step
    const diagonal = own + damping * (own + 1e-3 * Math.abs(slope)) + (own === 0 && slope === 0 ? 1 : 0);
    for (let j = 0; j <= i; j++) {
      let rest = i === j ? diagonal : here.curvature[free[i]][free[j]];
      for (let k = 0; k < j; k++) rest -= factor[i][k] * factor[j][k];
      if (i === j && !(rest > 1e-14 * diagonal)) return null;
      factor[i][j] = i === j ? Math.sqrt(rest) : rest / factor[j][j];
    }
    let rest = -slope;
    for (let k = 0; k < i; k++) rest -= factor[i][k] * solution[k];
    solution[i] = rest / factor[i][i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i] -= factor[k][i] * solution[k];
    solution[i] /= factor[i][i];
  }
  return solution;
}
