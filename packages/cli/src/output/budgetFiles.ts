import { errorSourcesFigure, type NamedBudget } from '@nereid/analysis';
import type { FigureStyle } from '../options/figure.js';
import { VERSION } from '../thisProgram.js';
import { figureFiles } from './figureFiles.js';
import { toJson } from './json.js';

/** uncertainties.csv and .json of several predictions, a row each, and their figure: bars by source. */
export async function budgetFiles(
  rows: readonly NamedBudget[],
  of: string,
  style: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const figure = errorSourcesFigure(rows, { of, caption: `Nereid ${VERSION}: ${of}.` });
  const json = rows.map(({ name, budget }) => ({ prediction: name, uncertainties: budget }));
  return {
    'uncertainties.csv': csv(rows),
    'uncertainties.json': `${toJson(json)}\n`,
    ...(await figureFiles('uncertainties', figure, style)),
  };
}

/** Relative shifts, a column for each source; 0 where a prediction has it not. */
function csv(rows: readonly NamedBudget[]): string {
  const names = [...new Set(rows.flatMap(({ budget }) => budget.parts.map(({ name }) => name)))];
  const lines = rows.map(({ name, budget }) => {
    const of = (source: string) => budget.parts.find((part) => part.name === source)?.relative ?? 0;
    return [name, budget.total, ...names.map(of)].join(',');
  });
  return `${[['prediction', 'total', ...names].join(','), ...lines].join('\n')}\n`;
}
