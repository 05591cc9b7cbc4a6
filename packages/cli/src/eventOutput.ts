import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { ExitStatus } from './exitStatus.js';

/** Where the bytes of a file of events go. */
export interface EventOutput {
  /** Bytes written so far. */
  readonly length: number;
  /** Returns when the next piece may come. @throws an error of the system, after which `length` is what it was before */
  write(bytes: Uint8Array): Promise<void>;
  /** Takes back what stands behind `length`, as far as the output can. */
  cutBack(length: number): void;
  close(): void;
}

/** A file, or standard output for `-`. @throws the error of the system when the file cannot be opened */
export function openEventOutput(file: string): EventOutput {
  if (file !== '-') return new DescriptorOutput(openSync(file, 'w'), 0);
  const status = fstatSync(process.stdout.fd);
  return status.isFile() ? new DescriptorOutput(process.stdout.fd, status.size) : new StreamOutput();
}

/** A file that is written at its end, and can be cut. */
class DescriptorOutput implements EventOutput {
  length = 0;
  readonly #descriptor: number;
  readonly #base: number;
  /** Pipes and devices have no positions. */
  readonly #isFile: boolean;

  /** @param base bytes that stand in the file already, as with `>>` */
  constructor(descriptor: number, base: number) {
    this.#descriptor = descriptor;
    this.#base = base;
    this.#isFile = fstatSync(descriptor).isFile();
  }

  async write(bytes: Uint8Array): Promise<void> {
    try {
      for (let at = 0; at < bytes.length; ) {
        const position = this.#isFile ? this.#base + this.length + at : null;
        at += writeSync(this.#descriptor, bytes, at, bytes.length - at, position);
      }
    } catch (error) {
      // a named pipe whose reader went away
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') throw new ExitStatus(0);
      this.cutBack(this.length);
      throw error;
    }
    this.length += bytes.length;
  }

  cutBack(length: number): void {
    if (!this.#isFile) return;
    ftruncateSync(this.#descriptor, this.#base + length);
    this.length = length;
  }

  close(): void {
    if (this.#descriptor !== process.stdout.fd) closeSync(this.#descriptor);
  }
}

/** A pipe or terminal. That the reader goes away ends the program, see main.ts. */
class StreamOutput implements EventOutput {
  length = 0;

  async write(bytes: Uint8Array): Promise<void> {
    if (!process.stdout.write(bytes)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    this.length += bytes.length;
  }

  cutBack(): void {}

  close(): void {}
}
