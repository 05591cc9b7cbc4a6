import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  canCombine,
  combinationWeights,
  type LimitPoint,
  type LimitRun,
  type PreparedExperiment,
  requireCorrelations,
  type TridentConstraint,
} from '@nereid/analysis';
import { type Experiment, type ExperimentCorrelation, isError } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import { parseNumber } from './cliOptions.js';

export interface CorrelationOptions {
  readonly correlation?: readonly string[];
  readonly correlations?: string;
}

const EXAMPLE = 'Write --correlation ccfr,nutev=0.3.';

/**
 * `--correlation a,b=0.3` and `--correlations file`, checked against the experiments that are combined. Pairs of a file that are not
 * among them are left out; those of flags must be.
 * @throws InputError naming the pair, or the place in the file
 */
export async function correlationOptions(
  { correlation = [], correlations: file }: CorrelationOptions,
  experiments: readonly Experiment[],
): Promise<ExperimentCorrelation[]> {
  const ids = experiments.map(({ id }) => id);
  const ofFile = (file === undefined ? [] : await readCorrelations(file)).filter(({ experiments: pair }) =>
    pair.every((id) => ids.includes(id)),
  );
  if (file !== undefined && ofFile.length === 0) {
    console.error(`without effect: no pair of ${file} is among the experiments combined`);
  }
  const all = [...correlation.map(parseCorrelation), ...ofFile];
  requireCorrelations(all, experiments);
  return all;
}

function parseCorrelation(entry: string): ExperimentCorrelation {
  const [pair, text] = entry.split(/=(.*)/s);
  const names = pair.split(',').map((name) => name.trim());
  if (text === undefined || names.length !== 2 || names.includes('')) {
    throw new InputError('--correlation', entry, 'not of the form a,b=ρ', EXAMPLE);
  }
  const coefficient = parseNumber(`--correlation ${pair}`, text);
  return { experiments: [names[0], names[1]], coefficient, reason: 'given on the command line' };
}

async function readCorrelations(file: string): Promise<readonly ExperimentCorrelation[]> {
  const { parseCorrelations } = await import('../yamlFiles.js');
  const { value, diagnostics } = parseCorrelations({ file: basename(file), text: readText(file) });
  const first = diagnostics.find(isError);
  if (value !== undefined && first === undefined) return value;
  const place =
    first === undefined ? 'not correlations' : `line ${first.line}, ${first.path || 'file'}: ${first.message}`;
  throw new InputError('--correlations', file, place, first?.remedy ?? EXAMPLE);
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = code === 'ENOENT' ? 'no such file' : `cannot be read (${code ?? message})`;
    throw new InputError('--correlations', file, problem, 'Give a file of pairs, or - for standard input.');
  }
}

/** Stronger than this over independent errors is said. */
const NOTABLE_GAIN = 1.05;

/** Of each experiment its weight in the combination, where that is negative, in a line to be shown. */
export function weightWarnings(
  prepared: readonly PreparedExperiment[],
  correlations: readonly ExperimentCorrelation[],
): string[] {
  if (correlations.length === 0) return [];
  const measured = prepared.map(({ experiment, measurement }) => ({ id: experiment.id, ...measurement }));
  return combinationWeights(measured, correlations).flatMap((weight, i) =>
    weight >= 0
      ? []
      : [
          `warning: ${measured[i].name} has the weight ${weight.toPrecision(2)} in the combination: its error is so much larger that ` +
            'with this correlation a higher value lowers the combined one',
        ],
  );
}

/** Where the correlations, not the measurements, make a combined limit strong. */
function gainWarnings(points: readonly LimitPoint[], independent: readonly LimitPoint[]): string[] {
  let [largest, at] = [1, 0];
  points.forEach(({ couplingUpper, massGeV }, i) => {
    const gain =
      (independent[i].couplingUpper ?? Number.POSITIVE_INFINITY) / (couplingUpper ?? Number.POSITIVE_INFINITY);
    if (gain > largest) [largest, at] = [gain, massGeV];
  });
  if (largest < NOTABLE_GAIN) return [];
  const factor = Number.isFinite(largest) ? `${largest.toPrecision(3)} times stronger than` : 'there, and none';
  return [
    `warning: the combined limit is ${factor} with independent errors (at ${at} GeV): it leans on the correlation`,
  ];
}

/** Says on standard error where a combination leans on its correlations. @param independent its limits without them */
export function warnOfCorrelations(
  { curves }: LimitRun,
  prepared: readonly TridentConstraint[],
  correlations: readonly ExperimentCorrelation[],
  independent: () => readonly LimitPoint[],
): void {
  if (correlations.length === 0 || !canCombine(prepared)) return;
  const { points } = curves[curves.length - 1];
  const lines = [...weightWarnings(prepared, correlations), ...gainWarnings(points, independent())];
  for (const line of lines) console.error(line);
}

/** One line for each pair, for people. */
export function correlationLines(correlations: readonly ExperimentCorrelation[]): string[] {
  return correlations.map(({ experiments, coefficient, reason, source }) => {
    const why = source === undefined ? reason : `${reason}; ${source}`;
    return `correlation of ${experiments.join(' and ')}: ${coefficient} (${why})`;
  });
}
