import { expect, it } from 'vitest';
import * as formFactors from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(formFactors).sort()).toEqual([
    'alberico',
    'bbba05',
    'dipole',
    'helm',
    'kelly',
    'lewinSmithParameters',
    'nuclearFormFactor',
    'nuclearFormFactorNames',
    'nucleonFormFactorNames',
    'nucleonFormFactors',
    'pauliBlockingFactor',
    'pauliBlockingKinkQ2',
    'pointFormFactor',
    'symmetrisedFermi',
    'woodsSaxon',
  ]);
});
