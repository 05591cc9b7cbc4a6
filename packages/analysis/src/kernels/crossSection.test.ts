import { hadronicTerms, inclusiveCrossSection, parseModel, tridentChannel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue, inputs } from '../../test/toyExperiment.js';
import { type NamedCrossSection, resolveCrossSection } from './crossSection.js';

const base: NamedCrossSection = {
  channel: 'numu:mumu',
  target: 'Ar40',
  energyGeV: 5,
  model: parseModel('sm'),
  inputs,
  hadronic: {},
  tolerance: 1e-2,
};
const resolve = (given: Partial<NamedCrossSection>) => resolveCrossSection({ ...base, ...given }, catalogue);
const sigma = (given: Partial<NamedCrossSection>) => inclusiveCrossSection(resolve(given).request).sigmaCm2;

describe('inclusiveCrossSection', () => {
  it('takes a model with all that is in it: a scalar beside V and A, as `nereid sigma` prints it', () => {
    const iron = catalogue.nuclides.get('Fe56');
    if (!iron) throw new Error('no Fe56');
    const terms = hadronicTerms({ kind: 'nuclide', nuclide: iron }, 'coherent', inputs);
    const shared = { channel: tridentChannel('numu:mumu'), terms, energyGeV: 160, inputs, tolerance: 1e-4 };
    const light = parseModel('scalar', { mass: 1, coupling: 0.02, nuMu: 1, scalarMu: 1 });
    const [scalar, standard] = [light, parseModel('sm')].map(
      (model) => inclusiveCrossSection({ ...shared, model }).sigmaCm2,
    );
    // of the command line, printed with five digits, and the accuracy asked for
    expect(Math.abs(scalar / 1.2227e-38 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(standard / 7.5011e-40 - 1)).toBeLessThan(1e-4);
    expect(scalar / standard).toBeCloseTo(16.3, 2);
  });
});

describe('resolveCrossSection', () => {
  it('defaults to coherent for nuclei, and to the nucleon itself for a free one or hydrogen', () => {
    expect(resolve({})).toMatchObject({ regime: 'coherent', per: 'nucleus', process: 'ν_μ → ν_μ μ⁻ μ⁺' });
    expect(resolve({ target: 'neutron' })).toMatchObject({ regime: 'neutron', per: 'nucleon' });
    expect(resolve({ target: 'H1' })).toMatchObject({ regime: 'proton', per: 'nucleon' });
    expect(resolve({ target: 'H2O' })).toMatchObject({ regime: 'coherent', per: 'average nucleus' });
  });

  it('adds up a nucleus: coherent, Z protons, N neutrons, and A nucleons that break', () => {
    const parts = sigma({}) + 18 * sigma({ regime: 'proton' }) + 22 * sigma({ regime: 'neutron' });
    // the same quadrature of the same terms
    expect(sigma({ regime: 'unbroken' }) / parts).toBeCloseTo(1, 12);
    expect(sigma({ regime: 'nucleus' }) / (parts + 40 * sigma({ regime: 'inelastic' }))).toBeCloseTo(1, 12);
  });

  it('averages a compound over its nuclei, hydrogen as free protons', () => {
    const oxygen = ['O16', 'O18'].map((name) => {
      const { target: _, ...rest } = base;
      return { abundance: catalogue.nuclides.get(name)?.naturalAbundance ?? 0, given: { ...rest, target: name } };
    });
    const total = oxygen.reduce((sum, { abundance }) => sum + abundance, 0);
    const average = (regime: string) =>
      oxygen.reduce((sum, { abundance, given }) => sum + (abundance / total) * sigma({ ...given, regime }), 0);
    expect((3 * sigma({ target: 'H2O' })) / average('coherent')).toBeCloseTo(1, 9);
    const molecule = average('unbroken') + 2 * sigma({ target: 'proton' });
    expect((3 * sigma({ target: 'H2O', regime: 'unbroken' })) / molecule).toBeCloseTo(1, 9);
    const broken = 18 * sigma({ target: 'H2O', regime: 'inelastic' });
    // the mean of A over oxygen is 16.004
    expect((3 * sigma({ target: 'H2O', regime: 'nucleus' })) / (molecule + broken)).toBeCloseTo(1, 4);
  });

  it('means the bound proton of a compound, not the free one of its hydrogen', () => {
    expect(sigma({ target: 'CH', regime: 'proton' })).toBe(sigma({ target: 'C12', regime: 'proton' }));
    expect(sigma({ target: 'CH', regime: 'proton' })).toBeLessThan(sigma({ target: 'proton' }));
  });

  it.each([
    [{ channel: 'numu:muu' }, /^channel = "numu:muu": .*Did you mean numu:mumu\?/],
    [{ target: 'Ar4' }, /^target = "Ar4": no such target\. Did you mean "Ar/],
    [{ regime: 'coherant' }, /^regime = "coherant": no such regime\. Did you mean "coherent"\?/],
    [{ energyGeV: -1 }, /^energy = -1: outside/],
    [{ energyGeV: Number.NaN }, /^energy = NaN: outside/],
    [{ target: 'proton', regime: 'coherent' }, /^regime = "coherent": the target is a free proton/],
    [{ target: 'H1', regime: 'neutron' }, /^regime = "neutron": hydrogen is a free proton/],
  ])('refuses %j', (given, message) => {
    expect(() => resolve(given)).toThrow(message);
  });
});
