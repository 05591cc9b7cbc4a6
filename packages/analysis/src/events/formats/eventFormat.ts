import type { EventChunk } from '@nereid/physics/events';
import type { EventRun } from './eventRun.js';

/** Some events of a file, written without knowing the others. */
export interface EventPiece {
  readonly data: string | Uint8Array;
  /** What the footer has to know of the piece; plain data, so that threads can send it. */
  readonly index?: unknown;
}

/** A piece of a file as the footer sees it. */
export interface PlacedPiece {
  /** Byte of the file at which the piece begins. */
  readonly offset: number;
  readonly index?: unknown;
}

/** A format of events, written piece by piece: header, any number of pieces in the order of the events, footer. */
export interface EventFormat {
  readonly name: string;
  /** Whether events have a place for the weights of the interaction. */
  readonly hasInteraction: boolean;
  /** Whether events have a place for where and when they happen. */
  readonly hasVertices: boolean;
  /** Whether events have a place for leptons as they are measured. */
  readonly hasMeasured: boolean;
  /** Events in a piece. */
  readonly pieceEvents: number;
  header(run: EventRun): string | Uint8Array;
  events(chunk: EventChunk, run: EventRun): EventPiece;
  footer(run: EventRun, pieces: readonly PlacedPiece[]): string | Uint8Array;
}
