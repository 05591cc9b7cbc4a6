/** A number with the difference to a coarser quadrature as its error, and the evaluations that it took. */
export interface RefinedValue {
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
}

/**
 * Evaluates quadratures of the given orders until two successive results differ by less than `tolerance`, relatively. The
 * difference overestimates the error of the last result where the rule converges.
 */
export function refine(
  orders: readonly number[],
  tolerance: number,
  evaluate: (order: number) => { value: number; evaluations: number },
): RefinedValue {
  let value = Number.NaN;
  let error = Number.POSITIVE_INFINITY;
  let evaluations = 0;
  for (const order of orders) {
    const next = evaluate(order);
    evaluations += next.evaluations;
    error = Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(next.value - value);
    value = next.value;
    if (error <= tolerance * Math.abs(value)) break;
  }
  return { value, error, evaluations };
}
