import type { ColourKey, DashStyle, FigureSpec, Series } from '@nereid/figures';
import type { ErrorBudget } from '../theoryErrors/errorBudget.js';

/** The budget of a cross section at one energy. */
export interface BudgetAtEnergy {
  readonly energyGeV: number;
  readonly budget: ErrorBudget;
}

/** What a figure of budgets says of itself. */
export interface BudgetFigureOptions {
  /** What is not known: `σ(ν_μ → ν_μ μ⁻ μ⁺ on Ar40), coherent`. */
  readonly of: string;
  readonly caption?: string;
  readonly theme?: 'light' | 'dark';
}

const COLOURS: readonly ColourKey[] = ['blue', 'vermillion', 'bluishGreen', 'orange', 'reddishPurple', 'skyBlue'];
const DASHES: readonly DashStyle[] = ['solid', 'dashed', 'dotted', 'dashDot', 'longDash'];

/** Sources that are never this large [%] are not drawn. */
const SMALLEST_DRAWN = 0.02;
/** Room above the largest error, so that the legend covers nothing. */
const HEADROOM = 1.5;

/** The size of each source of error and of all in quadrature against energy [%], on logarithmic axes; of several energies, ascending. */
export function errorBudgetFigure(points: readonly BudgetAtEnergy[], options: BudgetFigureOptions): FigureSpec {
  const energies = points.map(({ energyGeV }) => energyGeV);
  const names = [...new Set(points.flatMap(({ budget }) => budget.parts.map(({ name }) => name)))];
  const sizes = names
    .map((name) => ({ name, percent: points.map(({ budget }) => sizeOf(budget, name)) }))
    .filter(({ percent }) => Math.max(...percent) >= SMALLEST_DRAWN);
  const total = points.map(({ budget }) => 100 * budget.total);
  const lines = sizes.map(
    ({ name, percent }, i): Series => ({
      kind: 'line',
      polylines: [{ x: energies, y: percent }],
      colour: COLOURS[i % COLOURS.length],
      dash: DASHES[i % DASHES.length],
      label: { text: name },
    }),
  );
  const largest = Math.max(...total, SMALLEST_DRAWN);
  return {
    description: `Errors of ${options.of} by source against the energy of the neutrino, and all in quadrature.`,
    x: {
      label: { tex: 'E_\\nu\\;[\\mathrm{GeV}]' },
      scale: 'log',
      domain: [energies[0], energies[energies.length - 1]],
    },
    y: {
      label: { text: 'error (one standard deviation) [%]' },
      scale: 'log',
      domain: [SMALLEST_DRAWN, HEADROOM * largest],
    },
    series: [
      {
        kind: 'line',
        polylines: [{ x: energies, y: total }],
        colour: 'black',
        widthPx: 3,
        label: { text: 'all, in quadrature' },
      },
      ...lines,
    ],
    legend: 'below',
    ...(options.caption !== undefined && { caption: options.caption }),
    ...(options.theme && { theme: options.theme }),
  };
}

/** Of one source [%]; NaN, which is not drawn, where it has none. */
function sizeOf({ parts }: ErrorBudget, name: string): number {
  const part = parts.find((one) => one.name === name);
  return part === undefined ? 0 : 100 * Math.abs(part.relative);
}
