import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, type Sector } from '@nereid/physics';
import { SECTORS } from '@nereid/physics/couplings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentKernelInputs } from '../src/kernels/experimentKernel.js';
import { cachedKernels } from '../src/kernels/kernelCache.js';
import type { KernelJob } from '../src/kernels/kernelThreads.js';
import * as source from '../src/kernels/kernelThreads.js';
import { catalogue, inputs, namedExperiment } from './toyExperiment.js';

// Threads run compiled code, so this tests what `npm run build` made; the sources compute in one thread.
const compiledFile = new URL('../dist/kernels/kernelThreads.js', import.meta.url).href;
const compiled = (await import(compiledFile)) as typeof source;

let root: string;
const freshCache = () => mkdtempSync(join(root, 'cache-'));
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nereid-kernel-threads-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function job(id: string, options: { sectors?: readonly Sector[]; energyGeV?: number } = {}): KernelJob {
  const { sectors, energyGeV } = options;
  const found = experimentKernelInputs(namedExperiment(id), catalogue, {
    electroweak: inputs,
    tolerance: 1e-2,
    sectors,
  });
  return { id, inputs: energyGeV === undefined ? found : { ...found, flux: { kind: 'monochromatic', energyGeV } } };
}

const jobs = [job('ccfr'), job('nutev', { sectors: SECTORS }), job('dune-projection-25'), job('ccfr')];

describe('cachedKernelsInThreads', () => {
  it.each([1, 2, 3])('gives the bits of one kernel after another, in their order (%i threads)', async (threads) => {
    const serial = [];
    const serialCache = freshCache();
    for (const { id, inputs } of jobs) serial.push(await cachedKernels(id, inputs, serialCache));
    const pool = await compiled.cachedKernelsInThreads(jobs, { cacheFolder: freshCache(), threads });
    // a kernel that was asked for twice is found the second time
    expect(pool).toStrictEqual(serial);
    expect(pool.map(({ experiment }) => experiment)).toEqual(jobs.map(({ id }) => id));
  });

  it('computes only what the cache does not have, and says how far it is', async () => {
    const cacheFolder = freshCache();
    await cachedKernels(jobs[1].id, jobs[1].inputs, cacheFolder);
    const told: number[][] = [];
    const onProgress = (...counts: number[]) => told.push(counts);
    const first = await compiled.cachedKernelsInThreads(jobs, { cacheFolder, threads: 2, onProgress });
    expect(first.map(({ fromCache }) => fromCache)).toEqual([false, true, false, true]);
    expect(told).toEqual([1, 2].map((count) => [count, 2]));
    expect(readdirSync(join(cacheFolder, 'kernels'))).toHaveLength(3);
    const again = await compiled.cachedKernelsInThreads(jobs, { cacheFolder, threads: 2, onProgress });
    expect(again.every(({ fromCache }) => fromCache)).toBe(true);
    expect(told).toHaveLength(2);
  });

  it('computes in this thread where there is no compiled file for others', async () => {
    const told: number[][] = [];
    const onProgress = (...counts: number[]) => told.push(counts);
    const here = await source.cachedKernelsInThreads(jobs, { cacheFolder: freshCache(), onProgress });
    expect(here).toStrictEqual(await compiled.cachedKernelsInThreads(jobs, { cacheFolder: freshCache() }));
    expect(told.at(-1)).toEqual([3, 3]);
  });

  it('fails where a thread failed, with the error of the calculation', async () => {
    const unknown: KernelJob = { ...jobs[0], inputs: { ...jobs[0].inputs, regimes: ['elastic'] } };
    await expect(
      compiled.cachedKernelsInThreads([unknown, jobs[2]], { cacheFolder: freshCache(), threads: 2 }),
    ).rejects.toThrow(/no such regime/);
  });

  it('has empty kernels below threshold, which are an error of an experiment', async () => {
    const closed = job('ccfr', { energyGeV: 0.1 });
    const cacheFolder = freshCache();
    const failing = source.cachedKernelsInThreads([{ ...closed, experimentName: 'CCFR' }], { cacheFolder });
    await expect(failing).rejects.toThrow(InputError);
    const [empty] = await source.cachedKernelsInThreads([closed], { cacheFolder });
    expect(empty.kernels[0].kernel.chiral.transfer).toHaveLength(0);
  });
});
