import { gzipSync } from 'node:zlib';
import type { EventFormat, EventPiece, EventRun, PlacedPiece } from '@nereid/analysis';
import { eventFormats } from '@nereid/analysis/node';
import { InputError } from '@nereid/physics';
import type { EventOutput } from './eventOutput.js';

/** `.gz` asks for compression. Each piece is a gzip member of its own: what stands before an interruption can be read. */
export const isCompressed = (file: string): boolean => file.endsWith('.gz');

export function encodePiece(data: EventPiece['data'], compressed: boolean): Uint8Array {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  return compressed ? gzipSync(bytes, { level: 4 }) : bytes;
}

/** One piece as bytes. */
export interface EncodedPiece {
  readonly bytes: Uint8Array;
  readonly index?: unknown;
}

/**
 * Writes a file of events from pieces that come one by one; holds none of them.
 *
 * When a piece cannot be written, the file gets its footer behind the last whole piece, if need be in the place of that piece:
 * what stands there can be read to its end. An earlier file of the same name stays where this one is not complete.
 */
export class EventFile {
  readonly #file: string;
  readonly #subject: string;
  readonly #output: EventOutput;
  readonly #format: EventFormat;
  readonly #run: EventRun;
  readonly #compressed: boolean;
  readonly #placed: PlacedPiece[] = [];

  /** @param subject what named the file */
  constructor(file: string, output: EventOutput, format: EventFormat, run: EventRun, subject = '--out') {
    this.#file = file;
    this.#subject = subject;
    this.#output = output;
    this.#format = format;
    this.#run = run;
    this.#compressed = isCompressed(file);
  }

  /** @throws InputError when there is no room */
  async begin(): Promise<void> {
    try {
      await this.#output.write(encodePiece(this.#format.header(this.#run), this.#compressed));
    } catch (error) {
      throw this.#unwritable(error);
    }
  }

  /** @throws InputError when there is no room, after the footer was written */
  async add({ bytes, index }: EncodedPiece): Promise<void> {
    const offset = this.#output.length;
    try {
      await this.#output.write(bytes);
    } catch (error) {
      await this.#rescue(error);
    }
    this.#placed.push(index === undefined ? { offset } : { offset, index });
  }

  /**
   * @returns whether the file took its place: not where it ends early and an earlier one is there
   * @throws InputError when there is no room, after the footer was written in the place of the last pieces
   */
  async end(): Promise<boolean> {
    try {
      await this.#writeFooter();
    } catch (error) {
      await this.#rescue(error);
    }
    return this.#keep();
  }

  get #events(): number {
    return Math.min(this.#placed.length * this.#format.pieceEvents, this.#run.events);
  }

  #keep(): boolean {
    if (this.#events < this.#run.events && this.#output.replaces) return false;
    try {
      this.#output.keep();
    } catch (error) {
      throw this.#unwritable(error, '');
    }
    return true;
  }

  async #writeFooter(): Promise<void> {
    await this.#output.write(encodePiece(this.#format.footer(this.#run, this.#placed), this.#compressed));
  }

  /** The footer behind as many pieces as leave room for it, and the error in words. */
  async #rescue(error: unknown): Promise<never> {
    if (!isOfSystem(error)) throw error;
    let isWhole = false;
    while (!isWhole) {
      try {
        await this.#writeFooter();
        isWhole = true;
      } catch {
        const last = this.#placed.pop();
        if (last === undefined) break;
        this.#output.cutBack(last.offset);
      }
    }
    throw this.#unwritable(error, isWhole && this.#events > 0 ? this.#rescued() : '');
  }

  #rescued(): string {
    return this.#keep() ? `; the file ends after ${this.#events} events` : '; the file that was there stays';
  }

  #unwritable(error: unknown, state = ''): unknown {
    if (!isOfSystem(error)) return error;
    return unwritable(this.#file, this.#subject, `cannot be written (${error.code})${state}`);
  }
}

/**
 * Writes all pieces of a file that is made anew, or nothing: what stood there stays where one cannot be written.
 * @throws InputError when there is no room
 */
export async function writePieces(
  file: string,
  output: EventOutput,
  pieces: AsyncIterable<string | Uint8Array>,
  subject = '--out',
): Promise<void> {
  for await (const piece of pieces) {
    await orUnwritable(file, subject, () => output.write(encodePiece(piece, isCompressed(file))));
  }
  await orUnwritable(file, subject, () => output.keep());
}

async function orUnwritable(file: string, subject: string, write: () => void | Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    throw unwritable(file, subject, `cannot be written (${error.code})`);
  }
}

const unwritable = (file: string, subject: string, problem: string): InputError =>
  new InputError(subject, file, problem, 'Name a file with room to write.');

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';

/** @throws InputError for Parquet as a gzip file: its index says where row groups stand, and readers look for it at the end */
export function requireOwnCompression(file: string, format: string, subject = '--out'): void {
  if (format !== 'parquet' || !isCompressed(file)) return;
  const problem = 'no reader of Parquet opens a file that is compressed as a whole';
  throw new InputError(subject, file, problem, `Name ${file.replace(/(\.parquet)?\.gz$/, '')}.parquet.`);
}

/** @throws InputError where the name of a file is that of another format than the events have */
export function requireFormatOf(file: string, format: string, subject = '--out'): void {
  requireOwnCompression(file, format, subject);
  if (file === '-' || formatOfFile(file) === format) return;
  throw new InputError(subject, file, `the events are in ${format}`, `Name a file that ends in .${format}.`);
}

/** hepmc3 unless the name ends in another format's. */
export function formatOfFile(file: string): string {
  const bare = file.replace(/\.gz$/, '');
  return eventFormats.find(({ name }) => bare.endsWith(`.${name}`))?.name ?? 'hepmc3';
}
