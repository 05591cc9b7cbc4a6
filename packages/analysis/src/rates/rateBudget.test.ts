import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, electroweakInputs, InputError, sm, standardModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { crossSection } from '../frontDoors/crossSection.js';
import { rate } from '../frontDoors/rate.js';
import { ratio } from '../frontDoors/ratio.js';
import { experimentKernelInputs } from '../kernels/experimentKernel.js';
import { fluxNormalisation, numericalError } from '../theoryErrors/absoluteSources.js';
import { crossSectionBudget } from '../theoryErrors/crossSectionBudget.js';
import type { ErrorBudget } from '../theoryErrors/errorBudget.js';
import { errorSources } from '../theoryErrors/errorSources.js';

const catalogue = await loadCatalogue();

const shiftOf = ({ parts }: ErrorBudget, name: string): number =>
  parts.find((one) => one.name === name)?.relative ?? Number.NaN;

describe('a cross section', () => {
  const asked = { channel: 'numu:mumu', target: 'Ar40', energyGeV: 5, model: { model: 'sm' } } as const;
  const sigma = async (more: Partial<Parameters<typeof crossSection>[0]>) =>
    (await crossSection({ ...asked, ...more })).sigmaCm2;

  it('is moved as the full calculation is with the same options', async () => {
    const { uncertainties: budget, sigmaCm2 } = await crossSection({ ...asked, uncertainties: true });
    if (budget === undefined) throw new Error('no budget');
    const words = budget.parts.find(({ name }) => name === 'density:Ar')?.oneSigma ?? '';
    expect(words).toContain('woods-saxon');
    const others = {
      'density:Ar': { hadronic: { nuclearFormFactor: `woods-saxon:set=1,rms=3.4274` } },
      couplings: { couplings: 'leading' },
      'vacuum-polarisation': { hadronic: { vacuumPolarisation: true } },
    } as const;
    for (const [name, options] of Object.entries(others)) {
      // both integrations to 1e-4 of σ
      expect(shiftOf(budget, name)).toBeCloseTo((await sigma(options)) / sigmaCm2 - 1, 3);
    }
  });

  it('of a bound proton and of broken nucleons is moved as the full calculation is', async () => {
    const proton = await crossSection({ ...asked, regime: 'proton', uncertainties: true });
    const model = await sigma({ regime: 'proton', hadronic: { nuclearModel: 'superscaling-removal' } });
    expect(shiftOf(proton.uncertainties as ErrorBudget, 'nuclear-model:Ar')).toBeCloseTo(
      model / proton.sigmaCm2 - 1,
      3,
    );
    const broken = await crossSection({ ...asked, regime: 'inelastic', tolerance: 1e-3, uncertainties: true });
    const medium = await sigma({ regime: 'inelastic', tolerance: 1e-3, hadronic: { nuclearMedium: 'e139-e665' } });
    expect(shiftOf(broken.uncertainties as ErrorBudget, 'nuclear-medium')).toBeCloseTo(medium / broken.sigmaCm2 - 1, 3);
  });

  it('of a free proton has no nucleus that is not known', async () => {
    const { uncertainties } = await crossSection({ ...asked, target: 'proton', uncertainties: true });
    const names = uncertainties?.parts.map(({ name }) => name);
    expect(names).toContain('nucleon-form-factor');
    expect(names?.some((name) => name.startsWith('nuclear-model'))).toBe(false);
    expect(names?.some((name) => name.startsWith('density'))).toBe(false);
  });

  it('with α(Q²) and couplings at one loop has what is left', async () => {
    const named = { ...asked, model: standardModel, inputs: electroweakInputs({ couplings: 'leading' }) };
    const hadronic = { vacuumPolarisation: true } as const;
    const budget = crossSectionBudget({ ...named, hadronic, tolerance: 1e-4 }, catalogue);
    expect(shiftOf(budget, 'couplings')).toBeCloseTo(-0.004, 12);
    expect(shiftOf(budget, 'vacuum-polarisation')).toBeNaN();
  });

  it('of an ensemble of densities has no budget', async () => {
    const ensemble = { ...asked, hadronic: { nuclearFormFactor: 'ensemble' }, uncertainties: true };
    await expect(crossSection(ensemble)).rejects.toThrow(InputError);
  });
});

describe('rates', () => {
  const asked = { experiment: 'dune-nd', channels: ['numu:mumu', 'numubar:mumu'], inelastic: false } as const;

  it('of twice the exposure are known as well', async () => {
    const [once, twice] = await Promise.all(
      [1, 2].map((tonnes) => rate({ ...asked, exposure: { tonnes }, uncertainties: true })),
    );
    expect(twice.budget?.all.total).toBeCloseTo(once.budget?.all.total ?? Number.NaN, 12);
  });

  it('share the flux and add it linearly', async () => {
    const { budget, rates } = await rate({ ...asked, fluxError: 0.08, uncertainties: true });
    if (budget === undefined) throw new Error('no budget');
    const name = 'flux-normalisation:dune-nd';
    for (const one of [...budget.rates, ...Object.values(budget.channels), budget.all]) {
      expect(shiftOf(one, name)).toBeCloseTo(0.08, 12);
    }
    // the density moves coherent events alone: in the sum it is diluted by their share
    const events = rates.reduce((sum, one) => sum + one.events, 0);
    const coherent = rates.reduce(
      (sum, one, i) => sum + (one.regime === 'coherent' ? one.events * shiftOf(budget.rates[i], 'density:Ar') : 0),
      0,
    );
    expect(shiftOf(budget.all, 'density:Ar')).toBeCloseTo(coherent / events, 12);
  });

  it('after cuts have no budget', async () => {
    const selection = { selection: 'argon-near-detector', events: 1000, seed: 1 };
    await expect(rate({ ...asked, selection, uncertainties: true })).rejects.toThrow(/uncertainties/);
  });
});

it('leaves little of a ratio to be unknown', async () => {
  const model = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1e-3 } };
  const { uncertainties } = await ratio({ constraint: 'ccfr', model, uncertainties: true });
  if (uncertainties === undefined) throw new Error('no budget');
  expect(uncertainties.ratio.total).toBeLessThan(uncertainties.crossSection.total / 4);
  const same = await ratio({ constraint: 'ccfr', model: { model: sm.name }, uncertainties: true });
  expect(same.uncertainties?.ratio.total).toBeCloseTo(0, 12);
});

it('names each source of every experiment once', () => {
  const electroweak = defaultElectroweakInputs;
  for (const experiment of catalogue.experiments.values()) {
    const kernel = experimentKernelInputs(experiment, catalogue, { electroweak, regimes: ['nucleus'] });
    const sources = [
      ...errorSources({ kernel, electroweak, catalogue, experiment: experiment.id }),
      fluxNormalisation(experiment.id, 0.05),
      numericalError(1e-4),
    ];
    const names = sources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('structure-functions');
  }
});
