import {
  type ExposureRates,
  exposureRates,
  type FormFactorShift,
  fluxErrorOf,
  formFactorShift,
  namedMode,
  type RateOptions,
} from '@nereid/analysis';
import { cachedKernelsInThreads } from '@nereid/analysis/node';
import type { Catalogue, Exposure } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, parseModel, suggestName, tridentChannel } from '@nereid/physics';
import { RATE_ERRORS } from '@nereid/physics/rates';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  modelParameters,
  parseKeyValues,
  parseNumber,
} from '../../options/cliOptions.js';
import { requireCoefficients } from '../../options/modelOptions.js';
import { type SelectionOptions, selectionOption } from '../../options/selectionOption.js';
import { type UserFluxOptions, withUserFlux } from '../../options/userFlux.js';
import { Progress } from '../../output/progress.js';
import { notConverged, printJson, VERSION } from '../../output.js';
import { efficienciesOf, printEfficiencies } from './efficiencies.js';
import { printRates, printRatesTogether } from './table.js';

export interface RateCommandOptions extends CalculationOptions, UserFluxOptions, SelectionOptions {
  readonly tolerance: string;
  readonly experiment?: string;
  readonly mode?: string;
  readonly exposure?: readonly string[];
  readonly channel?: string;
  readonly target?: string;
  readonly fluxError?: string;
  readonly model: string;
  readonly set?: readonly string[];
}

const EXPOSURE_KEYS = ['tonnes', 'years', 'protonsOnTarget', 'distanceM'] as const;

/** `nereid rate`: expected events of an exposure per channel and regime. */
export async function rate(options: RateCommandOptions): Promise<void> {
  const parameters = requireCoefficients(options.model, modelParameters(options.set));
  const model = parseModel(options.model, parameters);
  const electroweak = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = parseNumber('--tolerance', options.tolerance);
  const overrides = exposureOverrides(options.exposure);
  const channels = options.channel?.split(',').map((name) => tridentChannel(name.trim()).name);
  const fluxError = fluxErrorOption(options);
  const loaded = await loadCatalogue();
  const selection = selectionOption(options, loaded);
  const named = await Promise.all(
    exposureNames(options.experiment).map((experiment) =>
      withUserFlux(namedExposure, loaded, { ...options, ...(experiment !== undefined && { experiment }), overrides }),
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
  const results: ExposureRates[] = [];
  for (const { exposure, catalogue, mode } of runs) {
    results.push(
      await exposureRates(exposure, catalogue, {
        electroweak,
        hadronic,
        tolerance,
        model,
        mode,
        exposure: overrides,
        channels,
        fluxError,
        material: options.target,
        selection,
        kernelsOf: kernelsOf(exposure),
      }),
    );
  }
  requireRates(results, options);
  const shifts: (FormFactorShift | undefined)[] = [];
  for (const [i, { exposure, catalogue, mode }] of runs.entries()) {
    const channel = coherentMuonPair(results[i]);
    const usual = model.name === 'sm' && selection === undefined && hadronic.nuclearFormFactor === undefined;
    const setting = {
      ...{ electroweak, mode, exposure: overrides },
      ...{ material: options.target, kernelsOf: kernelsOf(exposure) },
    };
    shifts.push(usual && channel ? await formFactorShift(exposure, catalogue, channel, setting) : undefined);
  }
  progress.clear();
  for (const { name, rates } of results) {
    for (const { channel, regime, relativeError, converged } of rates) {
      if (!converged) console.error(notConverged(`${name}: ${channel}, ${regime}`, relativeError));
    }
  }
  const complete = results.map((result, i) => ({
    ...result,
    ...(shifts[i] && { formFactorShift: shifts[i] }),
    ...(selection && { efficiencies: efficienciesOf(result, options.selection, loaded) }),
    model: { name: model.name, parameters },
    inputs: {
      electroweak,
      hadronic,
      tolerance,
      selection,
      uncertainty: { ...RATE_ERRORS, flux: fluxErrorOf(runs[i].exposure, { fluxError }) ?? null },
    },
    provenance: { program: 'nereid', version: VERSION },
  }));
  if (options.json) return printJson(complete.length === 1 ? complete[0] : { results: complete });
  if (named.length > 1) printRatesTogether(results, shifts);
  else for (const [i, result] of results.entries()) printRates(result, shifts[i]);
  if (selection) for (const result of results) printEfficiencies(result, options.selection, loaded);
}

/** The channel of muon pairs whose coherent rate the literature prints: that of ν_μ where the beam has them. */
function coherentMuonPair({ rates }: ExposureRates): string | undefined {
  const pairs = rates.filter((one) => one.regime === 'coherent' && one.channel.endsWith(':mumu'));
  return (pairs.find(({ channel }) => channel === 'numu:mumu') ?? pairs[0])?.channel;
}

/** `--flux-error`, or `unknown` for a flux of the user's own that comes without. @throws InputError for what is no share */
function fluxErrorOption({ fluxError, flux }: RateCommandOptions): number | 'unknown' | undefined {
  if (fluxError === undefined) return flux === undefined ? undefined : 'unknown';
  const value = parseNumber('--flux-error', fluxError);
  if (value >= 0 && value <= 1) return value;
  throw new InputError('--flux-error', fluxError, 'not a relative error from 0 to 1', 'Write 0.05 for 5 %.');
}

/** @throws InputError where no flux makes anything that was asked for: a table without rows is no answer */
function requireRates(results: readonly ExposureRates[], { channel }: RateCommandOptions): void {
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
function exposureNames(text: string | undefined): (string | undefined)[] {
  const names = text?.split(',').map((name) => name.trim());
  const repeated = names?.find((name, i) => names.indexOf(name) !== i);
  if (repeated === undefined) return names ?? [undefined];
  throw new InputError('--experiment', repeated, 'named twice', 'Name each experiment once.');
}

const modesOf = (exposure: Exposure, mode: string | undefined): string[] =>
  mode === 'all' ? exposure.modes.map(({ name }) => name) : [namedMode(exposure, mode).name];

function namedExposure(catalogue: Catalogue, name: string): Exposure {
  const exposure = catalogue.exposures.get(name);
  if (exposure !== undefined) return exposure;
  const problem = catalogue.experiments.has(name)
    ? 'has a measured ratio and no exposure to count events for'
    : 'no such experiment with an exposure';
  throw new InputError('--experiment', name, problem, suggestName(name, [...catalogue.exposures.keys()]));
}

/** `--exposure tonnes=50`, `years=3`, `protonsOnTarget=1e21`, `distanceM=574`; `pot` for short. */
export function exposureOverrides(entries: readonly string[] | undefined): Record<string, number> {
  const given = parseKeyValues('--exposure', entries);
  if (given.pot !== undefined && given.protonsOnTarget !== undefined) {
    throw new InputError('--exposure pot', given.pot, 'the same as protonsOnTarget, also given', 'Give one of them.');
  }
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const name = key === 'pot' ? 'protonsOnTarget' : key;
      if ((EXPOSURE_KEYS as readonly string[]).includes(name)) return [name, value];
      throw new InputError('--exposure', key, 'no such quantity', suggestName(key, EXPOSURE_KEYS));
    }),
  );
}
