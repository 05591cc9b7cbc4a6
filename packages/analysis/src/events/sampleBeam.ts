import type { Catalogue, Experiment, Exposure, FluxTable } from '@nereid/catalogue';
import { InputError, tridentChannel, tridentChannels } from '@nereid/physics';
import type { EventEnergies } from '@nereid/physics/events';
import { fluxIntegral } from '@nereid/physics/fluxes';
import { expectedEvents } from '@nereid/physics/rates';
import { speciesOf } from '../kernels/experimentFlux.js';
import {
  type ExposureOverrides,
  type ModeExposure,
  modeExposure,
  namedMode,
  speciesFluences,
} from '../kernels/exposureFlux.js';
import { namedTarget, targetNucleiPerTonne } from '../kernels/targets.js';
import { experimentBeam, namedTable, tableEnergies } from './eventFlux.js';

/** Where the neutrinos of a sample come from. */
export type BeamSource =
  | { readonly kind: 'fixed'; readonly energyGeV: number }
  /** The shape of a flux; `name` in the place of its own. */
  | { readonly kind: 'table'; readonly table: FluxTable; readonly name?: string }
  /** A flux with an exposure; its table is among the fluxes. */
  | {
      readonly kind: 'exposure';
      readonly exposure: Exposure;
      readonly fluxes: Catalogue['fluxes'];
      readonly mode?: string | undefined;
      readonly overrides?: ExposureOverrides | undefined;
    }
  /** One of the fluxes of a measured experiment. */
  | { readonly kind: 'experiment'; readonly experiment: Experiment; readonly flux?: string | undefined };

/** One channel of a sample: the energies of its neutrinos, and which part of the sample's neutrinos they are. */
export interface BeamChannel {
  readonly channel: string;
  readonly energies: EventEnergies;
  readonly share: number;
}

/** An exposure in numbers. */
export interface SampleExposure {
  readonly experiment: string;
  readonly mode: string;
  readonly amount: ModeExposure;
  /** Of all species that the channels of the sample begin with, each counted once. */
  readonly neutrinosPerM2: number;
}

/** What the neutrinos of a sample are: each channel with its energies and its part of the neutrinos, and an exposure where one is known. */
export interface SampleBeam {
  readonly channels: readonly BeamChannel[];
  readonly exposure?: SampleExposure;
}

/** All channels that a beam opens, as a word in the place of their names. */
export const ALL_CHANNELS = 'all';

/**
 * The channels of a rate by their names; undefined, all that its beam opens, without names and for `all` alone.
 * @throws InputError for a name that is no channel
 */
export function rateChannels(names: readonly string[] | undefined): string[] | undefined {
  if (names?.length === 1 && names[0]?.trim() === ALL_CHANNELS) return undefined;
  return names?.map((name) => tridentChannel(name.trim()).name);
}

/**
 * The channels of a sample with their parts of a beam.
 * @throws InputError for a channel whose neutrino the beam does not have, or species whose numbers it does not state
 */
export function sampleBeam(
  source: BeamSource,
  names: readonly string[],
  catalogue: Pick<Catalogue, 'fluxes'>,
): SampleBeam {
  const channels = channelNames(source, names);
  switch (source.kind) {
    case 'fixed': {
      const { energyGeV } = source;
      return { channels: withShares(channels, () => ({ kind: 'fixed', energyGeV })) };
    }
    case 'table':
      return { channels: withShares(channels, (channel) => energiesOf(source.table, channel, source.name)) };
    case 'exposure':
      return exposureSample(source, channels);
    case 'experiment': {
      const { experiment, flux } = source;
      requireOneSpecies(experiment, channels);
      return {
        channels: withShares(channels, (channel) => experimentBeam(experiment, catalogue, channel, flux).energies),
      };
    }
  }
}

/** Events that 1 cm² makes in an exposure, averaged over the neutrinos of a sample. @throws InputError for a target without a mass */
export function sampleEventsPerCm2(
  { amount, neutrinosPerM2 }: SampleExposure,
  target: string,
  { materials, nuclides }: Pick<Catalogue, 'materials' | 'nuclides'>,
): number {
  const perTonne = targetNucleiPerTonne(namedTarget(target, materials, nuclides));
  return expectedEvents(perTonne * amount.tonnes, neutrinosPerM2, 1);
}

function exposureSample(
  { exposure, fluxes, mode: name, overrides }: Extract<BeamSource, { kind: 'exposure' }>,
  names: readonly string[],
): SampleBeam {
  const mode = namedMode(exposure, name);
  const table = namedTable({ fluxes }, mode.flux.table);
  const channels = withShares(names, (channel) => tableEnergies(table, channel));
  const amount = modeExposure(exposure, mode, overrides);
  const wanted = new Set<string>(names.map(speciesOf));
  const neutrinosPerM2 = speciesFluences(exposure, mode, { fluxes }, amount)
    .filter(({ species }) => wanted.has(species))
    .reduce((sum, fluence) => sum + fluence.neutrinosPerM2, 0);
  return { channels, exposure: { experiment: exposure.id, mode: mode.name, amount, neutrinosPerM2 } };
}

function energiesOf(table: FluxTable, channel: string, name: string | undefined): EventEnergies {
  const energies = tableEnergies(table, channel);
  return energies.kind === 'histogram' && name !== undefined ? { ...energies, name } : energies;
}

/** Each species is counted once, however many channels it begins. */
function withShares(channels: readonly string[], energiesOfChannel: (channel: string) => EventEnergies): BeamChannel[] {
  const all = channels.map((channel) => ({ channel, energies: energiesOfChannel(channel) }));
  const amounts = new Map(all.map(({ channel, energies }) => [speciesOf(channel), neutrinosIn(energies)]));
  const total = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
  return all.map((one) => ({ ...one, share: neutrinosIn(one.energies) / total }));
}

const neutrinosIn = (energies: EventEnergies): number => (energies.kind === 'fixed' ? 1 : fluxIntegral(energies.bins));

/** The channels by their names, each once; all that the species of the beam begin for `all`. */
function channelNames(source: BeamSource, names: readonly string[]): string[] {
  if (!names.includes(ALL_CHANNELS)) return names.map((name) => tridentChannel(name).name);
  const table = source.kind === 'table' ? source.table : source.kind === 'exposure' ? tableOf(source) : undefined;
  if (names.length === 1 && table !== undefined) {
    return tridentChannels.map(({ name }) => name).filter((name) => table.densities.has(speciesOf(name)));
  }
  const problem = names.length > 1 ? 'stands beside other channels' : 'needs a beam whose species are known';
  throw new InputError('channel', names.join(','), problem, 'Name the channels, or a flux and all alone.');
}

const tableOf = ({ exposure, fluxes, mode }: Extract<BeamSource, { kind: 'exposure' }>): FluxTable =>
  namedTable({ fluxes }, namedMode(exposure, mode).flux.table);

/** @throws InputError for channels of several species: measured experiments do not state how many there are of each */
function requireOneSpecies({ name }: Experiment, channels: readonly string[]): void {
  const species = [...new Set(channels.map(speciesOf))];
  if (species.length === 1) return;
  const problem = `${name} states no numbers of ${species.join(' and ')}`;
  throw new InputError(
    'channel',
    channels.join(','),
    problem,
    'Name channels of one neutrino, or a flux that has both.',
  );
}
