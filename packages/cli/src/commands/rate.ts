import {
  type ChannelRate,
  type Efficiency,
  type ExposureRates,
  exposureRates,
  type FinalStateEfficiency,
  finalStateEfficiencies,
  namedMode,
} from '@nereid/analysis';
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
import { efficiencyText, type SelectionOptions, selectionOption } from '../selectionOption.js';
import { type UserFluxOptions, withUserFlux } from '../userFlux.js';

export interface RateCommandOptions extends CalculationOptions, UserFluxOptions, SelectionOptions {
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
  const { exposure, catalogue } = await withUserFlux(namedExposure, loadCatalogue(), { ...options, overrides });
  const selection = selectionOption(options, catalogue);
  const modes =
    options.mode === 'all' ? exposure.modes.map(({ name }) => name) : [namedMode(exposure, options.mode).name];
  const progress = new Progress();
  const results: ExposureRates[] = [];
  for (const mode of modes) {
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
        selection,
        kernelsOf: async (inputs) => {
          await progress.show(`${exposure.name}: ${inputs.channels[0].channel}, ${inputs.regimes[0]} …`);
          return cachedKernels(exposure.id, inputs);
        },
      }),
    );
  }
  progress.clear();
  const complete = results.map((result) => ({
    ...result,
    efficiencies: finalStateEfficiencies(result.rates, publishedFor(result.fluxTable, options.selection, catalogue)),
    model: { name: model.name, parameters },
    inputs: {
      electroweak,
      hadronic,
      tolerance,
      selection,
      uncertainty: { ...RATE_ERRORS, flux: exposure.fluxError ?? DEFAULT_FLUX_ERROR },
    },
    provenance: { program: 'nereid', version: VERSION },
  }));
  if (options.json) return printJson(complete.length === 1 ? complete[0] : { results: complete });
  for (const result of complete) printRates(result);
}

/** Published efficiencies of the selection, where they are for this flux. */
function publishedFor(flux: string, name: string | undefined, { selections }: Catalogue) {
  const published = selections.get(name ?? '')?.publishedEfficiencies;
  return published?.flux === flux ? published : undefined;
}

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

function printRates(result: ExposureRates & { efficiencies: readonly FinalStateEfficiency[] }): void {
  const { exposure, mode, name, material, species } = result;
  const amount = [
    `${exposure.tonnes} t of ${material}`,
    ...(exposure.protonsOnTarget === undefined ? [] : [`${exposure.protonsOnTarget.toExponential(3)} protons`]),
    ...(exposure.years === undefined ? [] : [exposure.years === 1 ? '1 year' : `${exposure.years} years`]),
  ];
  console.log(`${name}, mode ${mode}: ${amount.join(', ')}`);
  for (const { species: kind, neutrinosPerM2, meanEnergyGeV } of species) {
    console.log(`${kind}: ${neutrinosPerM2.toExponential(3)} per m², ⟨E⟩ ${meanEnergyGeV.toPrecision(3)} GeV`);
  }
  const channels = [...new Set(result.rates.map(({ channel }) => channel))];
  const rows = channels.map((channel) => {
    const [coherent, proton, neutron] = ['coherent', 'proton', 'neutron'].map((regime) =>
      result.rates.find((one) => one.channel === channel && one.regime === regime),
    );
    return [channel, withError([coherent]), withError([proton, neutron]), eventText(proton), eventText(neutron)];
  });
  const head = ['channel', 'coherent', 'incoherent', 'proton', 'neutron'];
  console.log(`\n${table([head, ...rows], ['left', 'right', 'right', 'right', 'right'])}`);
  printEfficiencies(result.efficiencies);
}

/** What the cuts keep of each pair of flavours, beside what the source of the selection says. */
function printEfficiencies(efficiencies: readonly FinalStateEfficiency[]): void {
  if (efficiencies.length === 0) return;
  const cell = (one?: Efficiency) => (one ? efficiencyText(one) : '–');
  const rows = efficiencies.map(({ finalState, coherent, incoherent, published }) => [
    finalState.join(' '),
    cell(coherent),
    published.coherent ?? '',
    cell(incoherent),
    published.incoherent ?? '',
  ]);
  const head = ['leptons', 'coherent', 'published', 'incoherent', 'published'];
  console.log('\nPart of all events that the cuts keep, with its statistical error');
  console.log(table([head, ...rows], ['left', 'right', 'right', 'right', 'right']));
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
