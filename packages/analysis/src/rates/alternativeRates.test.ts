import { electroweakInputs } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { computeKernels } from '../kernels/kernelInputs.js';
import { exposureKernelInputs } from '../kernels/rateKernelInputs.js';
import { alternativeRates } from './alternativeRates.js';
import { exposureRates, type RateOptions } from './exposureRates.js';

const options: RateOptions = {
  electroweak: electroweakInputs({}),
  tolerance: 1e-2,
  kernelsOf: async (all) => all.map(computeKernels),
};
const sbnd = catalogue.exposures.get('sbnd') ?? expect.fail('no sbnd');
const icarus = catalogue.exposures.get('icarus') ?? expect.fail('no icarus');
/** SBND with its own flux and that of another beam beside it. */
const toy = {
  ...sbnd,
  modes: sbnd.modes.map((mode) => ({
    ...mode,
    flux: {
      table: 'sbnd',
      alternatives: [
        { name: 'same', table: 'sbnd' },
        { name: 'other', table: 'ingrid' },
      ],
    },
  })),
};

describe('alternativeRates', () => {
  it('has the events of the same detector with each flux: what naming it as the flux gives', async () => {
    const channels = ['numu:mumu'];
    const [same, other] = await alternativeRates(toy, catalogue, { ...options, channels });
    const own = await exposureRates(toy, catalogue, { ...options, channels });
    expect(same).toMatchObject({ name: 'same', fluxTable: 'sbnd' });
    expect(same.rates.map(({ events }) => events)).toEqual(own.rates.map(({ events }) => events));
    const ingrid = { ...sbnd, modes: [{ ...sbnd.modes[0], flux: { table: 'ingrid' } }] };
    const direct = await exposureRates(ingrid, catalogue, { ...options, channels });
    expect(other.rates.map(({ events }) => events)).toEqual(direct.rates.map(({ events }) => events));
  });

  it('takes muon pairs where no channels are named', async () => {
    const [one] = await alternativeRates(toy, catalogue, options);
    expect([...new Set(one.rates.map(({ channel }) => channel))]).toEqual(['numu:mumu', 'numubar:mumu']);
  });

  it('is empty for an exposure with one flux', async () => {
    expect(await alternativeRates(icarus, catalogue, options)).toEqual([]);
  });

  it('has its kernels among those of the exposure', () => {
    const { electroweak } = options;
    const [alone, both] = [sbnd, toy].map((one) =>
      exposureKernelInputs(one, catalogue, { electroweak, tolerance: 1e-2 }),
    );
    // three regimes of ν_μ and ν̄_μ in the first, and of ν_μ in the second, which has no antineutrinos
    expect(both.length - alone.length).toBe(9);
  });
});
