import { loadCatalogue } from '@nereid/catalogue/node';
import { inclusiveCrossSection, defaultElectroweakInputs as inputs, standardModel } from '@nereid/physics';
import { nuclearModelNames } from '@nereid/physics/formFactors';
import { expect, it } from 'vitest';
import { resolveCrossSection } from '../kernels/crossSection.js';
import { nuclearModelSpread } from './nuclearModelSpread.js';

it('has every model, and half of the range over the default', async () => {
  const catalogue = await loadCatalogue();
  const named = {
    channel: 'numu:mumu',
    target: 'Ar40',
    regime: 'proton',
    energyGeV: 5,
    model: standardModel,
    inputs,
    hadronic: {},
    tolerance: 1e-3,
  };
  const spread = nuclearModelSpread(named, catalogue);
  expect(spread.members.map(({ model }) => model)).toEqual(nuclearModelNames);
  const sigma = (nuclearModel: string) =>
    inclusiveCrossSection(resolveCrossSection({ ...named, hadronic: { nuclearModel } }, catalogue).request).sigmaCm2;
  const all = nuclearModelNames.map(sigma);
  // the same integral
  for (const [i, { sigmaCm2 }] of spread.members.entries()) expect(sigmaCm2 / all[i]).toBeCloseTo(1, 12);
  expect(spread.relative).toBeCloseTo((Math.max(...all) - Math.min(...all)) / 2 / all[0], 12);
});
