import { electroweakInputs } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { computeKernels } from '../kernels/kernelInputs.js';
import { exposureRates, type RateOptions } from './exposureRates.js';
import { formFactorShift } from './formFactorShift.js';

const electroweak = electroweakInputs({});
const kernelsOf: RateOptions['kernelsOf'] = async (all) => all.map(computeKernels);
const exposure = (id: string) => catalogue.exposures.get(id) ?? expect.fail(`no exposure ${id}`);

describe('formFactorShift', () => {
  // c = 1.126 A^⅓ fm by --form-factor, on one isotope, where the two must agree
  it('is the ratio of the rates with and without the radii of arXiv:1807.10973', async () => {
    const events = async (hadronic: object) => {
      const options = { electroweak, kernelsOf, tolerance: 1e-3, hadronic, material: 'Ar40', channels: ['numu:mumu'] };
      const { rates } = await exposureRates(exposure('dune-nd-cdr'), catalogue, options);
      return rates.find(({ regime }) => regime === 'coherent')?.events ?? expect.fail('no rate');
    };
    const radius = 1.126 * Math.cbrt(40);
    const expected =
      (await events({})) / (await events({ nuclearFormFactor: `symmetrised-fermi:c=${radius},a=0.523` })) - 1;
    const options = { electroweak, kernelsOf, material: 'Ar40' };
    const shift = await formFactorShift(exposure('dune-nd-cdr'), catalogue, 'numu:mumu', options);
    // both kernels of the shift are good to 1 %, and err alike
    expect(Math.abs((shift?.relative ?? Number.NaN) - expected)).toBeLessThan(5e-3);
    expect(expected).toBeGreaterThan(0.06);
  });

  it('is nothing where the flux does not have the neutrino', async () => {
    const options = { electroweak, kernelsOf };
    expect(await formFactorShift(exposure('dune-nd'), catalogue, 'nutau:mumu', options)).toBeUndefined();
  });
});
