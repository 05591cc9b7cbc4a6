import { type ErrorBudget, errorBudgetFigure } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import type { FigureStyle } from '../../options/figure.js';
import { budgetTable } from '../../output/budgetTable.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
import { toJson } from '../../output/json.js';
import { VERSION } from '../../thisProgram.js';
import type { SigmaFlags } from './flags.js';
import type { SigmaResult } from './table.js';

/** @throws InputError where there is no budget: for other methods, and beside a band of its own */
export function requireBudget({ uncertainties, out }: SigmaFlags, method: string, ensemble: boolean): void {
  if (out !== undefined) requireWritableFolder(out);
  if (!uncertainties) return;
  if (method !== 'full') {
    throw new InputError('--uncertainties', undefined, `not of --method ${method}`, 'Leave one of the two out.');
  }
  if (!ensemble) return;
  const problem = 'the form factor ensemble has a band of its own';
  throw new InputError('--uncertainties', undefined, problem, 'Name one form factor, or leave one of the two out.');
}

/** Rows that have a budget. */
const budgetsOf = (results: readonly SigmaResult[]) =>
  results.flatMap(({ uncertainties, ...row }) =>
    uncertainties === undefined ? [] : [{ ...row, budget: uncertainties }],
  );

/** The sources at each energy. */
export function budgetText(results: readonly SigmaResult[]): string {
  const rows = budgetsOf(results);
  return budgetTable(
    'What is not known of σ, one standard deviation',
    rows.map(({ energyGeV }) => `${Number(energyGeV.toPrecision(4))} GeV`),
    rows.map(({ budget }) => budget),
  );
}

/** uncertainties.csv and .json, and of several energies the figure. */
export async function writeBudgets(
  folder: string,
  channel: string,
  results: readonly SigmaResult[],
  style: FigureStyle,
): Promise<void> {
  const rows = budgetsOf(results);
  const [{ target, regime = '' }] = rows;
  const of = `σ of ${channel} on ${target}, ${regime}`;
  const figure =
    rows.length < 2
      ? {}
      : await figureFiles(
          'uncertainties',
          errorBudgetFigure(rows, { of, caption: `Nereid ${VERSION}: ${of}.` }),
          style,
        );
  const json = rows.map(({ energyGeV, sigmaCm2, budget }) => ({ energyGeV, sigmaCm2, uncertainties: budget }));
  saveFiles(folder, { 'uncertainties.csv': csv(rows), 'uncertainties.json': `${toJson(json)}\n`, ...figure });
}

function csv(
  rows: readonly { readonly energyGeV: number; readonly sigmaCm2: number | null; readonly budget: ErrorBudget }[],
) {
  const names = [...new Set(rows.flatMap(({ budget }) => budget.parts.map(({ name }) => name)))];
  const lines = rows.map(({ energyGeV, sigmaCm2, budget }) => {
    const of = (name: string) => budget.parts.find((part) => part.name === name)?.relative ?? 0;
    return [energyGeV, sigmaCm2, budget.total, ...names.map(of)].join(',');
  });
  return `${[['energyGeV', 'sigmaCm2', 'total', ...names].join(','), ...lines].join('\n')}\n`;
}
