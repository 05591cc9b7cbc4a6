import { LARGE_STATISTICAL_ERROR, printedMeasurement, pullText, ratioBudget, tridentRatio } from '@nereid/analysis';
import { InputError, lmuLtau, parseModel } from '@nereid/physics';
import { experimentSetting } from '../../options/experimentSetting.js';
import { figureStyle } from '../../options/figure.js';
import { namedModel } from '../../options/model.js';
import { prepareExperiments } from '../../options/prepare.js';
import { budgetFiles } from '../../output/budgetFiles.js';
import { budgetTable } from '../../output/budgetTable.js';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
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
  if (options.uncertainties && kernels.selection) {
    const remedy = 'Leave the cuts or the uncertainties out.';
    throw new InputError('--uncertainties', true, 'not available after cuts', remedy);
  }
  const style = figureStyle(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const prepared = await prepareExperiments(experiments, catalogue, {
    ...kernels,
    sectors: model.sectors,
    ...(options.uncertainties && { theoryErrors: true }),
  });
  const results = prepared.map((one) => {
    const { experiment, kernel } = one;
    const { relativeError, statisticalError, ...computed } = tridentRatio(one, model, inputs);
    if (!computed.converged) console.error(notConverged(`${experiment.name}: σ/σ_SM`, relativeError));
    return {
      experiment: experiment.id,
      name: experiment.name,
      ...computed,
      ...(kernel.inputs.selection && { ratioStatisticalError: statisticalError }),
      selection: kernel.inputs.selection,
      ...(options.uncertainties && { uncertainties: ratioBudget(one, model, inputs) }),
      model: { name: model.name, parameters },
      kernelHash: kernel.hash,
      inputs: { ...calculation, tolerance: kernel.inputs.tolerance },
      provenance: PROVENANCE,
    };
  });
  for (const { name, ratio: value, ratioStatisticalError: error = 0, selection } of results) {
    if (selection && error > LARGE_STATISTICAL_ERROR * value) console.error(fewEvents(name, error / value, selection));
  }
  if (options.out !== undefined) {
    const budgets = results.flatMap(({ name: experiment, uncertainties }) =>
      uncertainties === undefined ? [] : [{ name: experiment, budget: uncertainties.ratio }],
    );
    saveFiles(options.out, await budgetFiles(budgets, `σ/σ_SM of ${model.name}`, style));
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
  for (const { name: experiment, uncertainties } of results) {
    if (uncertainties === undefined) continue;
    const { crossSection, standardModel, ratio: ofRatio } = uncertainties;
    const title = `${experiment}: what is not known, one standard deviation`;
    console.log(budgetTable(title, ['σ', 'σ_SM', 'σ/σ_SM'], [crossSection, standardModel, ofRatio]));
  }
}
