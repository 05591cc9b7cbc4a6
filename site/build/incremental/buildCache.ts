import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { makeFolder, sha256 } from '@nereid/catalogue/node';

/** Parts of the site that are kept from build to build; each has a folder of its own in the cache. */
export type CacheKind =
  | 'api'
  | 'assets'
  | 'bundles'
  | 'citations'
  | 'constraints'
  | 'coverage'
  | 'documents'
  | 'explorer'
  | 'gallery'
  | 'home'
  | 'pages'
  | 'rates'
  | 'records'
  | 'scans'
  | 'sites';

/**
 * SHA-256 of values of any kind that data are made of, maps, sets and typed arrays among them. The same values give the same
 * hash, whatever made them. @throws TypeError for a function, whose result no text can tell
 */
export const hashOf = (...inputs: readonly unknown[]): string => sha256(JSON.stringify(inputs, plainValue));

function plainValue(_: string, value: unknown): unknown {
  if (typeof value === 'function') throw new TypeError('A function is no input of a hash.');
  if (typeof value === 'number' && !Number.isFinite(value)) return ['number', String(value)];
  if (value instanceof Map || value instanceof Set) return [value.constructor.name, ...value];
  if (ArrayBuffer.isView(value)) return [value.constructor.name, ...(value as Float64Array)];
  return value;
}

const CHECKSUM_BYTES = 32;
const MEGABYTE = 2 ** 20;
const SPARE_BYTES = 256 * MEGABYTE;

/**
 * What builds of the site keep, each under the hash of everything it was made from, with a checksum before its bytes. A cache
 * that cannot be read or written only costs time: a damaged entry counts as none.
 */
export class BuildCache {
  private readonly used = new Set<string>();
  private readonly written = new Set<string>();

  /** @param folder - undefined keeps nothing. @param fresh - entries of earlier builds are ignored, and replaced */
  constructor(
    private readonly folder: string | undefined,
    private readonly fresh = false,
  ) {}

  /** What is kept under a key; undefined where there is nothing, or nothing whole. */
  read(kind: CacheKind, key: string): Uint8Array | undefined {
    if (this.folder === undefined) return undefined;
    const path = join(this.folder, kind, key);
    if (this.fresh && !this.used.has(path)) return undefined;
    try {
      const file = readFileSync(path);
      const content = file.subarray(CHECKSUM_BYTES);
      if (!createHash('sha256').update(content).digest().equals(file.subarray(0, CHECKSUM_BYTES))) return undefined;
      this.used.add(path);
      return content;
    } catch {
      return undefined;
    }
  }

  /** Keeps bytes under a key, whole or not at all, whatever other builds do meanwhile. */
  write(kind: CacheKind, key: string, content: Uint8Array): void {
    if (this.folder === undefined) return;
    const path = join(this.folder, kind, key);
    const half = `${path}.${randomUUID()}.tmp`;
    try {
      makeFolder(join(this.folder, kind));
      writeFileSync(half, Buffer.concat([createHash('sha256').update(content).digest(), content]));
      renameSync(half, path);
      this.used.add(path);
      this.written.add(path);
    } catch {
      quietly(() => rmSync(half, { force: true }));
    }
  }

  /** Removes all that this build has kept. */
  forget(): void {
    for (const path of this.written) quietly(() => rmSync(path, { force: true }));
    this.written.clear();
  }

  /** The value kept under a key; undefined where there is none. */
  readValue<T>(kind: CacheKind, key: string): T | undefined {
    const content = this.read(kind, key);
    return content && (deserialize(content) as T);
  }

  writeValue(kind: CacheKind, key: string, value: unknown): void {
    if (this.folder !== undefined) this.write(kind, key, serialize(value));
  }

  /**
   * Removes what was not used for longest, until no more than twice what this build used and the bytes to spare are left. What this build used
   * stays. Costs nothing where nothing was added.
   */
  prune(spareBytes = SPARE_BYTES): void {
    if (this.folder === undefined || this.written.size === 0) return;
    const now = new Date();
    for (const path of this.used) quietly(() => utimesSync(path, now, now));
    const entries = listEntries(this.folder);
    const usedBytes = entries.reduce((sum, { path, size }) => sum + (this.used.has(path) ? size : 0), 0);
    let total = entries.reduce((sum, { size }) => sum + size, 0);
    const idle = entries.filter(({ path }) => !this.used.has(path)).sort((a, b) => a.time - b.time);
    for (const { path, size } of idle) {
      if (total <= 2 * usedBytes + spareBytes) return;
      quietly(() => rmSync(path, { force: true }));
      total -= size;
    }
  }
}

function listEntries(folder: string): { readonly path: string; readonly size: number; readonly time: number }[] {
  return readdirSync(folder, { recursive: true }).flatMap((name) => {
    const path = join(folder, String(name));
    // another build may have removed it meanwhile
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? [{ path, size: found.size, time: found.mtimeMs }] : [];
  });
}

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // a cache that cannot be tidied only takes room
  }
}
