import {
  type Constraint,
  type ConstraintVerdict,
  evaluatePoint,
  invalidVerdicts,
  LARGE_STATISTICAL_ERROR,
  modelOfPoint,
  modelRatio,
  notJudged,
  type ParameterPoint,
  parsePoint,
  sourcesInUse,
  warpedElectroweak,
  withStatisticalError,
} from '@nereid/analysis';
import type { PreparedConstraints } from '@nereid/analysis/node';
import {
  type ElectroweakInputs,
  InputError,
  randallSundrum,
  type Sector,
  type TridentModel,
  wet,
} from '@nereid/physics';
import { randallSundrumPoint } from '@nereid/physics/models';
import { givenConstraints, givenFlux, STANDARD_CONSTRAINTS } from '../../options/constraints.js';
import { wcxfParameters } from '../../options/model.js';
import { largestTolerance, type PreparedWithKernel } from '../../options/prepare.js';
import { readJson } from '../../options/readFile.js';
import { correlationLines, weightWarnings } from '../../output/correlationText.js';
import { printJson } from '../../output/json.js';
import { fewEvents } from '../../output/selectionText.js';
import { verdictTable } from '../../output/verdictTable.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { EvaluateFlags } from './flags.js';
import { givenTableFlag, isTable } from './isTable.js';
import { evaluationSetting } from './setting.js';

const EXAMPLE =
  'Write {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}, or, for a table of points, give --model or --input-format.';

/**
 * `nereid evaluate point.json`: the verdict of each constraint on a parameter point (`-` reads standard input). What is no
 * point of its model is bad input, exit code 2; with --json it also gets the verdict invalidInput.
 */
export async function evaluate(file: string | undefined, options: EvaluateFlags): Promise<void> {
  if (isTable(file, options)) return (await import('./table.js')).evaluateTableFile(file, options);
  requireNoTable(file, options);
  // said before a file is read
  givenConstraints(options, STANDARD_CONSTRAINTS);
  givenFlux(options);
  const point = await givenPoint(file, options.wcxf);
  const setting = await evaluationSetting(options);
  const {
    experiments,
    companions: names,
    statistics,
    treatment,
    theoryErrors,
    calculation,
    correlations,
    selection,
    prepare,
  } = setting;
  const { electroweak } = calculation;
  const printResult = (verdicts: readonly ConstraintVerdict[], { tridents, others }: PreparedConstraints) => {
    const inputs = {
      ...calculation,
      tolerance: calculation.tolerance ?? largestTolerance(tridents),
      ...{ treatment, correlations, selection },
      ...(theoryErrors && { theoryErrors: sourcesInUse(tridents, electroweak) }),
      ...(others.length > 0 && {
        constraints: others.map(constraintInputs),
        // the former name, until the next release
        companions: others.map(constraintInputs),
      }),
    };
    const kernels = tridents.map(({ kernel }) => kernel.hash);
    const provenance = { ...PROVENANCE, kernels };
    if (options.json) printJson({ point, verdicts, statistics, inputs, provenance });
    else {
      console.log(verdictTable(verdicts));
      for (const line of correlationLines(correlations)) console.log(line);
      if (point.model === randallSundrum.name && tridents.length > 0) console.log(notJudgedOf(point, electroweak));
    }
  };
  let sectors: readonly Sector[] = [];
  try {
    sectors = modelOfPoint(point).sectors;
  } catch (error) {
    if (options.json && error instanceof InputError) {
      const { others } = await prepare(names, []);
      printResult(invalidVerdicts([...experiments, ...others], error.message), { tridents: [], others });
    }
    throw error;
  }
  const prepared = await prepare([...experiments.map(({ id }) => id), ...names], sectors);
  const { tridents, others } = prepared;
  for (const line of weightWarnings(tridents, correlations)) console.error(line);
  const verdicts = evaluatePoint(point, [...tridents, ...others], { ...statistics, correlations });
  printResult(withRatioErrors(verdicts, modelOfPoint(point), tridents, electroweak), prepared);
}

/** Verdicts with the errors of predictions that rest on the events of a selection, and a warning where these are few. */
function withRatioErrors(
  verdicts: readonly ConstraintVerdict[],
  model: TridentModel,
  prepared: readonly PreparedWithKernel[],
  electroweak: ElectroweakInputs,
): ConstraintVerdict[] {
  return verdicts.map((verdict) => {
    const one = prepared.find(({ experiment }) => experiment.id === verdict.constraint);
    const selection = one?.kernel.inputs.selection;
    if (one === undefined || selection === undefined || verdict.ratio === undefined) return verdict;
    const { error } = withStatisticalError(one.kernel, (kernel) => modelRatio(kernel, model, electroweak));
    if (error > LARGE_STATISTICAL_ERROR * verdict.ratio) {
      console.error(fewEvents(one.experiment.name, error / verdict.ratio, selection));
    }
    return { ...verdict, ratioStatisticalError: error };
  });
}

/** What the verdicts on a warped lepton sector leave out. */
const notJudgedOf = ({ parameters }: ParameterPoint, electroweak: ElectroweakInputs): string =>
  notJudged(warpedElectroweak(randallSundrumPoint(parameters), [], electroweak).oblique);

/** What a constraint beside tridents is computed from, for the record. */
const constraintInputs = ({ id, observable, inputs, valueIds, references }: Constraint) => ({
  id,
  observable,
  inputs,
  valueIds,
  references,
});

/** @throws InputError for what is said of a table where there is none */
function requireNoTable(file: string | undefined, options: EvaluateFlags): void {
  const flag = givenTableFlag(options);
  if (flag === undefined || (flag === '--model' && options.wcxf !== undefined)) return;
  const problem = file === undefined ? 'there is no table of points' : 'one point has it in its file';
  throw new InputError(flag, undefined, problem, 'Name a table: points.csv, points.parquet, points.ndjson, or -.');
}

/** @throws InputError unless exactly one of the two files is given */
async function givenPoint(file: string | undefined, wcxf: string | undefined): Promise<ParameterPoint> {
  if (wcxf !== undefined && file !== undefined) {
    throw new InputError('point.json', file, 'given beside --wcxf', 'Leave one of the two out.');
  }
  if (wcxf !== undefined) return { model: wet.name, parameters: await wcxfParameters(wcxf) };
  if (file !== undefined) {
    const point = parsePoint(readJson('point file', file, EXAMPLE));
    if (point.model !== wet.name || Object.keys(point.parameters).length > 0) return point;
    const [[name, value]] = Object.entries(wet.example);
    throw new InputError('point: model', wet.name, 'has no coefficients', `Add some, such as "${name}": ${value}.`);
  }
  throw new InputError('point.json', undefined, 'missing', 'Name a file, - for standard input, or give --wcxf.');
}
