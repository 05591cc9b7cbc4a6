import {
  type CompanionConstraint,
  type ConstraintVerdict,
  evaluatePoint,
  invalidVerdicts,
  modelOfPoint,
  type ParameterPoint,
  parsePoint,
} from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { type CalculationOptions, electroweakOptions, hadronicOptions, toleranceOption } from '../cliOptions.js';
import { type CompanionOptions, chosenCompanions } from '../companionOptions.js';
import { type CorrelationOptions, correlationLines, correlationOptions } from '../correlationOptions.js';
import { wcxfParameters } from '../modelOptions.js';
import { printJson, VERSION } from '../output.js';
import {
  largestTolerance,
  namedConstraints,
  namesWithAccuracy,
  type PreparedWithKernel,
  prepareExperiments,
} from '../prepare.js';
import { readJson } from '../readJson.js';
import { type SelectionOptions, selectionOption } from '../selectionOption.js';
import { type StatisticsOptions, statisticsOptions, type TreatmentOptions, treatmentOptions } from '../statistics.js';
import { verdictTable } from '../verdictTable.js';

const EXAMPLE = 'Write {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.';

export interface EvaluateOptions
  extends CalculationOptions,
    StatisticsOptions,
    TreatmentOptions,
    CorrelationOptions,
    CompanionOptions,
    SelectionOptions {
  readonly experiment: string;
  readonly flux?: string;
  readonly accuracy?: string;
  readonly wcxf?: string;
}

/**
 * `nereid evaluate point.json`: the verdict of each constraint on a parameter point (`-` reads standard input). What is no
 * point of its model is bad input, exit code 2; with --json it also gets the verdict invalidInput.
 */
export async function evaluate(file: string | undefined, options: EvaluateOptions): Promise<void> {
  const point = await givenPoint(file, options.wcxf);
  const statistics = statisticsOptions(options);
  const treatment = treatmentOptions(options);
  const electroweak = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = toleranceOption(options);
  const catalogue = await loadCatalogue();
  const { experiments, companions: names } = namedConstraints(
    '--experiment',
    namesWithAccuracy(options, catalogue),
    catalogue,
  );
  const companions = await chosenCompanions(names, options, electroweak);
  const correlations = await correlationOptions(options, experiments);
  const selection = selectionOption(options, catalogue);
  const printResult = (verdicts: readonly ConstraintVerdict[], prepared: readonly PreparedWithKernel[]) => {
    const inputs = {
      electroweak,
      hadronic,
      tolerance: tolerance ?? largestTolerance(prepared),
      treatment,
      correlations,
      selection,
      ...(companions.length > 0 && { companions: companions.map(companionInputs) }),
    };
    const kernels = prepared.map(({ kernel }) => kernel.hash);
    const provenance = { program: 'nereid', version: VERSION, kernels };
    if (options.json) printJson({ point, verdicts, statistics, inputs, provenance });
    else {
      console.log(verdictTable(verdicts));
      for (const line of correlationLines(correlations)) console.log(line);
    }
  };
  let helicityFlip = false;
  try {
    helicityFlip = modelOfPoint(point).flips !== undefined;
  } catch (error) {
    if (options.json && error instanceof InputError) {
      printResult(invalidVerdicts([...experiments, ...companions], error.message), []);
    }
    throw error;
  }
  const prepared = await prepareExperiments(experiments, catalogue, {
    inputs: electroweak,
    hadronic,
    tolerance,
    flux: options.flux,
    selection,
    helicityFlip,
    treatment,
  });
  printResult(evaluatePoint(point, prepared, electroweak, { ...statistics, correlations }, companions), prepared);
}

/** What a companion observable is computed from, for the record. */
const companionInputs = ({ id, observable, inputs, valueIds, references }: CompanionConstraint) => ({
  id,
  observable,
  inputs,
  valueIds,
  references,
});

/** @throws InputError unless exactly one of the two files is given */
async function givenPoint(file: string | undefined, wcxf: string | undefined): Promise<ParameterPoint> {
  if (wcxf !== undefined && file !== undefined) {
    throw new InputError('point.json', file, 'given beside --wcxf', 'Leave one of the two out.');
  }
  if (wcxf !== undefined) return { model: 'wet', parameters: await wcxfParameters(wcxf) };
  if (file !== undefined) return parsePoint(readJson('point file', file, EXAMPLE));
  throw new InputError('point.json', undefined, 'missing', 'Name a file, - for standard input, or give --wcxf.');
}
