import { describe, expect, it } from 'vitest';
import { expectedEvents, nucleiPerTonne } from './eventRate.js';

describe('nucleiPerTonne', () => {
  it('is Avogadro’s number per atomic mass in grams', () => {
    expect(nucleiPerTonne([{ atomicMassU: 12, massFraction: 1 }]) / 5.018450633e28).toBeCloseTo(1, 9);
  });

  it('counts every atom of a compound: three in a molecule of water of 18.015 u', () => {
    const water = [
      { atomicMassU: 1.008, massFraction: 2.016 / 18.015 },
      { atomicMassU: 15.999, massFraction: 15.999 / 18.015 },
    ];
    expect(nucleiPerTonne(water) / ((3 * 6.02214076e29) / 18.015)).toBeCloseTo(1, 12);
  });
});

describe('expectedEvents', () => {
  it('is nuclei × neutrinos per cm² × cross section', () => {
    expect(expectedEvents(1e30, 1e19, 1e-44)).toBeCloseTo(1e30 * 1e15 * 1e-44, 15);
  });

  // literature: ⟨σ⟩ = 6.8e-43 cm², ∫φ = 1.049e-3 /m²/POT, 1.1e21 POT give 1.179 events per tonne of argon (A = 40)
  it('gives the published rate of DUNE from its published average and flux', () => {
    const nuclei = nucleiPerTonne([{ atomicMassU: 40, massFraction: 1 }]);
    expect(Math.abs(expectedEvents(nuclei, 1.049e-3 * 1.1e21, 6.8e-43) / 1.179 - 1)).toBeLessThan(0.005);
  });
});
