import { describe, expect, it } from 'vitest';
import { rateUncertainty } from './rateUncertainty.js';

const options = { alpha: 1 / 137.036, flux: 0 };

describe('rateUncertainty', () => {
  // arXiv:1902.06765: 6 % for coherent scattering on argon, 31 % on its nucleons
  it.each([
    ['coherent', 0.06],
    ['proton', 0.31],
    ['neutron', 0.31],
  ] as const)('on argon, %s, is that of the literature', (regime, total) => {
    expect(rateUncertainty(regime, 18, options).total).toBeCloseTo(total, 2);
  });

  it('grows with the charge of the nucleus through QED corrections', () => {
    const [argon, lead] = [18, 82].map((protons) => rateUncertainty('coherent', protons, options).electroweak);
    expect(argon).toBeCloseTo(Math.hypot(0.0105 + 0.02, 0.05), 4);
    expect(lead).toBeCloseTo(Math.hypot(0.0476 + 0.02, 0.05), 4);
  });

  it('adds the flux in quadrature', () => {
    const { total } = rateUncertainty('coherent', 18, { ...options, flux: 0.1 });
    expect(total ** 2 - rateUncertainty('coherent', 18, options).total ** 2).toBeCloseTo(0.01, 12);
  });

  it('adds the statistics of cuts in quadrature, and has no bound where they keep no event', () => {
    const { total } = rateUncertainty('coherent', 18, { ...options, selection: 0.1 });
    expect(total ** 2 - rateUncertainty('coherent', 18, options).total ** 2).toBeCloseTo(0.01, 12);
    expect(rateUncertainty('coherent', 18, { ...options, selection: Infinity }).total).toBe(Infinity);
  });

  it('has no nuclear modelling for free protons', () => {
    expect(rateUncertainty('proton', 1, { ...options, free: true }).nuclearModelling).toBe(0);
  });
});
