import { type ChannelRate, type ExposureRates, exposureRates, namedMode } from '@nereid/analysis';
import { cachedKernels } from '@nereid/analysis/node';
import type { Catalogue, Exposure } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { DEFAULT_FLUX_ERROR, InputError, parseModel, RATE_ERRORS, suggestName, tridentChannel } from '@nereid/physics';
import {
  type CalculationOptions,
  electroweakOptions,
  hadronicOptions,
  modelParameters,
  parseKeyValues,
  parseNumber,
} from '../cliOptions.js';
import { printJson, table, VERSION } from '../output.js';
import { Progress } from '../progress.js';
import { type UserFluxOptions, withUserFlux } from '../userFlux.js';

export interface RateCommandOptions extends CalculationOptions, UserFluxOptions {
  readonly tolerance: string;
  readonly experiment?: string;
  readonly mode?: string;
  readonly exposure?: readonly string[];
  readonly channel?: string;
  readonly target?: string;
  readonly model: string;
  readonly set?: readonly string[];
}

const EXPOSURE_KEYS = ['tonnes', 'years', 'protonsOnTarget', 'distanceM'] as const;

/** `nereid rate`: expected events of an exposure per channel and regime. */
export async function rate(options: RateCommandOptions): Promise<void> {
  const parameters = modelParameters(options.set);
  const model = parseModel(options.model, parameters);
  const electroweak = electroweakOptions(options);
  const hadronic = hadronicOptions(options);
  const tolerance = parseNumber('--tolerance', options.tolerance);
  const overrides = exposureOverrides(options.exposure);
  const channels = options.channel?.split(',').map((name) => tridentChannel(name.trim()).name);
  const loaded = loadCatalogue();
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
        material: options.target,
        kernelsOf: async (inputs) => {
          await progress.show(`${exposure.name}: ${inputs.channels[0].channel}, ${inputs.regimes[0]} …`);
          return cachedKernels(exposure.id, inputs);
        },
      }),
    );
  }
  progress.clear();
  const complete = results.map((result, i) => ({
    ...result,
    model: { name: model.name, parameters },
    inputs: {
      electroweak,
      hadronic,
      tolerance,
      uncertainty: { ...RATE_ERRORS, flux: runs[i].exposure.fluxError ?? DEFAULT_FLUX_ERROR },
    },
    provenance: { program: 'nereid', version: VERSION },
  }));
  if (options.json) return printJson(complete.length === 1 ? complete[0] : { results: complete });
  if (named.length > 1) printTogether(results);
  else for (const result of results) printRates(result);
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
function exposureOverrides(entries: readonly string[] | undefined): Record<string, number> {
  const given = parseKeyValues('--exposure', entries);
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const name = key === 'pot' ? 'protonsOnTarget' : key;
      if ((EXPOSURE_KEYS as readonly string[]).includes(name)) return [name, value];
      throw new InputError('--exposure', key, 'no such quantity', suggestName(key, EXPOSURE_KEYS));
    }),
  );
}

/** Several experiments in one table. */
function printTogether(results: readonly ExposureRates[]): void {
  for (const result of results) console.log(titleOf(result));
  const rows = results.flatMap((result) =>
    channelRows(result).map((row) => [result.experiment, result.mode, ...row] as const),
  );
  const head = ['experiment', 'mode', ...RATE_HEAD];
  console.log(`\n${table([head, ...rows], ['left', 'left', 'left', 'right', 'right', 'right', 'right'])}`);
}

function titleOf({ exposure, mode, name, material }: ExposureRates): string {
  const amount = [
    `${exposure.tonnes} t of ${material}`,
    ...(exposure.protonsOnTarget === undefined ? [] : [`${exposure.protonsOnTarget.toExponential(3)} protons`]),
    ...(exposure.years === undefined ? [] : [exposure.years === 1 ? '1 year' : `${exposure.years} years`]),
  ];
  return `${name}, mode ${mode}: ${amount.join(', ')}`;
}

function printRates(result: ExposureRates): void {
  console.log(titleOf(result));
  for (const { species: kind, neutrinosPerM2, meanEnergyGeV } of result.species) {
    console.log(`${kind}: ${neutrinosPerM2.toExponential(3)} per m², ⟨E⟩ ${meanEnergyGeV.toPrecision(3)} GeV`);
  }
  console.log(`\n${table([RATE_HEAD, ...channelRows(result)], ['left', 'right', 'right', 'right', 'right'])}`);
}

const RATE_HEAD = ['channel', 'coherent', 'incoherent', 'proton', 'neutron'];

function channelRows(result: ExposureRates): string[][] {
  const channels = [...new Set(result.rates.map(({ channel }) => channel))];
  return channels.map((channel) => {
    const [coherent, proton, neutron] = ['coherent', 'proton', 'neutron'].map((regime) =>
      result.rates.find((one) => one.channel === channel && one.regime === regime),
    );
    return [channel, withError([coherent]), withError([proton, neutron]), eventText(proton), eventText(neutron)];
  });
}

/** Significant digits; powers of ten where plain digits would be hard to read. */
function digits(events: number, count = 3): string {
  if (events === 0) return '0';
  if (events < 1e-3) return events.toExponential(count - 1);
  return events < 10 ** count ? events.toPrecision(count) : events.toFixed(0);
}
const eventText = (one: ChannelRate | undefined): string => (one === undefined ? '–' : digits(one.events));

/** Events with their uncertainty; those of protons and neutrons share all sources, so they add linearly. */
function withError(parts: readonly (ChannelRate | undefined)[]): string {
  const open = parts.filter((one) => one !== undefined);
  if (open.length === 0) return '–';
  const events = open.reduce((sum, one) => sum + one.events, 0);
  const error = open.reduce((sum, one) => sum + one.events * one.uncertainty.total, 0);
  return `${digits(events)} ± ${digits(error, 2)}`;
}
