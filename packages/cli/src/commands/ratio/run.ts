import {
  LARGE_STATISTICAL_ERROR,
  modelRatio,
  printedMeasurement,
  pullText,
  ratioAccuracy,
  requireRatio,
  withStatisticalError,
} from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { parseModel, ratioLikelihood } from '@nereid/physics';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  toleranceOption,
} from '../../options/cliOptions.js';
import { type ModelOptions, namedModel } from '../../options/modelOptions.js';
import { namedExperiments, namesWithAccuracy, prepareExperiments } from '../../options/prepare.js';
import { fewEvents, type SelectionOptions, selectionOption } from '../../options/selectionOption.js';
import { notConverged, printJson, table, VERSION, valueWithError } from '../../output.js';

export interface RatioOptions extends CalculationOptions, ModelOptions, SelectionOptions {
  readonly experiment: string;
  readonly flux?: string;
  readonly accuracy?: string;
}

/** `nereid ratio`: σ(model)/σ(SM) for an experiment, beside what it measured. */
export async function ratio(options: RatioOptions): Promise<void> {
  const { name, parameters } = await namedModel(options, 'lmu-ltau');
  const model = parseModel(name, parameters);
  const inputs = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = toleranceOption(options);
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments('--experiment', namesWithAccuracy(options, catalogue), catalogue);
  const prepared = await prepareExperiments(experiments, catalogue, {
    inputs,
    hadronic,
    tolerance,
    flux: options.flux,
    selection: selectionOption(options, catalogue),
    helicityFlip: model.flips !== undefined,
  });
  const results = prepared.map(({ experiment, measurement, kernel }) => {
    requireRatio(experiment.name, kernel, inputs);
    const { value: predicted, error } = withStatisticalError(kernel, (one) => modelRatio(one, model, inputs));
    const { relativeError, converged } = ratioAccuracy(kernel, kernel.inputs.tolerance, model, inputs);
    if (!converged) console.error(notConverged(`${experiment.name}: σ/σ_SM`, relativeError));
    return {
      experiment: experiment.id,
      name: experiment.name,
      ratio: predicted,
      ratioError: Math.hypot(predicted * relativeError, error),
      ...(kernel.inputs.selection && { ratioStatisticalError: error }),
      selection: kernel.inputs.selection,
      converged,
      measured: measurement,
      pull: ratioLikelihood(measurement).pull(predicted),
      model: { name: model.name, parameters },
      kernelHash: kernel.hash,
      inputs: { electroweak: inputs, hadronic, tolerance: kernel.inputs.tolerance },
      provenance: { program: 'nereid', version: VERSION },
    };
  });
  for (const { name, ratio: value, ratioStatisticalError: error = 0, selection } of results) {
    if (selection && error > LARGE_STATISTICAL_ERROR * value) console.error(fewEvents(name, error / value, selection));
  }
  if (options.json) return printJson(results.length === 1 ? results[0] : { results });
  const texts = prepared.map(({ experiment, measurement }) => printedMeasurement(experiment, measurement));
  const rows = results.map(({ name, ratio: predicted, ratioStatisticalError = 0, pull }, i) => [
    name,
    valueWithError(predicted, ratioStatisticalError),
    texts[i],
    pullText(pull),
  ]);
  console.log(table([['experiment', 'σ/σ_SM', 'measured', 'pull'], ...rows], ['left', 'right', 'right', 'right']));
}
