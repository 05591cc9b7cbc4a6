import { electroweakInputs, InputError } from '@nereid/physics';
import { describe, expect, it, vi } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { keptConstraints } from './keptConstraints.js';

const electroweak = electroweakInputs();

describe('keptConstraints', () => {
  it('gives the same objects to the same question, others to another one', async () => {
    const prepare = keptConstraints();
    const first = await prepare(['ccfr'], catalogue, { electroweak });
    expect(await prepare(['ccfr'], catalogue, { electroweak: electroweakInputs(), onProgress: vi.fn() })).toBe(first);
    for (const options of [{ tolerance: 1e-2 }, { flux: 'mean-energy' }, { sectors: ['turned' as const] }]) {
      expect((await prepare(['ccfr'], catalogue, { electroweak, ...options })).tridents[0].kernel.hash).not.toBe(
        first.tridents[0].kernel.hash,
      );
    }
    expect(await prepare(['ccfr'], catalogue, { electroweak, sectors: ['chiral'] })).toBe(first);
  });

  it('keeps the latest questions only, and nothing of another catalogue', async () => {
    const prepare = keptConstraints(2);
    const ask = (name: string) => prepare([name], catalogue, { electroweak });
    const [ccfr, nutev] = [await ask('ccfr'), await ask('nutev')];
    expect(await ask('ccfr')).toBe(ccfr);
    await ask('tau');
    expect([(await ask('ccfr')) === ccfr, (await ask('nutev')) === nutev]).toEqual([true, false]);
    expect(await prepare(['ccfr'], { ...catalogue }, { electroweak })).not.toBe(ccfr);
  });

  it('tries again what failed', async () => {
    const prepare = keptConstraints();
    const failed = prepare(['cffr'], catalogue, { electroweak });
    await expect(failed).rejects.toThrow(InputError);
    const again = prepare(['cffr'], catalogue, { electroweak });
    expect(again).not.toBe(failed);
    await expect(again).rejects.toThrow(/no such constraint/);
  });
});
