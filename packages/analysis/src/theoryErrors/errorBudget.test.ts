import { loadCatalogue } from '@nereid/catalogue/node';
import {
  electroweakInputs,
  inclusiveCrossSection,
  defaultElectroweakInputs as inputs,
  standardModel,
} from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { resolveCrossSection } from '../kernels/crossSection.js';
import { crossSectionBudget } from './crossSectionBudget.js';
import { budgetOfSum, type ErrorPart, errorBudget } from './errorBudget.js';

const part = (name: string, relative: number, kind: ErrorPart['kind'] = 'density'): ErrorPart => ({
  name,
  kind,
  title: name,
  oneSigma: '',
  relative,
});

describe('a budget', () => {
  it('adds sources in quadrature, by kind and in all', () => {
    const { byKind, total } = errorBudget([part('a', 0.03), part('b', -0.04), part('c', 0.12, 'couplings')]);
    expect(byKind.density).toBeCloseTo(0.05, 15);
    expect(byKind.couplings).toBeCloseTo(0.12, 15);
    expect(total).toBeCloseTo(0.13, 15);
    expect(byKind).not.toHaveProperty('flux');
  });

  it('of a sum adds the same source with its sign, and different ones in quadrature', () => {
    const one = { value: 3, budget: errorBudget([part('common', 0.1), part('own:1', 0.2)]) };
    const other = { value: 1, budget: errorBudget([part('common', -0.1), part('own:2', 0.2)]) };
    const { parts, total } = budgetOfSum([one, other]);
    const of = (name: string) => parts.find((found) => found.name === name)?.relative;
    expect(of('common')).toBeCloseTo((0.3 - 0.1) / 4, 15);
    expect(total).toBeCloseTo(Math.hypot(0.2, 0.6, 0.2) / 4, 15);
  });

  it('is the same for twice the events', () => {
    const budget = errorBudget([part('a', 0.03), part('b', -0.04)]);
    const [once, twice] = [1, 2].map((value) => budgetOfSum([{ value, budget }]));
    expect(twice).toEqual(once);
    expect(budgetOfSum([{ value: 0, budget }]).total).toBe(0);
  });
});

describe('the budget of a cross section', async () => {
  const catalogue = await loadCatalogue();
  const named = {
    channel: 'numu:mumu',
    target: 'Ar40',
    energyGeV: 5,
    model: standardModel,
    inputs,
    hadronic: {},
    tolerance: 1e-5,
  };
  const budget = crossSectionBudget(named, catalogue);
  const sigma = (change: Partial<typeof named>) =>
    inclusiveCrossSection(resolveCrossSection({ ...named, ...change }, catalogue).request).sigmaCm2;
  const of = (name: string) => budget.parts.find((found) => found.name === name)?.relative ?? Number.NaN;
  const standard = sigma({});

  // by another integration, of one energy and model instead of a kernel; both are good to 1e-4
  it.each([
    ['couplings', { inputs: electroweakInputs({ couplings: 'leading' }) }],
    ['vacuum-polarisation', { hadronic: { vacuumPolarisation: true as const } }],
    // Gr71 of the tables (docs/physics/form-factors.md), at the measured radius
    ['density:Ar', { hadronic: { nuclearFormFactor: 'woods-saxon:set=1,rms=3.4274' } }],
  ])('%s is what the option of that name does', (name, change) => {
    expect(of(name)).toBeCloseTo(sigma(change) / standard - 1, 3);
  });

  it('has the measured radius ± its error', () => {
    const rms = 3.4274;
    const moved = (factor: number) => {
      // ⟨r²⟩ = (3/5)c² + (7/5)π²a² of the symmetrised Fermi form: all lengths times a factor
      const a = 0.523;
      const c = Math.sqrt((5 / 3) * rms ** 2 - (7 / 3) * (Math.PI * a) ** 2);
      return sigma({ hadronic: { nuclearFormFactor: `symmetrised-fermi:c=${c * factor},a=${a * factor}` } });
    };
    expect(of('radius:Ar')).toBeCloseTo(moved(1 + 0.0026 / rms) / standard - 1, 4);
    expect(of('radius:Ar')).toBeLessThan(0);
  });

  it('has Zα/4π and 2α/π of the photons', () => {
    expect(of('photons')).toBeCloseTo(
      Math.hypot((18 * inputs.alpha) / (4 * Math.PI), (2 * inputs.alpha) / Math.PI),
      12,
    );
  });
});
