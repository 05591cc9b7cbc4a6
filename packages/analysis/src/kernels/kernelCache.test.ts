import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electroweakInputs } from '@nereid/physics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment } from '../../test/toyExperiment.js';
import { computeExperimentKernel, experimentKernelInputs } from './experimentKernel.js';
import { cachedExperimentKernel, kernelHash } from './kernelCache.js';

const ccfr = namedExperiment('ccfr');
const options = { electroweak: inputs, tolerance: 1e-2 };
let cacheFolder: string;
beforeAll(() => {
  cacheFolder = mkdtempSync(join(tmpdir(), 'nereid-cache-test-'));
});
afterAll(() => rmSync(cacheFolder, { recursive: true, force: true }));

const cached = (folder = cacheFolder) => cachedExperimentKernel(ccfr, catalogue, { ...options, cacheFolder: folder });
const kernelFiles = (folder = cacheFolder) => readdirSync(join(folder, 'kernels'));

/** Bits of all numbers, so that 0 and −0 count as different. */
const bits = ({ kernels }: Awaited<ReturnType<typeof cached>>) =>
  kernels.flatMap(
    ({
      kernel: {
        chiral: { transfer, vv, aa, va },
      },
    }) => [transfer, vv, aa, va].map((part) => Buffer.from(part.buffer).toString('hex')),
  );

function changeKernel(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

describe('cachedExperimentKernel', () => {
  it('gives the same bits from the cache as without one', async () => {
    const first = await cached();
    const second = await cached();
    expect([first.fromCache, second.fromCache]).toEqual([false, true]);
    expect(bits(second)).toEqual(bits(first));
    const { fromCache: _a, ...computed } = first;
    const { fromCache: _b, ...stored } = second;
    expect(stored).toEqual(computed);
    // and of the calculation itself, but for the sign of a zero
    expect(first.kernels).toEqual(
      JSON.parse(JSON.stringify(computeExperimentKernel(ccfr, catalogue, options).kernels), (key, part) =>
        ['transfer', 'vv', 'aa', 'va'].includes(key) ? Float64Array.from(Object.values(part)) : part,
      ),
    );
    expect(kernelFiles()).toEqual([`${first.hash}.json`]);
  });

  const damages: [string, (file: string) => void][] = [
    ['empty', (file) => truncateSync(file, 0)],
    ['truncated', (file) => truncateSync(file, 500)],
    ['not JSON', (file) => writeFileSync(file, 'kernel')],
    ['of another shape', (file) => writeFileSync(file, '{"kernels":[]}')],
    [
      'with one digit changed',
      (file) => changeKernel(file, (text) => text.replace(/"vv":\[(\d)/, (_, d) => `"vv":[${(Number(d) % 9) + 1}`)),
    ],
    ['without its channels', (file) => changeKernel(file, (text) => text.replace(/"kernels":\[.*\]/, '"kernels":[]'))],
    ['of other inputs', (file) => changeKernel(file, (text) => text.replace('"tolerance":0.01', '"tolerance":0.001'))],
  ];
  it.each(damages)('computes anew what is %s, and mends the file', async (_, damage) => {
    const good = await cached();
    const file = join(cacheFolder, 'kernels', `${good.hash}.json`);
    const content = readFileSync(file, 'utf8');
    damage(file);
    const mended = await cached();
    expect(mended.fromCache).toBe(false);
    expect(bits(mended)).toEqual(bits(good));
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('works where nothing can be stored', async () => {
    const blocked = join(cacheFolder, 'a-file');
    writeFileSync(blocked, '');
    expect((await cached(blocked)).fromCache).toBe(false);
    const readOnly = mkdtempSync(join(tmpdir(), 'nereid-cache-test-'));
    chmodSync(readOnly, 0o500);
    expect((await cached(readOnly)).kernels).toHaveLength(1);
    rmSync(readOnly, { recursive: true, force: true });
  });

  it('leaves no temporary file when two ask at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nereid-cache-test-'));
    const [one, two] = await Promise.all([cached(folder), cached(folder)]);
    expect(bits(one)).toEqual(bits(two));
    expect(kernelFiles(folder)).toEqual([`${one.hash}.json`]);
    rmSync(folder, { recursive: true });
  });
});

describe('kernelHash', () => {
  const kernelInputs = experimentKernelInputs(ccfr, catalogue, {
    electroweak: electroweakInputs(),
    hadronic: { nuclearFormFactor: 'helm', fermiMomentumGeV: 0.22 },
    flux: 'mean-energy',
  });

  /** The inputs with one leaf changed, for every leaf. */
  function variants(value: unknown, rebuild: (changed: unknown) => unknown, path: string): [string, unknown][] {
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([key, part]) =>
        variants(
          part,
          (changed) => {
            const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
            copy[key] = changed;
            return rebuild(copy);
          },
          `${path}.${key}`,
        ),
      );
    }
    const changed = typeof value === 'number' ? value * (1 + 1e-15) + 1e-300 : `${value}'`;
    return [[path, rebuild(changed === value ? Number(value) + 1 : changed)]];
  }

  it('changes with every input, down to the last bit', () => {
    const all = variants(kernelInputs, (changed) => changed, 'inputs');
    const paths = all.map(([path]) => path);
    for (const part of ['electroweak.leptonMass.mu', 'flux.energyGeV', 'hadronic.fermiMomentumGeV', 'tolerance']) {
      expect(paths).toContain(`inputs.${part}`);
    }
    const hashes = all.map(([, inputs]) => kernelHash(inputs as typeof kernelInputs));
    expect(new Set([...hashes, kernelHash(kernelInputs)]).size).toBe(all.length + 1);
  });

  it('does not depend on the order of keys', () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, reversed(part)]),
          )
        : value;
    expect(Object.keys(reversed(kernelInputs) as object)).not.toEqual(Object.keys(kernelInputs));
    expect(kernelHash(reversed(kernelInputs) as typeof kernelInputs)).toBe(kernelHash(kernelInputs));
  });
});
