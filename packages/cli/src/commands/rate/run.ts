import {
  type ExposureRates,
  type FullRates,
  fullRates,
  namedMode,
  type RateOptions,
  rateChannels,
} from '@nereid/analysis';
import { cachedKernelsInThreads, namedExposure } from '@nereid/analysis/node';
import type { Catalogue, Exposure } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, parseModel } from '@nereid/physics';
import { calculationSetting } from '../../options/calculation.js';
import { exposureOverrides } from '../../options/exposure.js';
import { figureStyle } from '../../options/figure.js';
import { fluxErrorOption } from '../../options/fluxError.js';
import { modelParameters } from '../../options/model.js';
import { parseNames, parseNumber } from '../../options/parse.js';
import { selectionSetting } from '../../options/selection.js';
import { withUserFlux } from '../../options/userFlux.js';
import { budgetFiles } from '../../output/budgetFiles.js';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
import { printResults } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { notConverged } from '../../output/text.js';
import { PROVENANCE } from '../../thisProgram.js';
import { printRateBudget, rateBudgets } from './budget.js';
import { printEfficiencies } from './efficiencies.js';
import type { RateFlags } from './flags.js';
import { printRates, printRatesTogether } from './table.js';

/** `nereid rate`: expected events of an exposure per channel and regime. */
export async function rate(options: RateFlags): Promise<void> {
  const parameters = modelParameters(options.model, options.set);
  const { name } = parseModel(options.model, parameters);
  const calculation = { ...calculationSetting(options), tolerance: parseNumber('--tolerance', options.tolerance) };
  const overrides = exposureOverrides(options.exposure);
  const channels = rateChannels(options.channel?.split(','));
  const fluxError = fluxErrorOption(options);
  const loaded = await loadCatalogue();
  const selection = selectionSetting(options, loaded);
  if (options.uncertainties && selection) {
    const remedy = 'Leave the cuts or the uncertainties out.';
    throw new InputError('--uncertainties', true, 'not available after cuts', remedy);
  }
  const style = figureStyle(options);
  if (options.out !== undefined) requireWritableFolder(options.out);
  const named = await Promise.all(
    exposureNames(options.experiment).map((experiment) =>
      withUserFlux(exposureOf, loaded, { ...options, ...(experiment !== undefined && { experiment }), overrides }),
    ),
  );
  // a mode that one of them does not have is found out before anything is calculated
  const runs = named.flatMap(({ exposure, catalogue }) =>
    modesOf(exposure, options.mode).map((mode) => ({ exposure, catalogue, mode })),
  );
  const progress = new Progress();
  const kernelsOf =
    ({ id, name }: Exposure): RateOptions['kernelsOf'] =>
    (all) =>
      cachedKernelsInThreads(
        all.map((inputs) => ({ id, inputs })),
        { onProgress: (done, total) => progress.update(`${name}: kernel ${done} of ${total} …`) },
      );
  const results: FullRates[] = [];
  for (const { exposure, catalogue, mode } of runs) {
    results.push(
      await fullRates(exposure, catalogue, {
        calculation,
        model: { name, parameters },
        ...{ mode, channels, fluxError, exposure: overrides, material: options.target, inelastic: options.inelastic },
        ...{ selection, selectionName: options.selection, uncertainties: options.uncertainties },
        kernelsOf: kernelsOf(exposure),
      }),
    );
  }
  requireRates(results, options);
  progress.clear();
  for (const { name: experiment, rates } of results) {
    for (const { channel, regime, relativeError, converged } of rates) {
      if (!converged) console.error(notConverged(`${experiment}: ${channel}, ${regime}`, relativeError));
    }
  }
  const shifts = results.map((one) => one.formFactorShift);
  if (options.out !== undefined) {
    const of = `events of ${[...new Set(results.map((one) => one.name))].join(', ')}`;
    saveFiles(options.out, await budgetFiles(rateBudgets(results), of, style));
  }
  if (options.json) return printResults(results.map((one) => ({ ...one, provenance: PROVENANCE })));
  if (named.length > 1) printRatesTogether(results, shifts);
  else for (const [i, result] of results.entries()) printRates(result, shifts[i]);
  for (const result of results) printRateBudget(result);
  if (selection) for (const result of results) printEfficiencies(result, options.selection, loaded);
}

/** @throws InputError where no flux makes anything that was asked for: a table without rows is no answer */
function requireRates(results: readonly ExposureRates[], { channel }: RateFlags): void {
  if (results.some(({ rates }) => rates.length > 0)) return;
  if (channel !== undefined) {
    const why = [...new Set(results.flatMap(({ notes }) => notes))].join('; ');
    throw new InputError('--channel', channel, why, 'Choose another channel or flux.');
  }
  const [{ fluxTable, species }] = results;
  const means = species.map((one) => `⟨E⟩ ${one.meanEnergyGeV.toPrecision(3)} GeV for ${one.species}`).join(', ');
  throw new InputError('flux', fluxTable, `opens no channel: ${means}`, 'Check the unit of its energies.');
}

/** The names of a comma-separated list; one that is not given where there is none. @throws InputError for a repeated one */
const exposureNames = (text: string | undefined): (string | undefined)[] =>
  text === undefined ? [undefined] : parseNames('--experiment', text, 'Name each experiment once.');

const modesOf = (exposure: Exposure, mode: string | undefined): string[] =>
  mode === 'all' ? exposure.modes.map(({ name }) => name) : [namedMode(exposure, mode).name];

/** The words of the command for what is the same in the library. */
function exposureOf({ exposures, experiments }: Catalogue, name: string): Exposure {
  try {
    return namedExposure(name, exposures, experiments);
  } catch (error) {
    throw error instanceof InputError ? error.about('--experiment') : error;
  }
}
