import { basename, dirname } from 'node:path';
import { countsOfWorkspace, type HistFactoryWorkspace, histFactoryWorkspace, publishedCounts } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import {
  type CountingMeasurement,
  countingLikelihood,
  InputError,
  poissonLimit,
  strengthLimit,
  YIELD_CONSTRAINTS,
} from '@nereid/physics';
import { parseChoice } from '../cliOptions.js';
import { writeFiles } from '../files.js';
import { printJson, table, toJson, withErrors } from '../output.js';
import { namedExperiments } from '../prepare.js';
import { readJson } from '../readJson.js';
import { parseConfidenceLevel } from '../statistics.js';

export interface LikelihoodOptions {
  readonly experiment?: string;
  readonly read?: string;
  readonly format: string;
  readonly backgroundConstraint: string;
  readonly cl: string;
  readonly out?: string;
  readonly json?: boolean;
}

const FORMATS = ['table', 'pyhf'] as const;

/**
 * `nereid likelihood`: the counting likelihood of an experiment, or of a HistFactory file, with the limits on σ/σ_SM that follow
 * from it; `--format pyhf` writes it as HistFactory JSON.
 */
export async function likelihood(options: LikelihoodOptions): Promise<void> {
  const format = parseChoice('--format', options.format, FORMATS);
  const confidenceLevel = parseConfidenceLevel(options.cl, 'one-sided', false);
  const counts = await countsFrom(options);
  if (format === 'pyhf') {
    const text = `${toJson(histFactoryWorkspace(counts))}\n`;
    if (options.out === undefined) process.stdout.write(text);
    else
      for (const path of writeFiles(dirname(options.out), { [basename(options.out)]: text }))
        console.error(`wrote ${path}`);
    return;
  }
  if (options.out !== undefined) {
    throw new InputError('--out', options.out, 'nothing to write', 'Give --format pyhf with it.');
  }
  const result = likelihoodResult(counts, confidenceLevel);
  if (options.json) printJson(result);
  else printLikelihood(result);
}

async function countsFrom(options: LikelihoodOptions): Promise<CountingMeasurement> {
  const { experiment, read } = options;
  if ((experiment === undefined) === (read === undefined)) {
    throw new InputError('--experiment', experiment, 'or --read: exactly one of them', 'Write --experiment nutev.');
  }
  if (read !== undefined) return countsOfWorkspace(readWorkspace(read));
  const constraint = parseChoice('--background-constraint', options.backgroundConstraint, YIELD_CONSTRAINTS);
  const [one, ...others] = namedExperiments('--experiment', experiment ?? '', await loadCatalogue());
  if (others.length > 0) throw new InputError('--experiment', experiment, 'more than one', 'Name one experiment.');
  const published = publishedCounts(one, constraint);
  if (published.counts !== null) return published.counts;
  const remedy = 'HistFactory holds Poisson counts; a Gaussian ratio has no exact form in it.';
  throw new InputError('--experiment', experiment, published.reason, remedy);
}

function readWorkspace(file: string): HistFactoryWorkspace {
  const value = readJson('--read', file, 'Write one with: nereid likelihood --experiment nutev --format pyhf.');
  const lists = ['channels', 'measurements', 'observations'] as const;
  const workspace = value as Record<string, unknown> | null;
  for (const list of lists) {
    if (Array.isArray(workspace?.[list])) continue;
    throw new InputError('--read', file, `has no list ${list}`, 'Give a HistFactory workspace, version 1.0.0.');
  }
  return value as HistFactoryWorkspace;
}

function likelihoodResult(counts: CountingMeasurement, confidenceLevel: number) {
  const one = countingLikelihood(counts);
  const averaged = [counts.standardModel, counts.background].every(
    ({ error, constraint }) => error === 0 || constraint !== 'poisson',
  );
  return {
    counts,
    ratio: one.measurement,
    standardModel: one.profile(1),
    confidenceLevel,
    nullRatio: 1,
    ratioUpper: {
      profile: strengthLimit([one], confidenceLevel, 1, 'pValue'),
      cls: strengthLimit([one], confidenceLevel, 1, 'cls'),
      poissonCls: averaged ? poissonLimit(counts, confidenceLevel, 1, 'cls') : null,
    },
  };
}

function printLikelihood({
  counts,
  ratio,
  standardModel,
  confidenceLevel,
  ratioUpper,
}: ReturnType<typeof likelihoodResult>) {
  const events = ({ value, error, constraint }: CountingMeasurement['background']) =>
    error === 0 ? `${value}` : `${value} ± ${Number(error.toPrecision(6))} (${constraint})`;
  const round = (value: number) => Number(value.toPrecision(4));
  const { profile, cls, poissonCls } = ratioUpper;
  console.log(
    table([
      [counts.name, `observed ${counts.observed}`],
      ['background', events(counts.background)],
      ['Standard Model', events(counts.standardModel)],
      [
        'σ/σ_SM',
        withErrors({
          value: round(ratio.value),
          errorPlus: round(ratio.errorPlus),
          errorMinus: round(ratio.errorMinus),
        }),
      ],
      ['χ² of the Standard Model', standardModel.chiSquare.toFixed(4)],
      [`σ/σ_SM below (${confidenceLevel} CL, profile)`, profile.ratio.toFixed(4)],
      [`σ/σ_SM below (${confidenceLevel} CL, CLs)`, cls.ratio.toFixed(4)],
      ...(poissonCls ? [[`σ/σ_SM below (${confidenceLevel} CL, CLs, Poisson sums)`, poissonCls.ratio.toFixed(4)]] : []),
    ]),
  );
}
