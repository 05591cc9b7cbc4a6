import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { constraintRegistry } from '../constraints/constraintRegistry.js';
import { landscape, limits } from '../frontDoors.js';
import type { Bound, BoundPoint } from './bound.js';

const masses = [0.003, 0.1, 2, 40];

describe('the landscape of L_μ − L_τ', () => {
  const found = landscape({ model: 'lmu-ltau', masses, catalogue });

  it('has the limit of each constraint alone, to the last bit', async () => {
    const { bounds } = await found;
    const computed = bounds.filter(
      ({ constraint }) => constraintRegistry(catalogue).has(constraint) && constraint !== 'belle-ii',
    );
    expect(computed.map(({ constraint }) => constraint)).toEqual(
      expect.arrayContaining(['ccfr', 'charm-ii', 'nutev', 'dune-projection-25', 'g-2', 'borexino', 'tau']),
    );
    for (const { constraint, curve } of computed) {
      const at = curve.map(({ massGeV }) => massGeV);
      const alone = await limits({ constraints: [constraint], model: 'lmu-ltau', masses: at, catalogue });
      const those = (points: readonly BoundPoint[]) =>
        points.map(({ massGeV, couplingUpper, excluded }) => [
          massGeV,
          // a landscape ends where perturbation theory does
          couplingUpper !== null && couplingUpper ** 2 < 4 * Math.PI ? couplingUpper : null,
          excluded.filter(({ lower }) => lower ** 2 < 4 * Math.PI),
        ]);
      expect([constraint, ...those(curve)]).toEqual([constraint, ...those(alone)]);
    }
  });

  it('has no confidence level where a criterion has none, whatever is asked for', async () => {
    const of = async (confidenceLevel: number) =>
      (
        await landscape({
          ...{ model: 'lmu-ltau', masses: [0.05, 0.1], constraints: ['sn1987a', 'ccfr'], catalogue },
          test: { confidenceLevel, sidedness: 'two-sided' },
        })
      ).bounds;
    const [[ccfr, criterion], [otherCcfr, other]] = [await of(0.95), await of(0.9)].map((bounds) =>
      ['ccfr', 'sn1987a'].map((name) => bounds.find(({ constraint }) => constraint === name)),
    );
    expect(criterion).toMatchObject({ confidenceLevel: null, sidedness: 'unstated' });
    expect(other?.curve).toEqual(criterion?.curve);
    expect(otherCcfr?.curve).not.toEqual(ccfr?.curve);
  });

  it('is not emptied by a measurement that the Standard Model misses', async () => {
    const { bounds, allowedWindow } = await landscape({
      ...{ model: 'b-l', masses: [0.01, 0.03, 0.1], constraints: ['electron-g-2'], catalogue },
      test: { sidedness: 'two-sided' },
    });
    const [electron] = bounds;
    expect(electron.curve[0].excluded[0].lower).toBe(0);
    expect(allowedWindow.regions[0].toZero).toBe(true);
    expect(allowedWindow.words).toContain('excludes the Standard Model itself');
    // worse than without a boson: twice as far as what was measured, beyond the edge of the bound itself
    electron.worseThanStandardModel?.forEach(({ couplingUpper }, i) => {
      expect(couplingUpper).toBeGreaterThan(electron.curve[i].excluded[1].lower);
    });
  });

  it('leaves out a projection without background where electrons have charges, unless it is named', async () => {
    const of = (model: string, constraints?: string[]) =>
      landscape({ model, masses: [0.1], catalogue, ...(constraints ? { constraints } : { leaveOut: ['ccfr'] }) });
    const has = ({ bounds }: Awaited<ReturnType<typeof of>>) =>
      bounds.some(({ constraint }) => constraint === 'belle-ii');
    const unnamed = await of('b-l');
    expect(has(unnamed)).toBe(false);
    expect(unnamed.notComputed.find(({ constraint }) => constraint === 'belle-ii')?.reason).toMatch(
      /^without background/,
    );
    expect(has(await of('b-l', ['belle-ii']))).toBe(true);
    expect(has(await of('lmu-ltau'))).toBe(true);
  });

  it('refuses a landscape of nothing', async () => {
    const nothing = landscape({ model: 'lmu-ltau', masses, catalogue, constraints: ['ccfr'], leaveOut: ['ccfr'] });
    await expect(nothing).rejects.toThrow(/leaves nothing of/);
  });

  it('tells measured, projected, computed and digitised bounds apart, and what is reached by mixing', async () => {
    const of = ({ constraint, kind, status, viaMixing }: Bound) => [constraint, kind, status, viaMixing];
    const { bounds } = await found;
    expect(bounds.map(of)).toEqual(
      expect.arrayContaining([
        ['ccfr', 'computed', 'measured', false],
        ['dune-projection-40', 'projected', 'projected', false],
        ['g-2', 'computed', 'measured', false],
        ['borexino', 'computed', 'measured', true],
        ['belle-ii', 'projected', 'projected', true],
        ['na64-invisible-2019', 'recast', 'measured', true],
        ['babar-4mu-90cl-ballett2019', 'digitised', 'measured', false],
      ]),
    );
  });

  it('leaves out masses that a constraint is not computed for, and says why what gives no bound gives none', async () => {
    const { bounds, notComputed } = await found;
    expect(bounds.find(({ constraint }) => constraint === 'tau')?.curve.map(({ massGeV }) => massGeV)).toEqual([40]);
    expect(notComputed.map(({ constraint }) => constraint)).toContain('ccfr-95cl-ballett2019');
    for (const { reason } of notComputed) expect(reason).not.toBe('');
  });

  it('shows what is named and leaves out what is not wanted', async () => {
    const names = async (choice: object) =>
      (await landscape({ model: 'lmu-ltau', masses, catalogue, ...choice })).bounds.map(({ constraint }) => constraint);
    expect(await names({ constraints: ['ccfr', 'babar'] })).toEqual(['ccfr', 'babar-4mu-90cl-ballett2019']);
    expect(await names({ constraints: ['ccfr-95cl-ballett2019'] })).toEqual(['ccfr-95cl-ballett2019']);
    expect(await names({ leaveOut: ['ccfr'] })).not.toContain('ccfr');
    await expect(names({ leaveOut: ['cfr'] })).rejects.toThrow(/^leaveOut = "cfr": neither .*Did you mean "ccfr"/);
  });

  it('refuses masses out of range, no masses, a coupling among the charges', async () => {
    const of = (question: object) => landscape({ model: 'lmu-ltau', catalogue, ...question });
    await expect(of({ masses: [1e-5] })).rejects.toThrow(/^mass = 0\.00001: outside the valid range/);
    await expect(of({ masses: [] })).rejects.toThrow(/there are none/);
    const model = { model: 'lmu-ltau', parameters: { gPrime: 1 } };
    await expect(of({ model })).rejects.toThrow(/the limit scans it/);
  });
});
