import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { removedOnSignal } from '../interruption.js';

/**
 * A file that is written under another name beside its own, which it takes when it is whole: nobody sees half of it, and what stood
 * there stays until then. A link keeps its place, and what it leads to is replaced. A pipe or a device, such as /dev/stdout, has
 * no other name: it is written directly.
 */
export class AsideFile {
  /** Where to write. */
  readonly path: string;
  /** Whether `path` is another name, which is not there yet. */
  readonly isAside: boolean;
  readonly #place: string;
  readonly #before: Stats | undefined;
  #release: () => void = () => {};

  /** @throws the error of the system where a file cannot be put there */
  constructor(file: string) {
    const { place, status, isPlain } = placeOf(file);
    this.#place = place;
    this.#before = status;
    this.isAside = isPlain;
    // a folder may allow what the file in it does not
    if (status !== undefined) accessSync(place, constants.W_OK);
    if (isPlain) accessSync(dirname(place), constants.W_OK);
    this.path = isPlain ? join(dirname(place), temporaryName(place)) : file;
    if (isPlain) this.#release = removedOnSignal(this.path);
  }

  /** Whether a file stands there that `keep` replaces. */
  get replaces(): boolean {
    return this.isAside && this.#before !== undefined;
  }

  /** Gives the file its name, and the rights of the one that it replaces. @throws the error of the system */
  keep(): void {
    if (!this.isAside) return;
    if (this.#before !== undefined) copyRights(this.path, this.#before);
    renameSync(this.path, this.#place);
    this.#release();
  }

  /** Removes what was written; what stood there stays. */
  discard(): void {
    if (!this.isAside) return;
    rmSync(this.path, { force: true });
    this.#release();
  }
}

/** Short enough for every file system, hidden, and nobody else's. */
function temporaryName(place: string): string {
  const short = Array.from(basename(place)).slice(0, 40).join('');
  return `.${short}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`;
}

interface Place {
  /** Where the bytes go, behind links. */
  readonly place: string;
  /** What stands there. */
  readonly status: Stats | undefined;
  /** Whether it is a file, or may become one. */
  readonly isPlain: boolean;
}

const MOST_LINKS = 40;

function placeOf(file: string): Place {
  if (file.trim() === '') throw systemError('ENOENT');
  if (/[/\\]$/.test(file)) throw systemError('EISDIR');
  let place = file;
  for (let links = 0; links < MOST_LINKS; links++) {
    place = join(realpathSync(dirname(place)), basename(place));
    const status = lstatSync(place, { throwIfNoEntry: false });
    // descriptors of this process, whatever is behind them: /dev/stdout leads there
    if (/^\/(proc|dev\/fd)\//.test(place) && status !== undefined) return { place, status, isPlain: false };
    if (status?.isDirectory()) throw systemError('EISDIR');
    if (!status?.isSymbolicLink()) return { place, status, isPlain: status?.isFile() ?? true };
    place = resolve(dirname(place), readlinkSync(place));
  }
  throw systemError('ELOOP');
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

function copyRights(path: string, { mode, uid, gid }: Stats): void {
  chmodSync(path, mode & 0o7777);
  try {
    chownSync(path, uid, gid);
  } catch {
    // only root gives files away
  }
}
