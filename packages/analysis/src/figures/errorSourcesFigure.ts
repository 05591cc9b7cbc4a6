import type { BandSeries, ColourKey, FigureSpec, Series } from '@nereid/figures';
import type { ErrorBudget } from '../theoryErrors/errorBudget.js';
import type { BudgetFigureOptions } from './errorBudgetFigure.js';

/** A prediction by the name that a legend has for it. */
export interface NamedBudget {
  readonly name: string;
  readonly budget: ErrorBudget;
}

const COLOURS: readonly ColourKey[] = ['blue', 'orange', 'bluishGreen', 'reddishPurple', 'skyBlue', 'vermillion'];
/** Of the space between two rows. */
const FILLED = 0.76;
/** Beside the longest bar. */
const MARGIN = 1.08;
/** Sources that move every prediction by less than this part of the largest error are not drawn. */
const SMALLEST_DRAWN = 0.01;
const ALL = 'all, in quadrature';

/**
 * What one standard deviation of each source does to predictions, as bars with their signs [%], the largest first, and all in quadrature on both
 * sides below; at most six predictions are drawn.
 */
export function errorSourcesFigure(all: readonly NamedBudget[], options: BudgetFigureOptions): FigureSpec {
  const predictions = all.slice(0, COLOURS.length);
  const largest = Math.max(...predictions.map(({ budget }) => 100 * budget.total)) || 1;
  const names = sourcesBySize(predictions, SMALLEST_DRAWN * largest);
  const rows = [...names, ALL];
  const height = FILLED / predictions.length;
  // rows count downwards: the first is the highest
  const edges = (row: number, k: number): [number, number] => {
    const upper = rows.length - row + FILLED / 2 - k * height;
    return [upper - height, upper];
  };
  const bars = predictions.flatMap(({ name: prediction, budget }, k): BandSeries[] => {
    const common = { colour: COLOURS[k], label: { text: prediction } };
    const shifts = names.map((name, row) => bar(0, percent(budget, name), edges(row, k)));
    const total = bar(-100 * budget.total, 100 * budget.total, edges(names.length, k));
    return [...shifts, total].map((one, i) => ({ ...common, ...one, inLegend: i === 0 && predictions.length > 1 }));
  });
  const zero: Series = {
    kind: 'line',
    colour: 'grey',
    widthPx: 1,
    polylines: [{ x: [0, 0], y: [0, rows.length + 1] }],
  };
  return {
    description: `What one standard deviation of each source changes in ${options.of}, and all of them in quadrature.`,
    x: {
      label: { text: 'shift by one standard deviation [%]' },
      scale: 'linear',
      domain: [-MARGIN * largest, MARGIN * largest],
    },
    y: {
      label: { text: 'source' },
      scale: 'linear',
      domain: [0.4, rows.length + 0.6],
      names: rows.map((name, row) => ({ value: rows.length - row, label: { text: name } })),
    },
    series: [...bars, zero],
    legend: predictions.length > 1 ? 'below' : 'none',
    height: Math.max(360, 160 + 34 * rows.length),
    keepsPlotSize: true,
    ...(options.caption !== undefined && { caption: options.caption }),
    ...(options.theme && { theme: options.theme }),
  };
}

const bar = (from: number, to: number, [lower, upper]: readonly [number, number]) => ({
  kind: 'band' as const,
  x: [Math.min(from, to), Math.max(from, to)],
  lower: [lower, lower],
  upper: [upper, upper],
});

/** Of one source [%]; 0 where the prediction has it not. */
const percent = ({ parts }: ErrorBudget, name: string): number =>
  100 * (parts.find((part) => part.name === name)?.relative ?? 0);

/** Names of the sources that are drawn, the one with the largest shift of any prediction first. */
function sourcesBySize(predictions: readonly NamedBudget[], smallest: number): string[] {
  const names = [...new Set(predictions.flatMap(({ budget }) => budget.parts.map(({ name }) => name)))];
  const size = (name: string) => Math.max(...predictions.map(({ budget }) => Math.abs(percent(budget, name))));
  return names.filter((name) => size(name) >= smallest).toSorted((a, b) => size(b) - size(a));
}
