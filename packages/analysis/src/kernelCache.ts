import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue, Experiment } from '@nereid/catalogue';
import { type ChannelKernel, tridentChannel } from '@nereid/physics';
import {
  computeExperimentKernel,
  type ExperimentKernel,
  type ExperimentKernelInputs,
  type ExperimentKernelOptions,
  experimentKernelInputs,
} from './experimentKernel.js';

/** `$NEREID_CACHE`, else `nereid` in `$XDG_CACHE_HOME` or `~/.cache`. */
export function defaultCacheFolder(): string {
  const { NEREID_CACHE, XDG_CACHE_HOME } = process.env;
  return NEREID_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'nereid');
}

/** JSON with sorted keys: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** SHA-256 of everything a kernel depends on. */
export function kernelHash(inputs: ExperimentKernelInputs): string {
  return createHash('sha256').update(canonicalJson(inputs)).digest('hex');
}

interface StoredKernel {
  readonly inputs: ExperimentKernelInputs;
  readonly relativeError: number;
  readonly converged: boolean;
  readonly kernels: readonly {
    readonly channel: string;
    readonly transfer: readonly number[];
    readonly vv: readonly number[];
    readonly aa: readonly number[];
    readonly va: readonly number[];
  }[];
}

export interface CachedKernel extends ExperimentKernel {
  readonly hash: string;
  readonly fromCache: boolean;
}

/**
 * The kernel of an experiment, from the cache where its inputs' hash is there, else computed and stored. A cache that
 * cannot be read or written only costs time: a damaged file is computed anew, and failing to write is ignored.
 */
export async function cachedExperimentKernel(
  experiment: Experiment,
  catalogue: Catalogue,
  options: ExperimentKernelOptions & { readonly cacheFolder?: string | undefined },
): Promise<CachedKernel> {
  const inputs = experimentKernelInputs(experiment, catalogue, options);
  const hash = kernelHash(inputs);
  const folder = join(options.cacheFolder ?? defaultCacheFolder(), 'kernels');
  const file = join(folder, `${hash}.json`);
  const stored = await readStored(file, inputs);
  if (stored) return { ...fromStored(experiment.id, stored), hash, fromCache: true };
  const computed = computeExperimentKernel(experiment, catalogue, options);
  await writeStored(folder, file, toStored(computed)).catch(() => undefined);
  return { ...computed, hash, fromCache: false };
}

async function readStored(file: string, inputs: ExperimentKernelInputs): Promise<StoredKernel | undefined> {
  try {
    const stored = JSON.parse(await readFile(file, 'utf8')) as StoredKernel;
    const complete = stored.kernels.every(({ transfer, vv, aa, va }) =>
      [transfer, vv, aa, va].every((part) => part.length === transfer.length && part.every(Number.isFinite)),
    );
    // the name is the hash of the inputs; a file whose inputs differ was tampered with
    return complete && canonicalJson(stored.inputs) === canonicalJson(inputs) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Written under another name first, so that a reader never sees half a file. */
async function writeStored(folder: string, file: string, stored: StoredKernel): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(stored));
  await rename(temporary, file);
}

function toStored({ kernels, inputs, relativeError, converged }: ExperimentKernel): StoredKernel {
  return {
    inputs,
    relativeError,
    converged,
    kernels: kernels.map(({ channel, kernel }) => ({
      channel: channel.name,
      transfer: Array.from(kernel.transfer),
      vv: Array.from(kernel.vv),
      aa: Array.from(kernel.aa),
      va: Array.from(kernel.va),
    })),
  };
}

function fromStored(experiment: string, { kernels, inputs, relativeError, converged }: StoredKernel): ExperimentKernel {
  return {
    experiment,
    inputs,
    relativeError,
    converged,
    kernels: kernels.map(
      ({ channel, transfer, vv, aa, va }): ChannelKernel => ({
        channel: tridentChannel(channel),
        kernel: {
          transfer: Float64Array.from(transfer),
          vv: Float64Array.from(vv),
          aa: Float64Array.from(aa),
          va: Float64Array.from(va),
        },
      }),
    ),
  };
}
