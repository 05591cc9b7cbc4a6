import { modelRatio, printedMeasurement, pullText, withStatisticalError } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { parseModel, ratioLikelihood } from '@nereid/physics';
import { type CalculationOptions, electroweakOptions, hadronicOptions, toleranceOption } from '../cliOptions.js';
import { type ModelOptions, namedModel } from '../modelOptions.js';
import { printJson, table, VERSION } from '../output.js';
import { namedExperiments, prepareExperiments } from '../prepare.js';
import { type SelectionOptions, selectionOption } from '../selectionOption.js';

export interface RatioOptions extends CalculationOptions, ModelOptions, SelectionOptions {
  readonly experiment: string;
  readonly flux?: string;
}

/** `nereid ratio`: σ(model)/σ(SM) for an experiment, beside what it measured. */
export async function ratio(options: RatioOptions): Promise<void> {
  const { name, parameters } = await namedModel(options, 'lmu-ltau');
  const model = parseModel(name, parameters);
  const inputs = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = toleranceOption(options);
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments('--experiment', options.experiment, catalogue);
  const prepared = await prepareExperiments(experiments, catalogue, {
    inputs,
    hadronic,
    tolerance,
    flux: options.flux,
    selection: selectionOption(options, catalogue),
    helicityFlip: model.flips !== undefined,
  });
  const results = prepared.map(({ experiment, measurement, kernel }) => {
    const { value: predicted, error } = withStatisticalError(kernel, (one) => modelRatio(one, model, inputs));
    return {
      experiment: experiment.id,
      name: experiment.name,
      ratio: predicted,
      ratioError: Math.hypot(predicted * kernel.relativeError, error),
      selection: kernel.inputs.selection,
      converged: kernel.converged,
      measured: measurement,
      pull: ratioLikelihood(measurement).pull(predicted),
      model: { name: model.name, parameters },
      kernelHash: kernel.hash,
      inputs: { electroweak: inputs, hadronic, tolerance: kernel.inputs.tolerance },
      provenance: { program: 'nereid', version: VERSION },
    };
  });
  if (options.json) return printJson(results.length === 1 ? results[0] : { results });
  const texts = prepared.map(({ experiment, measurement }) => printedMeasurement(experiment, measurement));
  const rows = results.map(({ name, ratio: predicted, pull }, i) => [
    name,
    predicted.toPrecision(6),
    texts[i],
    pullText(pull),
  ]);
  console.log(table([['experiment', 'σ/σ_SM', 'measured', 'pull'], ...rows], ['left', 'right', 'right', 'right']));
}
