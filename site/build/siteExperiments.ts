import { type ChannelRate, chosenMeasurement, fluxNames, meanEnergyGeV } from '@nereid/analysis';
import { type Experiment, type Exposure, type FluxTable, isMeasured, NEUTRINO_SPECIES } from '@nereid/catalogue';
import { type RatioMeasurement, ratioLikelihood } from '@nereid/physics';
import type { RateUncertainty } from '@nereid/physics/rates';
import { keptLater } from './incremental/kept.js';
import { type OverviewRates, overviewRates } from './overviewRates.js';
import { type PublishedRate, publishedRates } from './publishedRates.js';
import type { SiteData } from './siteData.js';

/** The rates of one mode, with those a paper prints for it. */
export interface ModeRates {
  readonly rates: OverviewRates;
  readonly published: readonly PublishedRate[];
}

export interface ExposurePage {
  readonly kind: 'exposure';
  readonly id: string;
  readonly exposure: Exposure;
  readonly modes: readonly ModeRates[];
  /** Tables of its fluxes, each once. */
  readonly fluxes: readonly FluxTable[];
}

export interface MeasurementPage {
  readonly kind: 'measurement';
  readonly id: string;
  readonly experiment: Experiment;
  readonly measurement: RatioMeasurement;
  /** Of the Standard Model. */
  readonly pull: number;
  /** Mean energy [GeV] of each of its fluxes, its own choice first. */
  readonly meanEnergies: readonly { readonly flux: string; readonly energyGeV: number }[];
  readonly fluxes: readonly FluxTable[];
}

export type ExperimentPage = ExposurePage | MeasurementPage;

const known = new WeakMap<SiteData, Promise<readonly ExperimentPage[]>>();

/** Every experiment of the data with what is computed for its page: measurements, projections, exposures, each by id. Once for a build. */
export function siteExperiments(data: SiteData): Promise<readonly ExperimentPage[]> {
  const found = known.get(data);
  if (found !== undefined) return found;
  const pages = computePages(data);
  known.set(data, pages);
  return pages;
}

async function computePages({ catalogue }: SiteData): Promise<readonly ExperimentPage[]> {
  const experiments = byId([...catalogue.experiments.values()]);
  const ordered = [...experiments.filter(isMeasured), ...experiments.filter((one) => !isMeasured(one))];
  const measured = ordered.map((one) => measurementPage(one, catalogue));
  const exposures = byId([...catalogue.exposures.values()]);
  const rates = await keptLater(
    'rates',
    (inputs) => [inputs.engineData],
    () => overviewRates(catalogue),
  );
  return [...measured, ...exposures.map((one) => exposurePage(one, rates, catalogue))];
}

const byId = <T extends { readonly id: string }>(items: T[]): T[] => items.sort((a, b) => (a.id < b.id ? -1 : 1));

function exposurePage(
  exposure: Exposure,
  rates: readonly OverviewRates[],
  catalogue: SiteData['catalogue'],
): ExposurePage {
  const modes = exposure.modes.flatMap((mode): ModeRates[] => {
    const found = rates.find((one) => one.experiment === exposure.id && one.mode === mode.name);
    return found === undefined ? [] : [{ rates: found, published: publishedRates(exposure, mode) }];
  });
  const tables = exposure.modes.flatMap(({ flux }) => [
    flux.table,
    ...(flux.alternatives ?? []).map(({ table }) => table),
  ]);
  return { kind: 'exposure', id: exposure.id, exposure, modes, fluxes: tablesOf(tables, catalogue) };
}

function measurementPage(experiment: Experiment, catalogue: SiteData['catalogue']): MeasurementPage {
  const measurement = chosenMeasurement(experiment);
  const tables = [experiment.flux, ...experiment.otherFluxes].flatMap((flux) =>
    flux.kind === 'table' ? flux.tables.map(({ id }) => id) : [],
  );
  return {
    kind: 'measurement',
    id: experiment.id,
    experiment,
    measurement,
    pull: ratioLikelihood(measurement).pull(1),
    meanEnergies: fluxNames(experiment).map((flux) => ({
      flux,
      energyGeV: meanEnergyGeV(experiment, catalogue, flux),
    })),
    fluxes: tablesOf(tables, catalogue),
  };
}

function tablesOf(ids: readonly string[], { fluxes }: SiteData['catalogue']): FluxTable[] {
  return [...new Set(ids)].flatMap((id) => fluxes.get(id) ?? []);
}

/** Every flux table that a page shows, each once. */
export function fluxesShown(pages: readonly ExperimentPage[]): FluxTable[] {
  return [...new Set(pages.flatMap(({ fluxes }) => fluxes))];
}

/** One row of a table of rates: a channel with its regimes; what protons and neutrons give together has their errors added. */
export interface RateRow {
  readonly channel: string;
  readonly coherent: RateCell | undefined;
  readonly proton: RateCell | undefined;
  readonly neutron: RateCell | undefined;
  readonly incoherent: RateCell | undefined;
  /** Events of all regimes. */
  readonly total: number;
  readonly published: Readonly<Partial<Record<PublishedRate['regime'], PublishedRate>>>;
}

export interface RateCell {
  readonly events: number;
  readonly error: number;
}

/** The channels with most events first. */
export function rateRows({ rates, published }: ModeRates): RateRow[] {
  const channels = [...new Set(rates.rates.map(({ channel }) => channel))];
  const rows = channels.map((channel) => {
    const cell = (regime: string) =>
      rateCell(rates.rates.filter((one) => one.channel === channel && one.regime === regime));
    const together = rates.rates.filter((one) => one.channel === channel && one.regime !== 'coherent');
    const printed = published.filter((one) => one.channel === channel);
    return {
      channel,
      coherent: cell('coherent'),
      proton: cell('proton'),
      neutron: cell('neutron'),
      incoherent: rateCell(together),
      total: rates.rates.reduce((sum, one) => sum + (one.channel === channel ? one.events : 0), 0),
      published: Object.fromEntries(printed.map((one) => [one.regime, one])),
    };
  });
  return rows.sort((a, b) => b.total - a.total);
}

/** Protons and neutrons share all sources of error, so their errors add linearly. */
function rateCell(parts: readonly ChannelRate[]): RateCell | undefined {
  if (parts.length === 0) return undefined;
  return {
    events: parts.reduce((sum, { events }) => sum + events, 0),
    error: parts.reduce((sum, { events, uncertainty }) => sum + events * uncertainty.total, 0),
  };
}

/** The parts of the uncertainty by regime: they are the same for every channel and mode. */
export function uncertaintiesOf({ modes }: ExposurePage): ReadonlyMap<string, RateUncertainty> {
  const all = modes.flatMap(({ rates }) => rates.rates);
  return new Map(all.map(({ regime, uncertainty }) => [regime, uncertainty]));
}

/** Rates of all modes as CSV, in full precision; errors are relative. */
export function ratesCsv({ modes }: ExposurePage): string {
  const head = [
    'mode',
    'channel',
    'regime',
    'events',
    'formFactor',
    'electroweak',
    'nuclearModelling',
    'flux',
    'total',
  ];
  const rows = modes.flatMap(({ rates }) =>
    rates.rates.map(({ channel, regime, events, uncertainty: u }) =>
      [rates.mode, channel, regime, events, u.formFactor, u.electroweak, u.nuclearModelling, u.flux, u.total].join(','),
    ),
  );
  return `${[head.join(','), ...rows].join('\n')}\n`;
}

/** Species of a table in their usual order. */
export const speciesIn = (table: FluxTable): string[] => NEUTRINO_SPECIES.filter((one) => table.densities.has(one));
