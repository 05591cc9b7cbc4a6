import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECTORS } from '@nereid/physics/couplings';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment } from '../../test/toyExperiment.js';
import { shippedKernelFolder } from '../shippedKernelFolder.js';
import { shippedInputs } from '../theoryErrors/shippedInputs.js';
import { computeExperimentKernel, experimentKernelInputs } from './experimentKernel.js';
import { cachedExperimentKernel, kernelHash } from './kernelCache.js';
import { shippedKernelIn, shippedLine } from './shippedKernels.js';

const cacheFolder = mkdtempSync(join(tmpdir(), 'nereid-shipped-test-'));
afterAll(() => rmSync(cacheFolder, { recursive: true, force: true }));

const wanted = shippedInputs(catalogue);
const nutev = namedExperiment('nutev');

describe('the kernels that come with the data', () => {
  it.each([...wanted])('of %s are those of the default options, each whole', (id, all) => {
    const lines = readFileSync(join(shippedKernelFolder, `${id}.txt`), 'utf8');
    const hashes = [...new Set(all.map(kernelHash))];
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 64))
        .sort(),
    ).toEqual([...hashes].sort());
    for (const hash of hashes) expect(shippedKernelIn(lines, hash), hash).toBeDefined();
  });

  it('are of every experiment of the data and of nothing else', () => {
    expect(readdirSync(shippedKernelFolder).sort()).toEqual([...wanted.keys()].map((id) => `${id}.txt`).sort());
  });

  it('are what the code computes now', () => {
    const options = { electroweak: inputs, flux: 'mean-energy' };
    const { kernels, relativeError, converged } = computeExperimentKernel(nutev, catalogue, options);
    const lines = readFileSync(join(shippedKernelFolder, 'nutev.txt'), 'utf8');
    const stored = shippedKernelIn(lines, kernelHash(experimentKernelInputs(nutev, catalogue, options)));
    expect(stored).toMatchObject({ converged });
    expect(stored?.relativeError).toBeCloseTo(relativeError, 9);
    const { chiral } = kernels[0].kernel;
    for (const part of ['transfer', 'vv', 'aa', 'va'] as const) {
      const scale = Math.max(...chiral[part].map(Math.abs));
      // the last bits of exp and log differ from one Node to the next
      stored?.kernels[0][part].forEach((value, i) => {
        expect(Math.abs(value - chiral[part][i])).toBeLessThanOrEqual(1e-11 * scale);
      });
      expect(stored?.kernels[0][part]).toHaveLength(chiral[part].length);
    }
  });

  it('are taken before anything is computed or written, with all fluxes and operators', async () => {
    for (const choice of [{}, { sectors: SECTORS }, { flux: 'mean-energy' }]) {
      const kernel = await cachedExperimentKernel(nutev, catalogue, { electroweak: inputs, cacheFolder, ...choice });
      expect(kernel.fromCache).toBe(true);
      expect(kernel.inputs.tolerance).toBe('flux' in choice ? 1e-4 : 3e-4);
      expect(kernel.kernels[0].kernel.turned !== undefined).toBe('sectors' in choice);
    }
    expect(readdirSync(cacheFolder)).toEqual([]);
  });

  it('are not those of other options', async () => {
    const options = { electroweak: { ...inputs, sin2ThetaW: 0.23 }, flux: 'mean-energy', tolerance: 1e-2, cacheFolder };
    expect((await cachedExperimentKernel(nutev, catalogue, options)).fromCache).toBe(false);
  });
});

describe('a line of a file of kernels', () => {
  const kernel = { relativeError: 1e-5, converged: true, kernels: [] };
  const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
  const lines = shippedLine(a, kernel) + shippedLine(b, { ...kernel, converged: false });

  it('is found by its hash', () => {
    expect(shippedKernelIn(lines, a)).toEqual(kernel);
    expect(shippedKernelIn(lines, b)).toEqual({ ...kernel, converged: false });
    expect(shippedKernelIn(lines, c)).toBeUndefined();
    expect(shippedKernelIn('', a)).toBeUndefined();
    expect(shippedKernelIn(lines, a.slice(1))).toBeUndefined();
  });

  it('is not believed where a digit changed, or where it was cut', () => {
    expect(shippedKernelIn(lines.replace('0.00001', '0.00002'), a)).toBeUndefined();
    expect(shippedKernelIn(lines.slice(0, -10), b)).toBeUndefined();
    expect(shippedKernelIn(lines.slice(0, -10), a)).toEqual(kernel);
  });

  it('is not believed under the hash of another', () => {
    const exchanged = lines.replaceAll(a, c).replaceAll(b, a).replaceAll(c, b);
    expect([a, b].map((hash) => shippedKernelIn(exchanged, hash))).toEqual([undefined, undefined]);
  });
});
