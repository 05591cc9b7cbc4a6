import { InputError, limitableModels, parseModel, type TridentModel } from '@nereid/physics';
import { fillHistogram, type Histogram, histogram } from '@nereid/physics/events';
import type { InteractionRecord } from '../events/formats/interactionRecord.js';
import type { WeightBatch } from '../events/reweighting/eventSample.js';
import { type BatchWeights, modelWeights } from '../events/reweighting/reweightedSample.js';
import { edgesOf } from './spectrumEdges.js';
import { type SpectrumObservable, spectrumObservable } from './spectrumObservables.js';

/** Which histograms of reweighted events are wanted. */
export interface WantedHistograms {
  readonly observables: readonly string[];
  /** 40 unless given. */
  readonly bins?: number | undefined;
  /** Of the bins, for one observable; nearly all of the first events unless given. */
  readonly range?: readonly [number, number] | undefined;
}

/** Cross sections of bins with their statistical errors [cm²]. */
export interface BinnedCrossSection {
  readonly sigmaCm2: readonly number[];
  readonly sigmaErrorCm2: readonly number[];
}

/**
 * σ of each bin as a polynomial in the strength μ = (coupling/at)²: constant + μ linear + μ² quadratic [cm²]. `varianceCm4` has the
 * coefficients of 1, μ … μ⁴ of its statistical variance.
 */
export interface StrengthTemplates {
  readonly coupling: string;
  readonly at: number;
  readonly constantCm2: readonly number[];
  readonly linearCm2: readonly number[];
  readonly quadraticCm2: readonly number[];
  /** The three coefficients of all events, also of those outside the bins. */
  readonly totalCm2: readonly [number, number, number];
  readonly varianceCm4: readonly (readonly number[])[];
}

/** One observable in the model of the file and in the one asked for. */
export interface ReweightedSpectrum {
  readonly observable: string;
  readonly unit: SpectrumObservable['unit'];
  readonly edges: readonly number[];
  readonly file: BinnedCrossSection;
  readonly model: BinnedCrossSection;
  /** Of models with a coupling to limit. */
  readonly templates?: StrengthTemplates;
}

/** Events from which a range is read off: the first of the file, whatever its format. */
const SCOUTS = 10_000;

/** Couplings over the one given at which weights are looked at: a polynomial of degree 2 in their squares. 0 is the Standard Model. */
const COUPLINGS = [0, 1 / 2, 1] as const;
const DEGREE = COUPLINGS.length;

interface Filled {
  readonly observable: SpectrumObservable;
  readonly file: Histogram;
  readonly model: Histogram;
  /** Σ of the coefficients of μⁿ, and of their products by the power of μ. */
  readonly coefficients: readonly Float64Array[];
  readonly variances: readonly Float64Array[];
}

/** Histograms of the events of a sample, batch by batch. */
export class ReweightedSpectra {
  readonly #wanted: WantedHistograms;
  readonly #observables: readonly SpectrumObservable[];
  readonly #family:
    | { readonly coupling: string; readonly at: number; readonly weights: readonly BatchWeights[] }
    | undefined;
  #filled: Filled[] = [];
  readonly #totals = new Float64Array(DEGREE);

  /** @throws InputError for an unknown observable, or a range of several */
  constructor(wanted: WantedHistograms, record: InteractionRecord, model: TridentModel) {
    this.#wanted = wanted;
    this.#observables = wanted.observables.map(spectrumObservable);
    if (wanted.range !== undefined && this.#observables.length > 1) {
      const range = wanted.range.join(':');
      throw new InputError('range', range, 'there are several observables', 'Name one observable with it.');
    }
    this.#family = familyOf(record, model);
  }

  add(batch: WeightBatch, weights: Float64Array): void {
    const { chunk, weight, count } = batch;
    if (chunk === undefined) throw new Error('a batch without its events');
    if (this.#filled.length === 0) this.#begin(batch);
    const points = this.#family?.weights.map((weightsAt) => weightsAt(batch)) ?? [];
    const coefficient = new Float64Array(DEGREE);
    for (let i = 0; i < count; i++) {
      if (points.length > 0) throughPoints(coefficient, points, i);
      for (let n = 0; n < DEGREE; n++) this.#totals[n] += coefficient[n];
      for (const { observable, file, model, coefficients, variances } of this.#filled) {
        const value = observable.value(chunk, i);
        fillHistogram(file, value, weight[i]);
        fillHistogram(model, value, weights[i]);
        const bin = points.length > 0 ? binOf(file.edges, value) : -1;
        if (bin < 0) continue;
        for (let n = 0; n < DEGREE; n++) {
          coefficients[n][bin] += coefficient[n];
          for (let m = 0; m < DEGREE; m++) variances[n + m][bin] += coefficient[n] * coefficient[m];
        }
      }
    }
  }

  /** @param cm2PerWeight σ of the file over the sum of its weights */
  spectra(cm2PerWeight: number): ReweightedSpectrum[] {
    return this.#filled.map(({ observable, file, model, coefficients, variances }) => {
      const scaled = (values: Float64Array, scale: number) => Array.from(values, (value) => value * scale);
      const [constantCm2, linearCm2, quadraticCm2] = coefficients.map((values) => scaled(values, cm2PerWeight));
      const family = this.#family && { coupling: this.#family.coupling, at: this.#family.at };
      const [constant, linear, quadratic] = scaled(this.#totals, cm2PerWeight);
      const totalCm2 = [constant, linear, quadratic] as const;
      const varianceCm4 = variances.map((values) => scaled(values, cm2PerWeight ** 2));
      return {
        ...{ observable: observable.name, unit: observable.unit, edges: Array.from(file.edges) },
        file: binned(file, cm2PerWeight),
        model: binned(model, cm2PerWeight),
        ...(family && { templates: { ...family, constantCm2, linearCm2, quadraticCm2, totalCm2, varianceCm4 } }),
      };
    });
  }

  #begin({ chunk, weight, count }: WeightBatch): void {
    const { bins = 40, range } = this.#wanted;
    this.#filled = this.#observables.map((observable) => {
      const edges = edgesOf(observable, bins, range, () =>
        Array.from(
          { length: Math.min(count, SCOUTS) },
          (_, i) => [chunk ? observable.value(chunk, i) : 0, weight[i]] as const,
        ),
      );
      const sums = (number: number) => Array.from({ length: number }, () => new Float64Array(bins));
      const [file, model] = [histogram(edges), histogram(edges)];
      return { observable, file, model, coefficients: sums(DEGREE), variances: sums(2 * DEGREE - 1) };
    });
  }
}

/** Weights at several couplings, where the model has one to limit. */
function familyOf(record: InteractionRecord, { name, parameters }: TridentModel) {
  const coupling = limitableModels().find((one) => one.name === name)?.family.coupling;
  const at = coupling === undefined ? undefined : parameters[coupling];
  if (coupling === undefined || typeof at !== 'number' || !(at > 0)) return undefined;
  const weights = COUPLINGS.map((part) =>
    modelWeights(record, parseModel(name, { ...parameters, [coupling]: at * part })),
  );
  return { coupling, at, weights };
}

const STRENGTHS = COUPLINGS.map((coupling) => coupling * coupling);

/** Coefficients of 1, μ, μ² of the polynomial through the weights of event `i`, Newton's divided differences. */
function throughPoints(out: Float64Array, points: readonly Float64Array[], i: number): void {
  const [, b, c] = STRENGTHS;
  const first = (points[1][i] - points[0][i]) / b;
  out[0] = points[0][i];
  out[2] = ((points[2][i] - points[1][i]) / (c - b) - first) / c;
  out[1] = first - b * out[2];
}

/** Bin of a value, -1 outside. */
function binOf(edges: Float64Array, value: number): number {
  if (!(value >= edges[0]) || !(value < edges[edges.length - 1])) return -1;
  let bin = 0;
  while (value >= edges[bin + 1]) bin++;
  return bin;
}

const binned = ({ sums, squares }: Histogram, scale: number): BinnedCrossSection => ({
  sigmaCm2: Array.from(sums.subarray(1, -1), (sum) => sum * scale),
  sigmaErrorCm2: Array.from(squares.subarray(1, -1), (square) => Math.sqrt(square) * scale),
});
