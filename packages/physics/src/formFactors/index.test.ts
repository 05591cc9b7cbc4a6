import { expect, it } from 'vitest';
import * as formFactors from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(formFactors).sort()).toEqual([
    'ENSEMBLE',
    'alberico',
    'bbba05',
    'densityFormFactor',
    'dipole',
    'fourierBessel',
    'helm',
    'kelly',
    'lewinSmithParameters',
    'nuclearFormFactor',
    'nuclearFormFactorNames',
    'nucleonFormFactorNames',
    'nucleonFormFactors',
    'nuclideForFormFactor',
    'pauliBlockingFactor',
    'pauliBlockingKinkQ2',
    'pointFormFactor',
    'requireOneFormFactor',
    'rmsChargeRadius',
    'sumOfGaussians',
    'symmetrisedFermi',
    'woodsSaxon',
  ]);
});
