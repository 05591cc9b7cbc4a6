import { InputError } from '@nereid/physics';
import type { EventChunk } from '@nereid/physics/events';
import type { InteractionRecord } from '../formats/interactionRecord.js';

/** Some events of a file, as far as their weights go. */
export interface WeightBatch {
  readonly count: number;
  readonly weight: Float64Array;
  /** T [GeV²] */
  readonly transfer: Float64Array;
  /** Weights by term of the record, in its order. */
  readonly terms: readonly Float64Array[];
  /** The events themselves, for observables, where they were asked for. */
  readonly chunk?: EventChunk;
}

/** What becomes of a file whose events get other weights. */
export interface SampleChanges {
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  /** The model in words. */
  readonly model: string;
  weights(batch: WeightBatch): Float64Array;
}

/** A piece of a file that is written again. */
export type RewrittenPiece = string | Uint8Array;

/** A file of events with weights of the interaction. */
export interface EventSample {
  readonly file: string;
  readonly format: 'hepmc3' | 'csv' | 'parquet';
  readonly record: InteractionRecord;
  /** Of the weights that the file has [cm²]. */
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  /** The events from the first one on; may be asked for again. @param momenta whether batches have their `chunk` */
  batches(momenta?: boolean): AsyncGenerator<WeightBatch>;
  /** The same file with other weights, piece by piece. */
  rewritten(changes: SampleChanges): AsyncGenerator<RewrittenPiece>;
}

/** A file without weights of the interaction. */
export const withoutInteraction = (file: string): InputError =>
  new InputError(
    'file',
    file,
    'has no weights of the interaction',
    'Ask for them where events are made.',
    'interaction weights',
  );

/** A file that is not what was written. */
export const damaged = (file: string, what: string): InputError =>
  new InputError('file', file, what, 'Copy it or make it again.');
