import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { InputError } from '@nereid/physics';
import { ExitStatus } from '../exitStatus.js';
import { AsideFile } from './asideFile.js';

/** Where the bytes of a file of events go. */
export interface EventOutput {
  /** Bytes written so far. */
  readonly length: number;
  /** Returns when the next piece may come. @throws an error of the system, after which `length` is what it was before */
  write(bytes: Uint8Array): Promise<void>;
  /** Takes back what stands behind `length`, as far as the output can. */
  cutBack(length: number): void;
  /** Whether an earlier file stands in its place until `keep`. */
  readonly replaces: boolean;
  /** What was written is whole: it takes its place. @throws an error of the system */
  keep(): void;
  /** What was not kept is gone, as far as the output can. */
  close(): void;
}

/** A file, or standard output for `-`. @param subject what named the file @throws InputError when the file cannot be opened */
export function openEventOutput(file: string, subject = '--out'): EventOutput {
  try {
    return opened(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(subject, file, `cannot be written (${code ?? message})`, 'Name a file that can be written.');
  }
}

function opened(file: string): EventOutput {
  if (file !== '-') return new FileOutput(new AsideFile(file));
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
  readonly replaces: boolean = false;

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

  keep(): void {}

  close(): void {
    if (this.#descriptor !== process.stdout.fd) closeSync(this.#descriptor);
  }
}

/** A file beside its place, or a pipe that has a name. */
class FileOutput extends DescriptorOutput {
  override readonly replaces: boolean;
  readonly #file: AsideFile;
  #isKept = false;

  constructor(file: AsideFile) {
    super(openSync(file.path, file.isAside ? 'wx' : 'w'), 0);
    this.#file = file;
    this.replaces = file.replaces;
  }

  override keep(): void {
    this.#file.keep();
    this.#isKept = true;
  }

  override close(): void {
    super.close();
    if (!this.#isKept) this.#file.discard();
  }
}

/** A pipe or terminal. That the reader goes away ends the program, see main.ts. */
class StreamOutput implements EventOutput {
  length = 0;
  readonly replaces = false;

  async write(bytes: Uint8Array): Promise<void> {
    if (!process.stdout.write(bytes)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    this.length += bytes.length;
  }

  cutBack(): void {}

  keep(): void {}

  close(): void {}
}
