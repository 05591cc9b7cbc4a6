import {
  type Catalogue,
  type Experiment,
  type FluxSpecification,
  fluxBins,
  fluxName,
  type NeutrinoSpecies,
  namedFlux,
} from '@nereid/catalogue';
import { InputError, suggestName, tridentChannel } from '@nereid/physics';
import {
  combineFluxes,
  type FluxBin,
  fluxIntegral,
  meanFluxEnergy,
  parametricFlux,
  type WeightedFlux,
} from '@nereid/physics/fluxes';
import type { KernelFlux } from './kernelInputs.js';

/** The channels of an experiment with their shares of the flux, and the energies of their neutrinos. */
export interface ExperimentFlux {
  readonly channels: readonly { readonly channel: string; readonly weight: number }[];
  readonly flux: KernelFlux;
}

/** The flux of an experiment that has this name; its own unless a name is given. @throws InputError with the known names */
export function chosenFlux(experiment: Experiment, name?: string): FluxSpecification {
  const flux = namedFlux(experiment, name);
  if (flux !== undefined) return flux;
  const known = [experiment.flux, ...experiment.otherFluxes].map(fluxName);
  throw new InputError('flux', name, `${experiment.name} has no such flux`, suggestName(name ?? '', known));
}

/** Names of the fluxes that an experiment can be calculated with, its own first. */
export const fluxNames = (experiment: Experiment): string[] =>
  [experiment.flux, ...experiment.otherFluxes].map(fluxName);

/**
 * Channels and energies of an experiment. ν and ν̄ into equal leptons have the same total cross section (VA vanishes), so
 * they become one channel, unless `apart`: cuts that tell ℓ⁻ from ℓ⁺ accept them differently. With tables the shares come
 * from the tables; a channel whose neutrino they lack drops out.
 * @throws InputError for a flux or table that does not exist, or tables without any of the channels' neutrinos
 */
export function experimentFlux(
  experiment: Experiment,
  { fluxes }: Pick<Catalogue, 'fluxes'>,
  name?: string,
  { apart = false } = {},
): ExperimentFlux {
  const flux = chosenFlux(experiment, name);
  const key = apart ? (channel: string) => channel : conjugateKey;
  if (flux.kind === 'table') return tableFlux(experiment, flux, fluxes, key);
  const channels = mergeConjugates(experiment, key);
  if (flux.kind === 'monochromatic') return { channels, flux: { kind: flux.kind, energyGeV: flux.energyGeV } };
  const bins = parametricFlux(flux);
  const spectra = Object.fromEntries(channels.map(({ channel }) => [channel, bins]));
  return { channels, flux: { kind: 'histogram', spectra } };
}

/** Mean energy [GeV] of the neutrinos of all channels together. */
export function meanEnergyGeV(experiment: Experiment, catalogue: Pick<Catalogue, 'fluxes'>, name?: string): number {
  const { channels, flux } = experimentFlux(experiment, catalogue, name);
  if (flux.kind === 'monochromatic') return flux.energyGeV;
  return channels.reduce((sum, { channel, weight }) => sum + weight * meanFluxEnergy(flux.spectra[channel]), 0);
}

/** For a caption: `mean beam energy`, `spectrum of the beam`, or both where experiments differ. */
export function fluxWords(experiments: readonly Experiment[], name?: string): string {
  const kinds = new Set(experiments.map((experiment) => chosenFlux(experiment, name).kind === 'monochromatic'));
  return [...(kinds.has(true) ? ['mean beam energy'] : []), ...(kinds.has(false) ? ['spectrum of the beam'] : [])].join(
    ' or ',
  );
}

/** `numubar` of `numubar:mumu`. */
export const speciesOf = (channel: string): NeutrinoSpecies => channel.split(':')[0] as NeutrinoSpecies;

/** The channel under which ν and ν̄ are counted together where their totals are equal. */
function conjugateKey(name: string): string {
  const { leptonMinus, leptonPlus } = tridentChannel(name);
  return leptonMinus === leptonPlus ? name.replace('bar:', ':') : name;
}

type ChannelKey = (channel: string) => string;

function mergeConjugates(experiment: Experiment, keyOf: ChannelKey): { channel: string; weight: number }[] {
  const merged = new Map<string, number>();
  for (const { channel, weight } of experiment.channels) {
    const key = keyOf(channel);
    merged.set(key, (merged.get(key) ?? 0) + weight);
  }
  return Array.from(merged, ([channel, weight]) => ({ channel, weight }));
}

function tableFlux(
  experiment: Experiment,
  { tables }: Extract<FluxSpecification, { kind: 'table' }>,
  fluxes: Catalogue['fluxes'],
  keyOf: ChannelKey,
): ExperimentFlux {
  const parts = new Map<string, WeightedFlux[]>();
  for (const { channel } of experiment.channels) {
    const key = keyOf(channel);
    for (const { id, share } of tables) {
      const table = fluxes.get(id);
      if (table === undefined)
        throw new InputError('flux table', id, 'does not exist', suggestName(id, [...fluxes.keys()]));
      const bins = fluxBins(table, speciesOf(channel));
      if (bins.length > 0) parts.set(key, [...(parts.get(key) ?? []), { bins, weight: share }]);
    }
  }
  const spectra: [string, FluxBin[]][] = Array.from(parts, ([channel, fluxes]) => [channel, combineFluxes(fluxes)]);
  if (spectra.length === 0) {
    const names = experiment.channels.map(({ channel }) => speciesOf(channel)).join(', ');
    throw new InputError('flux of', experiment.id, `its tables have no ${names}`, 'Name tables that have them.');
  }
  const total = spectra.reduce((sum, [, bins]) => sum + fluxIntegral(bins), 0);
  return {
    channels: spectra.map(([channel, bins]) => ({ channel, weight: fluxIntegral(bins) / total })),
    flux: { kind: 'histogram', spectra: Object.fromEntries(spectra) },
  };
}
