import { InputError } from '@nereid/physics';
import {
  type EventProposal,
  type EventRequest,
  eventGenerator,
  fillHistogram,
  type Histogram,
  histogram,
  prepareProposal,
} from '@nereid/physics/events';
import { brokenTerms } from '../events/brokenTerms.js';
import { type NamedEvents, resolveEvents } from '../events/eventSetup.js';
import { edgesOf } from './spectrumEdges.js';
import type { SpectrumObservable } from './spectrumObservables.js';

/** What is hit: a nucleus as a whole, one nucleon that stays whole, or one that breaks. */
export const SPECTRUM_PARTS = ['coherent', 'nucleons', 'inelastic'] as const;
/** A part of a spectrum, by what is hit. */
export type SpectrumPart = (typeof SPECTRUM_PARTS)[number];

/** A cross section with the statistical error of the sample [cm²]. */
export interface SampledCrossSection {
  readonly sigmaCm2: number;
  readonly errorCm2: number;
}

/** One bin: the cross section in it, and how much of it is on what. */
export interface SpectrumBin extends SampledCrossSection {
  readonly low: number;
  readonly high: number;
  readonly parts: Readonly<Record<SpectrumPart, number>>;
}

export interface Spectrum {
  readonly observable: SpectrumObservable;
  readonly bins: readonly SpectrumBin[];
  /** Outside of the bins. */
  readonly below: SampledCrossSection;
  readonly above: SampledCrossSection;
  /** Of all events. */
  readonly total: SampledCrossSection;
}

export interface SpectrumOptions {
  readonly events: number;
  /** Integer of at least 0. */
  readonly seed: number;
}

/** Weights need no tight bounds. */
const PREPARATION = { cells: 512, samplesPerCell: 64, trainingSamples: 10_000 };
const CHUNK = 20_000;
/** Events from which a range is read off. */
const SCOUTS = 20_000;

/** A request, ready to be sampled. */
export interface SpectrumSource {
  readonly request: EventRequest;
  readonly proposal: EventProposal;
}

/** Prepares a request in a few tenths of a second. @throws InputError where no energy reaches the threshold */
export const spectrumSource = (request: EventRequest): SpectrumSource => ({
  request,
  proposal: prepareProposal(request, PREPARATION),
});

/** A set of edges to fill. */
export interface WantedSpectrum {
  readonly observable: SpectrumObservable;
  readonly edges: ArrayLike<number>;
}

/**
 * Spectra from weighted events, one for each set of edges. Equal seeds give equal numbers.
 * @throws InputError for edges that do not ascend
 */
export function spectra(
  source: SpectrumSource,
  wanted: readonly WantedSpectrum[],
  { events, seed }: SpectrumOptions,
): Spectrum[] {
  const filling = filledSpectra(source, wanted, seed);
  for (let first = 0; first < events; first += CHUNK) filling.add(first, Math.min(CHUNK, events - first));
  return filling.spectra(events);
}

/** `spectra` to be filled part by part: in the order of the events the numbers are the same, whatever the parts. */
export function filledSpectra(source: SpectrumSource, wanted: readonly WantedSpectrum[], seed: number) {
  const filled = wanted.map(({ observable, edges }) => ({ observable, all: histogram(edges), parts: empty(edges) }));
  const chunk = weightedChunks(source, seed);
  const partOf = source.request.terms.map(partOfTerm);
  return {
    add(firstEvent: number, count: number): void {
      const made = chunk(firstEvent, count);
      for (const { observable, all, parts } of filled) {
        for (let i = 0; i < made.count; i++) {
          const value = observable.value(made, i);
          fillHistogram(all, value, made.weight[i]);
          fillHistogram(parts[partOf[made.term[i]]], value, made.weight[i]);
        }
      }
    },
    spectra: (events: number): Spectrum[] =>
      filled.map(({ observable, all, parts }) => spectrumOf(observable, all, parts, events)),
  };
}

const empty = (edges: ArrayLike<number>): Record<SpectrumPart, Histogram> => ({
  coherent: histogram(edges),
  nucleons: histogram(edges),
  inelastic: histogram(edges),
});

function weightedChunks({ request, proposal }: SpectrumSource, seed: number) {
  return eventGenerator(request, proposal, { seed, mode: 'weighted' }).chunk;
}

/** Monte Carlo particle numbers. */
const NUCLEONS = { proton: 2212, neutron: 2112 } as const;

function partOfTerm({ target }: EventRequest['terms'][number]): SpectrumPart {
  if (target.kind === 'inelastic') return 'inelastic';
  return Object.values<number>(NUCLEONS).includes(target.pdgCode) ? 'nucleons' : 'coherent';
}

/** Regimes of which a spectrum can be, all together unless one is named. */
export const SPECTRUM_REGIMES = ['nucleus', 'coherent', 'proton', 'neutron', 'inelastic'] as const;
/** Regime whose events a spectrum is of. */
export type SpectrumRegime = (typeof SPECTRUM_REGIMES)[number];

/**
 * The request of a spectrum: per average nucleus of the target, or per free nucleon, whatever the regime.
 * @throws InputError for a name that cannot be used, or a regime that the target does not have
 */
export function spectrumRequest(
  named: Omit<NamedEvents, 'regime'>,
  regime: SpectrumRegime,
  data: Parameters<typeof resolveEvents>[1],
): EventRequest {
  const { target } = named;
  if (regime === 'inelastic') {
    const { regime: _, per, ...request } = resolveEvents({ ...named, regime }, data);
    const { terms, nucleons } = brokenTerms(target, named, data);
    const perNucleus = terms.map((term) => ({ ...term, multiplicity: nucleons * term.multiplicity }));
    return { ...request, terms: perNucleus };
  }
  if (target === 'proton' || target === 'neutron') {
    return resolveEvents({ ...named, regime: regime === 'nucleus' ? target : regime }, data);
  }
  const { regime: _, per, ...request } = resolveEvents({ ...named, regime: 'nucleus' }, data);
  if (regime === 'nucleus') return request;
  const terms = request.terms.filter((term) =>
    regime === 'coherent' ? partOfTerm(term) === 'coherent' : term.target.pdgCode === NUCLEONS[regime],
  );
  if (terms.length > 0) return { ...request, terms };
  throw new InputError('regime', regime, `${target} has none`, 'Name another regime, or leave it out.');
}

function spectrumOf(
  observable: SpectrumObservable,
  all: Histogram,
  parts: Readonly<Record<SpectrumPart, Histogram>>,
  events: number,
): Spectrum {
  const slot = (i: number) => sampled(all.sums[i], all.squares[i], events);
  const last = all.edges.length - 1;
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    observable,
    bins: Array.from({ length: last }, (_, i) => ({
      low: all.edges[i],
      high: all.edges[i + 1],
      ...slot(i + 1),
      parts: {
        coherent: parts.coherent.sums[i + 1] / events,
        nucleons: parts.nucleons.sums[i + 1] / events,
        inelastic: parts.inelastic.sums[i + 1] / events,
      },
    })),
    below: slot(0),
    above: slot(last + 1),
    total: sampled(sum(all.sums), sum(all.squares), events),
  };
}

/** Mean of weights that are 0 outside of the bin, and its error. */
function sampled(sum: number, squares: number, events: number): SampledCrossSection {
  const sigmaCm2 = sum / events;
  return { sigmaCm2, errorCm2: Math.sqrt(Math.max(0, squares / events - sigmaCm2 ** 2) / events) };
}

/**
 * Edges of bins that hold nearly all of the cross section: evenly spaced as the observable asks for.
 * @throws InputError for a range that does not ascend, or is not positive on a logarithmic scale
 */
export const spectrumEdges = (
  source: SpectrumSource,
  observable: SpectrumObservable,
  bins: number,
  range?: readonly [number, number],
): Float64Array =>
  edgesOf(observable, bins, range, () => {
    const made = weightedChunks(source, 0)(0, SCOUTS);
    return Array.from({ length: made.count }, (_, i) => [observable.value(made, i), made.weight[i]] as const);
  });
