import {
  LARGE_STATISTICAL_ERROR,
  modelRatio,
  printedMeasurement,
  pullText,
  ratioAccuracy,
  requireRatio,
  withStatisticalError,
} from '@nereid/analysis';
import { lmuLtau, parseModel, ratioLikelihood } from '@nereid/physics';
import { experimentSetting } from '../../options/experimentSetting.js';
import { namedModel } from '../../options/model.js';
import { prepareExperiments } from '../../options/prepare.js';
import { printResults } from '../../output/json.js';
import { fewEvents } from '../../output/selectionText.js';
import { notConverged, table, valueWithError } from '../../output/text.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { RatioFlags } from './flags.js';

/** `nereid ratio`: σ(model)/σ(SM) for an experiment, beside what it measured. */
export async function ratio(options: RatioFlags): Promise<void> {
  const { experiments, catalogue, calculation, kernels } = await experimentSetting(options);
  const { name, parameters } = await namedModel(options, lmuLtau.name);
  const model = parseModel(name, parameters);
  const inputs = calculation.electroweak;
  const prepared = await prepareExperiments(experiments, catalogue, { ...kernels, sectors: model.sectors });
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
      inputs: { ...calculation, tolerance: kernel.inputs.tolerance },
      provenance: PROVENANCE,
    };
  });
  for (const { name, ratio: value, ratioStatisticalError: error = 0, selection } of results) {
    if (selection && error > LARGE_STATISTICAL_ERROR * value) console.error(fewEvents(name, error / value, selection));
  }
  if (options.json) return printResults(results);
  const texts = prepared.map(({ experiment, measurement }) => printedMeasurement(experiment, measurement));
  const rows = results.map(({ name, ratio: predicted, ratioStatisticalError = 0, pull }, i) => [
    name,
    valueWithError(predicted, ratioStatisticalError),
    texts[i],
    pullText(pull),
  ]);
  console.log(table([['experiment', 'σ/σ_SM', 'measured', 'pull'], ...rows], ['left', 'right', 'right', 'right']));
}
