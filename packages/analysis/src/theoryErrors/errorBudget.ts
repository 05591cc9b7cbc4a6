import { ERROR_KINDS, type ErrorKind, type ErrorSource } from './errorSource.js';

/** What one standard deviation of a source does to a prediction. */
export interface ErrorPart extends Pick<ErrorSource, 'name' | 'kind' | 'title' | 'oneSigma'> {
  /** Relative, with the sign that the source has in every prediction. */
  readonly relative: number;
}

/** What is not known of a prediction, relative to it, one standard deviation. */
export interface ErrorBudget {
  readonly parts: readonly ErrorPart[];
  /** Those of a kind in quadrature; kinds without a source are absent. */
  readonly byKind: Readonly<Partial<Record<ErrorKind, number>>>;
  readonly total: number;
}

/** Different sources are independent: they add in quadrature. */
export function errorBudget(parts: readonly ErrorPart[]): ErrorBudget {
  const sum = (some: readonly ErrorPart[]) => Math.hypot(...some.map(({ relative }) => relative));
  const byKind = ERROR_KINDS.flatMap((kind) => {
    const some = parts.filter((part) => part.kind === kind);
    return some.length === 0 ? [] : [[kind, sum(some)] as const];
  });
  return { parts, byKind: Object.fromEntries(byKind), total: sum(parts) };
}

/**
 * The budget of a sum of predictions, such as the regimes of one target or the channels of one beam: the same source moves all of them together, each
 * with its sign. Empty where the sum is 0.
 */
export function budgetOfSum(
  predictions: readonly { readonly value: number; readonly budget: ErrorBudget }[],
): ErrorBudget {
  const total = predictions.reduce((sum, { value }) => sum + value, 0);
  const parts = new Map<string, ErrorPart>();
  for (const { value, budget } of total === 0 ? [] : predictions) {
    for (const part of budget.parts) {
      const before = parts.get(part.name)?.relative ?? 0;
      parts.set(part.name, { ...part, relative: before + (part.relative * value) / total });
    }
  }
  return errorBudget([...parts.values()]);
}
