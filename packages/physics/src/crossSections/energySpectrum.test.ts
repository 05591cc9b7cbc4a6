import { describe, expect, it } from 'vitest';
import { monochromatic } from './energySpectrum.js';

describe('monochromatic', () => {
  it('has the moments 1, 1/E, 1/E² below its energy and none above', () => {
    const spectrum = monochromatic(20);
    const moments = new Float64Array(3);
    spectrum.integralsAbove(19.9, moments);
    expect(moments[0]).toBe(1);
    expect(moments[1]).toBeCloseTo(1 / 20, 16);
    expect(moments[2]).toBeCloseTo(1 / 400, 16);
    spectrum.integralsAbove(20.1, moments);
    expect(Array.from(moments)).toEqual([0, 0, 0]);
    expect(spectrum.maximumEnergyGeV).toBe(20);
  });
});
