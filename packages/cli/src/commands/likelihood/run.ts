import {
  type HistFactoryWorkspace,
  histFactoryWorkspace,
  publishedCounts,
  readHistFactory,
  sourcesInUse,
} from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { type CountingMeasurement, defaultElectroweakInputs, InputError } from '@nereid/physics';
import { type GivenConstraints, givenConstraints, givenName } from '../../options/constraints.js';
import { parseChoice, parseNumber } from '../../options/parse.js';
import { namedExperiments, prepareExperiments } from '../../options/prepare.js';
import { readJson } from '../../options/readFile.js';
import { parseConfidenceLevel, theoryErrorsSetting, toySettings, yieldConstraint } from '../../options/statistics.js';
import { printOrSave } from '../../output/files.js';
import { printJson, toJson } from '../../output/json.js';
import type { LikelihoodFlags } from './flags.js';
import { countsResult, type LikelihoodTest, workspaceResult } from './result.js';
import { printLikelihood } from './table.js';

const FORMATS = ['table', 'pyhf'] as const;

/**
 * `nereid likelihood`: the counting likelihood of an experiment, or that of a HistFactory file, with the limits on σ/σ_SM that
 * follow from it; `--format pyhf` writes it as HistFactory JSON.
 */
export async function likelihood(options: LikelihoodFlags): Promise<void> {
  const format = parseChoice('--format', options.format, FORMATS);
  const test = {
    confidenceLevel: parseConfidenceLevel(options.cl, 'one-sided', false),
    nullRatio: parseNull(options.null),
    ...(isUnified(options.statistic) && { toys: toySettings(options) }),
  };
  const { read, constraint, experiment } = options;
  const flag = `--${givenName('constraint', options)}`;
  const name = constraint ?? experiment;
  if ((name === undefined) === (read === undefined)) {
    throw new InputError(flag, name, 'or --read: exactly one of them', `Write ${flag} nutev.`);
  }
  if (options.out !== undefined && format !== 'pyhf') {
    throw new InputError('--out', options.out, 'nothing to write', 'Give --format pyhf with it.');
  }
  if (theoryErrorsSetting(options)) requireTheoryErrors(options);
  if (read !== undefined) printWorkspace(readWorkspace(read, options), options, format, test);
  else await printExperiment(givenConstraints(options), options, format, test);
}

const isUnified = (statistic: string | undefined): boolean =>
  statistic !== undefined && parseChoice('--statistic', statistic, STATISTICS) === 'feldman-cousins';

/** The limits that need no choice are always there. */
const STATISTICS = ['feldman-cousins'] as const;

type Format = (typeof FORMATS)[number];

function printWorkspace(
  workspace: HistFactoryWorkspace,
  options: LikelihoodFlags,
  format: Format,
  test: LikelihoodTest,
): void {
  // calculated also where it is only written again, so that what cannot be calculated is refused
  const result = workspaceResult(workspace, options.measurement, test);
  if (format === 'pyhf') writeWorkspace(workspace, options.out);
  else if (options.json) printJson(result);
  else printLikelihood(result);
}

async function printExperiment(
  named: GivenConstraints,
  options: LikelihoodFlags,
  format: Format,
  test: LikelihoodTest,
): Promise<void> {
  if (options.measurement !== undefined) {
    throw new InputError('--measurement', options.measurement, 'of a workspace', 'Give --read with it.');
  }
  const counts = await countsOf(named, options.backgroundConstraint ?? 'gaussian');
  if (theoryErrorsSetting(options)) {
    const shifts = await theoryShiftsOf(named);
    return printWorkspace(histFactoryWorkspace(counts, shifts), options, format, test);
  }
  if (format === 'pyhf') return writeWorkspace(histFactoryWorkspace(counts), options.out);
  const result = countsResult(counts, test);
  if (options.json) printJson(result);
  else printLikelihood(result);
}

/** @throws InputError where they have no place */
function requireTheoryErrors({ read, statistic }: LikelihoodFlags): void {
  if (read !== undefined) {
    const remedy = 'Leave it out: the modifiers of the file say what is not known.';
    throw new InputError('--theory-errors', 'on', 'not used with --read', remedy);
  }
  if (!isUnified(statistic)) return;
  const problem = 'the interval of σ/σ_SM has none; limits on couplings have them in it';
  throw new InputError('--theory-errors', 'on', problem, 'Leave one of the two out, or ask nereid limit.');
}

/** Relative change of the Standard Model of an experiment by one standard deviation of each source. */
async function theoryShiftsOf({ flag, ids }: GivenConstraints): Promise<Record<string, number>> {
  const inputs = defaultElectroweakInputs;
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments(flag, ids, catalogue);
  const prepared = await prepareExperiments(experiments, catalogue, { inputs, theoryErrors: true });
  const sources = Object.values(sourcesInUse(prepared, inputs)).flat();
  return Object.fromEntries(sources.map(({ name, standardModelShift }) => [name, standardModelShift]));
}

async function countsOf({ flag, ids }: GivenConstraints, backgroundConstraint: string): Promise<CountingMeasurement> {
  const constraint = yieldConstraint(backgroundConstraint);
  const [one, ...others] = namedExperiments(flag, ids, await loadCatalogue());
  if (others.length > 0) throw new InputError(flag, ids, 'more than one', 'Name one experiment.');
  const published = publishedCounts(one, constraint);
  if (published.counts !== null) return published.counts;
  const remedy = 'HistFactory holds Poisson counts; a Gaussian ratio has no exact form in it.';
  throw new InputError(flag, ids, published.reason, remedy);
}

function readWorkspace(file: string, { backgroundConstraint }: LikelihoodFlags): HistFactoryWorkspace {
  if (backgroundConstraint !== undefined) {
    const remedy = 'Leave it out: the modifiers of the file say what constrains its yields.';
    throw new InputError('--background-constraint', backgroundConstraint, 'not used with --read', remedy);
  }
  const example = 'Write one with: nereid likelihood --constraint nutev --format pyhf.';
  return readHistFactory(readJson('--read', file, example));
}

function writeWorkspace(workspace: HistFactoryWorkspace, out: string | undefined): void {
  printOrSave(`${toJson(workspace)}\n`, out);
}

/** Of σ/σ_SM; yields beyond it leave the range of numbers. */
const LARGEST_NULL = 1e6;

function parseNull(text: string): number {
  const value = parseNumber('--null', text);
  if (value >= 0 && value <= LARGEST_NULL) return value;
  const problem = value < 0 ? 'negative' : `above ${LARGEST_NULL}`;
  throw new InputError('--null', text, problem, 'Give 1, the Standard Model, or 0, no events of the process.');
}
