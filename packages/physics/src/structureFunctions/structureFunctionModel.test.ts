import { describe, expect, it } from 'vitest';
import { structureFunctionModel, structureFunctionNames } from './structureFunctionModel.js';

const nucleons = ['proton', 'neutron'] as const;

it('refuses an unknown name and tells the nearest', () => {
  expect(() => structureFunctionModel('luxlike')).toThrow(
    /structure functions = "luxlike": no such structure functions. Did you mean "lux-like"\?/,
  );
  expect(structureFunctionModel().name).toBe('lux-like');
});

it('joins other parts by name', () => {
  const name = 'lux-like:resonances=clas,continuum=allm97';
  const model = structureFunctionModel(name);
  expect(model.name).toBe(name);
  const [joined, low, high] = [name, 'clas', 'allm97'].map((one) => structureFunctionModel(one).structure('neutron'));
  expect([joined.f2(1, 2), joined.f2(1, 9)]).toEqual([low.f2(1, 2), high.f2(1, 9)]);
  expect(structureFunctionModel('lux-like:continuum=gd11').name).toBe('lux-like');
  expect(() => structureFunctionModel('lux-like:continuum=clas')).toThrow(/no continuum of that name. Known: gd11/);
  expect(() => structureFunctionModel('lux-like:contnuum=gd11')).toThrow(/Did you mean "continuum"\?/);
  expect(() => structureFunctionModel('gd11:a=1')).toThrow(/gd11 has no parts. Write gd11 alone./);
});

describe.each(structureFunctionNames)('%s', (name) => {
  const model = structureFunctionModel(name);

  it('has papers, a range, and nothing to say within it', () => {
    expect(model.papers.length).toBeGreaterThan(0);
    const { q2, w2 } = model.fitted;
    expect(model.outside(Math.min(3, q2[1]), Math.min(8, w2[1]))).toBeUndefined();
    expect(model.outside(2 * q2[1], 8)).toMatch(/^Q² above/);
    expect(model.outside(3, w2[0] / 1.01)).toMatch(/^W² below/);
  });

  it.each(nucleons)('%s: zero below the pion threshold, positive and finite above', (nucleon) => {
    const one = model.structure(nucleon);
    expect(one.f2(1, 1.15)).toBe(0);
    expect(one.fL(1, 1.15)).toBe(0);
    expect(one.photoabsorption(1.15)).toBe(0);
    for (const q2 of [0, 1e-12, 1e-4, 0.1, 1, 8, 9, 100, 1e5]) {
      for (const w2 of [1.17, 1.3, 1.52, 2, 3, 3.5, 4, 10, 1e3, 1e6, 1e8]) {
        const [f2, fL] = [one.f2(q2, w2), one.fL(q2, w2)];
        expect(Number.isFinite(f2) && Number.isFinite(fL)).toBe(true);
        expect(f2).toBeGreaterThanOrEqual(0);
        expect(fL).toBeGreaterThanOrEqual(0);
        // both of σ_T and σ_L positive: F_L ≤ (1 + 4x²M²/Q²) F₂
        expect(fL).toBeLessThanOrEqual(f2 * (1 + (4 * 0.883 * q2) / (w2 - 0.88 + q2) ** 2) * (1 + 1e-9));
      }
    }
  });

  // The deuteron of GD11 has powers as low as t^0.046, t ∝ Q²: it gets to its limit only where no data are.
  const withLimit = name === 'gd11-deuteron' ? (['proton'] as const) : nucleons;

  it.each(withLimit)('%s: has the limit of a real photon, F₂ as Q² and F_L as Q⁴', (nucleon) => {
    const one = model.structure(nucleon);
    for (const w2 of [1.5, 3.5, 9, 1e4]) {
      const [small, smaller] = [1e-5, 1e-6];
      // F₂/Q² still moves by per mille here: the S11 of Christy and Bosted has 1/Q² of 10⁻⁴ GeV², GD11 powers of Q² such as ½
      expect(Math.abs(one.f2(small, w2) / one.f2(smaller, w2) - 10)).toBeLessThan(0.05);
      const power = Math.log10(one.fL(small, w2) / one.fL(smaller, w2));
      // σ_L ∝ Q² of R1998 and faster, Q⁴ and Q^6.3, in the amplitudes of Christy and Bosted
      expect(power).toBeGreaterThan(1.99);
      // σ = 4π²α F₂/Q² with (ħc)² = 389.379 GeV² μb
      const sigma = (4 * Math.PI ** 2 * 389.379 * one.f2(smaller, w2)) / (137.036 * smaller);
      expect(sigma / one.photoabsorption(w2)).toBeCloseTo(1, 2);
    }
  });
});
