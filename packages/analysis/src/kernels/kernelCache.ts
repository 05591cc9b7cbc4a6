import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Catalogue, type Experiment, sortedJson } from '@nereid/catalogue';
import { defaultCacheFolder, makeFolder, sha256 } from '@nereid/catalogue/node';
import {
  computeExperimentKernel,
  type ExperimentKernel,
  type ExperimentKernelOptions,
  experimentKernelInputs,
} from './experimentKernel.js';
import { computeKernels, type ExperimentKernelInputs } from './kernelInputs.js';
import { shippedKernel } from './shippedKernels.js';
import { fromStored, type StoredKernel, toStored } from './storedKernel.js';

/** SHA-256 of everything a kernel depends on. */
export function kernelHash(inputs: ExperimentKernelInputs): string {
  return sha256(sortedJson(inputs));
}

/** A file of the cache: the kernel as text, and the SHA-256 of that text. */
interface CacheFile {
  readonly sha256: string;
  readonly kernel: StoredKernel;
}

/** A kernel with its hash, and whether it was found in the cache. */
export interface CachedKernel extends ExperimentKernel {
  readonly hash: string;
  readonly fromCache: boolean;
}

/**
 * The kernel of an experiment: one that comes with the data, else from the cache where its inputs' hash is there, else computed and
 * stored. A cache that
 * cannot be read or written only costs time: a damaged file is computed anew, and failing to write is ignored.
 */
export async function cachedExperimentKernel(
  experiment: Experiment,
  catalogue: Catalogue,
  options: ExperimentKernelOptions & { readonly cacheFolder?: string | undefined },
): Promise<CachedKernel> {
  const inputs = experimentKernelInputs(experiment, catalogue, options);
  const compute = () => computeExperimentKernel(experiment, catalogue, options);
  return cachedOr(experiment.id, inputs, compute, options.cacheFolder);
}

/** The kernels that `inputs` describe, by the same cache; closed channels have empty ones. `id` names what they belong to. */
export function cachedKernels(id: string, inputs: ExperimentKernelInputs, cacheFolder?: string): Promise<CachedKernel> {
  return cachedOr(id, inputs, () => ({ experiment: id, inputs, ...computeKernels(inputs) }), cacheFolder);
}

/** The kernels of `inputs` where they come with the data or are in the cache, else nothing. */
export async function foundKernels(
  id: string,
  inputs: ExperimentKernelInputs,
  cacheFolder?: string,
): Promise<CachedKernel | undefined> {
  const hash = kernelHash(inputs);
  const stored =
    shippedKernel(id, hash, inputs) ?? (await readStored(join(kernelFolder(cacheFolder), `${hash}.json`), inputs));
  return stored && { ...fromStored(id, stored), hash, fromCache: true };
}

/** `cachedKernels` with another way to compute what is not there. */
export async function cachedOr(
  id: string,
  inputs: ExperimentKernelInputs,
  compute: () => ExperimentKernel,
  cacheFolder?: string,
): Promise<CachedKernel> {
  const found = await foundKernels(id, inputs, cacheFolder);
  if (found) return found;
  const hash = kernelHash(inputs);
  const folder = kernelFolder(cacheFolder);
  const file = join(folder, `${hash}.json`);
  const computed = toStored(compute());
  await writeStored(folder, file, computed).catch(() => undefined);
  // by the same way as from a file, so that a computed kernel has the very bits of a cached one
  return { ...fromStored(id, JSON.parse(JSON.stringify(computed))), hash, fromCache: false };
}

const kernelFolder = (cacheFolder?: string): string => join(cacheFolder ?? defaultCacheFolder(), 'kernels');

async function readStored(file: string, inputs: ExperimentKernelInputs): Promise<StoredKernel | undefined> {
  try {
    const { sha256: checksum, kernel } = JSON.parse(await readFile(file, 'utf8')) as CacheFile;
    // the name is the hash of the inputs; a file whose inputs or numbers differ was damaged or tampered with
    const intact = checksum === sha256(JSON.stringify(kernel));
    return intact && sortedJson(kernel.inputs) === sortedJson(inputs) ? kernel : undefined;
  } catch {
    return undefined;
  }
}

/** Written under another name first, so that a reader never sees half a file. */
async function writeStored(folder: string, file: string, kernel: StoredKernel): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const content: CacheFile = { sha256: sha256(JSON.stringify(kernel)), kernel };
  try {
    makeFolder(folder);
    await writeFile(temporary, JSON.stringify(content));
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
