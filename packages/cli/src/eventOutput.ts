import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { InputError } from '@nereid/physics';

/** Where a file of events goes, piece by piece. */
export interface EventOutput {
  /** Writes a whole piece, or nothing of it. @throws InputError when that is not possible */
  write(piece: Uint8Array): Promise<void>;
  close(): void;
}

/** `.gz` asks for compression. Each piece is a gzip member of its own: what stands before an interruption can be read. */
export const isCompressed = (file: string): boolean => file.endsWith('.gz');

export function encodePiece(text: string, compressed: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  return compressed ? gzipSync(bytes, { level: 4 }) : bytes;
}

/** A file, or standard output for `-`. @throws InputError when the file cannot be opened */
export function openEventOutput(file: string): EventOutput {
  return file === '-' ? standardOutput() : fileOutput(file);
}

function standardOutput(): EventOutput {
  return {
    async write(piece) {
      // a closed pipe ends the program, see main.ts
      if (!process.stdout.write(piece)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    },
    close() {},
  };
}

function fileOutput(file: string): EventOutput {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'w');
  } catch (error) {
    throw unwritable(file, error, 0);
  }
  let written = 0;
  return {
    async write(piece) {
      try {
        for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
      } catch (error) {
        cutBack(descriptor, written);
        throw unwritable(file, error, written);
      }
      written += piece.length;
    },
    close: () => closeSync(descriptor),
  };
}

/** A full disk must not leave half an event; a device that cannot be cut stays as it is. */
function cutBack(descriptor: number, length: number): void {
  try {
    ftruncateSync(descriptor, length);
  } catch {}
}

function unwritable(file: string, error: unknown, written: number): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  const state = written > 0 ? `, complete events up to byte ${written} were kept` : '';
  return new InputError(
    '--out',
    file,
    `cannot be written (${code ?? message})${state}`,
    'Name a file with room to write.',
  );
}
