import { defaultElectroweakInputs } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { calculationSetting, electroweakSetting } from './calculation.js';

describe('electroweakSetting', () => {
  it('replaces what is named and keeps the rest', () => {
    const inputs = electroweakSetting({ ew: ['alpha=0.0073'], massOf: ['e=0.0005'] });
    expect(inputs).toEqual({
      ...defaultElectroweakInputs,
      alpha: 0.0073,
      leptonMass: { ...defaultElectroweakInputs.leptonMass, e: 0.0005 },
    });
  });
});

describe('calculationSetting', () => {
  it('tells form factors of nuclei and nucleons apart', () => {
    const formFactor = ['dipole:mv2=0.7', 'helm:s=0.9'];
    expect(calculationSetting({ formFactor, fermiMomentum: '0', qSquaredMax: '1' }).hadronic).toEqual({
      nuclearFormFactor: 'helm:s=0.9',
      nucleonFormFactors: 'dipole:mv2=0.7',
      fermiMomentumGeV: 0,
      maximumQ2: 1,
    });
  });

  it('takes a band of form factors only where there are bands of cross sections', () => {
    const formFactor = ['ensemble'];
    expect(calculationSetting({ formFactor }, { bands: true }).hadronic).toEqual({ nuclearFormFactor: 'ensemble' });
    expect(() => calculationSetting({ formFactor })).toThrow(/only sigma has/);
  });

  it('has nothing of its own', () => {
    expect(calculationSetting({})).toEqual({
      electroweak: defaultElectroweakInputs,
      hadronic: {},
      tolerance: undefined,
    });
  });
});
