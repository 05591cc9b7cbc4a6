import { expect, it } from 'vitest';
import * as formFactors from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(formFactors).sort()).toEqual([
    'ENSEMBLE',
    'GLOBAL_FERMI_GAS',
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
    'nuclearModel',
    'nuclearModelNames',
    'nucleonFormFactorNames',
    'nucleonFormFactors',
    'nuclideForFormFactor',
    'pauliBlockingFactor',
    'pauliBlockingKinkQ2',
    'pointFormFactor',
    'requireOneFormFactor',
    'rmsChargeRadius',
    'sumOfGaussians',
    'superscalingRemoval',
    'symmetrisedFermi',
    'woodsSaxon',
  ]);
});
