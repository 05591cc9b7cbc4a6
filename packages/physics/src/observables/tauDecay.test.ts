import { describe, expect, it } from 'vitest';
import { tauDecayShift } from './tauDecay.js';

describe('tauDecayShift', () => {
  it('is (3/4π²) ln(M_W²/M²)/(1 − M²/M_W²), 3/4π² at M = M_W', () => {
    const unit = 3 / (4 * Math.PI ** 2);
    expect(tauDecayShift(80, 80)).toBe(unit);
    expect(tauDecayShift(80.0001, 80) / unit).toBeCloseTo(1, 5);
    expect(tauDecayShift(8, 80)).toBeCloseTo((unit * Math.log(100)) / 0.99, 14);
    expect(tauDecayShift(800, 80)).toBeCloseTo((unit * Math.log(0.01)) / -99, 14);
  });

  it('has the logarithm of gauge exchange between two left-handed currents in QCD', () => {
    // hep-ph/9806471, III.C: charges T⊗T on the two currents give −6(g²/16π²) ln(M_W²/μ²) in the amplitude (−3 α_s/4π for the
    // crossed and 3/N for the direct colour structure). Here the charges are −1 and +1; the rate is quadratic.
    const rate = 2 * 6 * (1 / (16 * Math.PI ** 2));
    const slope = (tauDecayShift(6, 1000) - tauDecayShift(12, 1000)) / Math.log(4);
    // corrections of order (M²/M_W²) ln(M_W²/M²)
    expect(Math.abs(slope / rate - 1)).toBeLessThan(1e-3);
  });

  it('falls with the mass and is refused where the momenta of the decay matter', () => {
    expect(tauDecayShift(10)).toBeGreaterThan(tauDecayShift(20));
    expect(() => tauDecayShift(4)).toThrow(/mass = 4/);
  });
});
