import { InputError } from '@nereid/physics';
import {
  acceptanceOf,
  addKeptSums,
  componentsOf,
  type EventChunk,
  type EventMixture,
  type EventProposal,
  type EventRequest,
  eventGenerator,
  fillHistogram,
  type Histogram,
  histogram,
  histogramSlot,
  type KeptSums,
  keptSums,
  prepareProposal,
} from '@nereid/physics/events';
import { sampleView } from '../events/sampleView.js';
import { isNucleon } from '../events/spectrumRequest.js';
import type { Efficiency } from '../kernels/acceptance.js';
import type { KernelSelection } from '../kernels/kernelSelection.js';
import { edgesOf } from './spectrumEdges.js';
import type { SpectrumObservable } from './spectrumObservables.js';
import {
  eventVariations,
  type SampledBudget,
  ShiftSums,
  type SpectrumSourceOfError,
  sourceOfError,
  weightShifts,
} from './spectrumShifts.js';
import type { SpectrumVariation } from './spectrumVariations.js';

/** What is hit: a nucleus as a whole, one nucleon that stays whole, or one that breaks. */
export const SPECTRUM_PARTS = ['coherent', 'nucleons', 'inelastic'] as const;
/** A part of a spectrum, by what is hit. */
export type SpectrumPart = (typeof SPECTRUM_PARTS)[number];

/** A cross section with the statistical error of the sample [cm²]. */
export interface SampledCrossSection {
  readonly sigmaCm2: number;
  readonly errorCm2: number;
  /** What is not known of it, where asked for; absent where it is 0. */
  readonly uncertainties?: SampledBudget;
}

/** One bin: the cross section in it, and how much of it is on what. */
export interface SpectrumBin extends SampledCrossSection {
  readonly low: number;
  readonly high: number;
  readonly parts: Readonly<Record<SpectrumPart, number>>;
  /** Of a sample of several channels: how much each has in the bin. */
  readonly channels?: Readonly<Record<string, number>>;
}

export interface Spectrum {
  readonly observable: SpectrumObservable;
  readonly bins: readonly SpectrumBin[];
  /** Outside of the bins. */
  readonly below: SampledCrossSection;
  readonly above: SampledCrossSection;
  /** Of all events; of those kept, where there is a selection. */
  readonly total: SampledCrossSection;
  /** The part that a selection keeps. */
  readonly efficiency?: Efficiency;
  /** What may move it, where asked for. */
  readonly sources?: readonly SpectrumSourceOfError[];
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

/** One channel or several, ready to be sampled. */
export interface SpectrumSource {
  readonly sample: EventRequest | EventMixture;
  readonly proposal: EventProposal;
  /** Events that it keeps are counted, where a detector measures them. */
  readonly selection?: KernelSelection | undefined;
  /** What is not known of its spectra, to be found from the same events. */
  readonly variations?: readonly SpectrumVariation[] | undefined;
}

/** Prepares a sample, a few tenths of a second for a channel. @throws InputError where no energy reaches the threshold */
export const spectrumSource = (
  sample: EventRequest | EventMixture,
  selection?: KernelSelection | undefined,
  variations?: readonly SpectrumVariation[] | undefined,
): SpectrumSource => ({ sample, proposal: prepareProposal(sample, PREPARATION), selection, variations });

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
  const { sample, selection, variations = [] } = source;
  const components = componentsOf(sample);
  const names = 'components' in sample ? components.map(({ request }) => request.channel.name) : [];
  const filled = wanted.map((one) => ({ ...one, ...emptyHistograms(one.edges, names, variations) }));
  const chunk = weightedChunks(source, seed, variations);
  const shiftsOf = weightShifts(variations);
  const view = sampleView(sample, selection);
  const partOf = components.map(({ request }) => request.terms.map(partOfTerm));
  let kept: KeptSums | undefined;
  const fill = (events: EventChunk, i: number): void => {
    const component = events.component?.[i] ?? 0;
    const part = partOf[component][events.term[i]];
    const moved = shiftsOf(events, i);
    for (const { observable, all, parts, channels, shifts } of filled) {
      const value = observable.value(events, i);
      fillHistogram(all, value, events.weight[i]);
      fillHistogram(parts[part], value, events.weight[i]);
      if (channels.length > 0) fillHistogram(channels[component], value, events.weight[i]);
      if (moved.length > 0) shifts.add(histogramSlot(all.edges, value), events.weight[i], moved);
    }
  };
  return {
    add(firstEvent: number, count: number): void {
      for (const { measured, isKept } of view(chunk(firstEvent, count))) {
        for (let i = 0; i < measured.count; i++) if (isKept(i)) fill(measured, i);
        const sums = keptSums(measured, isKept);
        kept = kept === undefined ? sums : addKeptSums(kept, sums);
      }
    },
    spectra: (events: number): Spectrum[] =>
      filled.map((one) => ({
        ...spectrumOf(one, names, events),
        ...(selection && kept && efficiencyOf(kept)),
        ...(variations.length > 0 && { sources: variations.map(sourceOfError) }),
      })),
  };
}

/** A set of edges with what falls between them. */
interface FilledSpectrum extends WantedSpectrum {
  readonly all: Histogram;
  readonly parts: Readonly<Record<SpectrumPart, Histogram>>;
  readonly channels: readonly Histogram[];
  readonly shifts: ShiftSums;
}

const emptyHistograms = (
  edges: ArrayLike<number>,
  channels: readonly string[],
  variations: readonly SpectrumVariation[],
) => ({
  all: histogram(edges),
  parts: { coherent: histogram(edges), nucleons: histogram(edges), inelastic: histogram(edges) },
  channels: channels.map(() => histogram(edges)),
  shifts: new ShiftSums(edges.length + 1, variations),
});

function efficiencyOf(kept: KeptSums): { readonly efficiency: Efficiency } {
  const { efficiency: value, efficiencyError: error } = acceptanceOf(kept);
  return { efficiency: { value, error } };
}

function weightedChunks(
  { sample, proposal }: SpectrumSource,
  seed: number,
  variations: readonly SpectrumVariation[] = [],
) {
  const asked = { seed, mode: 'weighted', variations: eventVariations(variations) } as const;
  return eventGenerator(sample, proposal, asked).chunk;
}

function partOfTerm({ target }: EventRequest['terms'][number]): SpectrumPart {
  if (target.kind === 'inelastic') return 'inelastic';
  return isNucleon(target.pdgCode) ? 'nucleons' : 'coherent';
}

function spectrumOf(
  { observable, all, parts, channels, shifts }: FilledSpectrum,
  names: readonly string[],
  events: number,
): Spectrum {
  const slot = (i: number) => ({ ...sampled(all.sums[i], all.squares[i], events), ...shifts.budget([i], all) });
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
      ...(names.length > 0 && {
        channels: Object.fromEntries(names.map((name, c) => [name, channels[c].sums[i + 1] / events])),
      }),
    })),
    below: slot(0),
    above: slot(last + 1),
    total: { ...sampled(sum(all.sums), sum(all.squares), events), ...shifts.budget([...all.sums.keys()], all) },
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
    const parts = sampleView(source.sample, source.selection)(weightedChunks(source, 0)(0, SCOUTS));
    const found = parts.flatMap(({ measured, isKept }) =>
      Array.from({ length: measured.count }, (_, i) =>
        isKept(i) ? ([[observable.value(measured, i), measured.weight[i]]] as const) : [],
      ).flat(),
    );
    if (found.length > 0) return found;
    throw new InputError('selection', undefined, `keeps none of ${SCOUTS} events`, 'Loosen its cuts.');
  });
