import { errorBudgetFigure } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import type { FigureStyle } from '../../options/figure.js';
import { budgetCsv } from '../../output/budgetFiles.js';
import { budgetTable } from '../../output/budgetTable.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
import { toJson } from '../../output/json.js';
import { VERSION } from '../../thisProgram.js';
import type { SigmaFlags } from './flags.js';
import type { SigmaResult } from './table.js';

export { crossSectionBudget } from '@nereid/analysis';

/** @throws InputError where there is no budget: for other methods, and beside a band of its own */
export function requireBudget({ out }: SigmaFlags, method: string, ensemble: boolean): void {
  if (out !== undefined) requireWritableFolder(out);
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
  const csv = budgetCsv(
    ['energyGeV', 'sigmaCm2'],
    rows.map(({ energyGeV, sigmaCm2, budget }) => ({ leading: [energyGeV, sigmaCm2], budget })),
  );
  saveFiles(folder, { 'uncertainties.csv': csv, 'uncertainties.json': `${toJson(json)}\n`, ...figure });
}
