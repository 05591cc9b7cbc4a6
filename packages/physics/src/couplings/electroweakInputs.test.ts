import { describe, expect, it } from 'vitest';
import { defaultElectroweakInputs, electroweakInputs } from './electroweakInputs.js';

describe('electroweakInputs', () => {
  it('replaces what is given and keeps the rest', () => {
    const inputs = electroweakInputs({ alpha: 1 / 137, leptonMass: { mu: 0.1057 } });
    expect(inputs.alpha).toBe(1 / 137);
    expect(inputs.leptonMass).toEqual({ ...defaultElectroweakInputs.leptonMass, mu: 0.1057 });
    expect(inputs.sin2ThetaW).toBe(defaultElectroweakInputs.sin2ThetaW);
  });

  it('never changes the defaults', () => {
    electroweakInputs({ leptonMass: { e: 1 } });
    expect(Object.isFrozen(defaultElectroweakInputs)).toBe(true);
    expect(defaultElectroweakInputs.leptonMass.e).toBeLessThan(0.001);
  });

  it('refuses unknown names and unphysical values by name', () => {
    expect(() => electroweakInputs({ sin2: 0.2 } as never)).toThrow(/"sin2": no such input.*sin2ThetaW/);
    expect(() => electroweakInputs({ sin2ThetaW: 1.5 })).toThrow(/sin2ThetaW = 1.5/);
    expect(() => electroweakInputs({ leptonMass: { mu: 0 } })).toThrow(/mass of mu = 0/);
    expect(() => electroweakInputs({ alpha: Number.NaN })).toThrow(/alpha = NaN/);
  });
});
