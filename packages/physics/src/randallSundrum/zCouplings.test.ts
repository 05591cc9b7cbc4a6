import { describe, expect, it } from 'vitest';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { electroweakScheme } from './electroweakScheme.js';
import { allFlavours, custodialParity, leptonSector } from './leptonSector.fixtures.js';
import { type WarpedLeptonSector, Z_MASS_GEV } from './leptonSector.js';
import { obliqueParameters } from './obliqueParameters.js';
import { zCouplingShifts, zVertexShift } from './zCouplings.js';

const inputs = electroweakInputs();
const sector = (scale: number, options: Partial<WarpedLeptonSector> = {}): WarpedLeptonSector =>
  leptonSector(scale, { leptons: { left: allFlavours(0.8), right: allFlavours(0.8) }, ...options });
const shift = (model: WarpedLeptonSector, lepton: string): number =>
  zCouplingShifts(electroweakScheme(model, inputs)).find((entry) => entry.lepton === lepton)?.shift ?? Number.NaN;

describe('obliqueParameters', () => {
  it('are (2πv²/Λ²)(1 − 1/L) and (πv²/2c²Λ²)(L − 1/2L), with custodial symmetry −(πv²/4c²Λ²)/L (0807.4937)', () => {
    const v2 = 1 / (Math.SQRT2 * inputs.fermiConstant);
    const c2 = 1 - inputs.sin2ThetaW;
    for (const scale of [2000, 5000]) {
      const model = sector(scale);
      const { logarithm } = model.geometry;
      const free = obliqueParameters(electroweakScheme(model, inputs));
      expect(free.S / (((2 * Math.PI * v2) / scale ** 2) * (1 - 1 / logarithm))).toBeCloseTo(1, 12);
      expect(free.T / (((Math.PI * v2) / (2 * c2 * scale ** 2)) * (logarithm - 0.5 / logarithm))).toBeCloseTo(1, 12);
      const custodial = custodialParity;
      const kept = obliqueParameters(electroweakScheme(sector(scale, { custodial }), inputs));
      expect(kept.S).toBe(free.S);
      // a difference of numbers L² times larger
      expect(kept.T / ((-Math.PI * v2) / (4 * c2 * scale ** 2 * logarithm))).toBeCloseTo(1, 10);
    }
  });
});

describe('zCouplingShifts', () => {
  it('follow S and T for light leptons: δg = g·αT/2 and δs² = α(S/4 − s²c²T)/(c² − s²)', () => {
    const scheme = electroweakScheme(sector(1e5), inputs);
    const { S, T } = obliqueParameters(scheme);
    const s2 = inputs.sin2ThetaW;
    const c2 = 1 - s2;
    const alpha = (Math.SQRT2 * inputs.fermiConstant * Z_MASS_GEV ** 2 * s2 * c2) / Math.PI;
    // the towers' part of G_F beside S and T: lowers √2 v⁻² and so the coupling and s²c²
    const contact = (c2 * (Z_MASS_GEV / 1e5) ** 2) / (4 * scheme.sector.geometry.logarithm);
    const normalisation = (alpha * T - contact) / 2;
    const angle = (alpha * (S / 4 - s2 * c2 * T) + s2 * c2 * contact) / (c2 - s2);
    for (const [lepton, charge, electric] of [
      ['nue', 0.5, 0],
      ['eLeft', -0.5 + s2, -1],
      ['eRight', s2, -1],
    ] as const) {
      const expected = charge * normalisation - electric * angle;
      expect(shift(scheme.sector, lepton) / expected).toBeCloseTo(1, 3);
    }
  });

  it('are not universal for infrared leptons, with the sign of a(c): δg/g = −(m_Z²/m₁²) a(c)', () => {
    const leptons = { left: { ...allFlavours(0.8), mu: 0.4 }, right: allFlavours(0.8) };
    const model = sector(3000, { leptons });
    const [electron, muon] = ['eLeft', 'muLeft'].map((lepton) => shift(model, lepton));
    // |g_L| falls for a muon near the infrared brane
    expect(muon).toBeGreaterThan(electron);
    expect(shift(model, 'eRight')).toBe(shift(model, 'muRight'));
  });

  it('protect a doublet with T³_R = T³_L from what is enhanced by L (hep-ph/0605341)', () => {
    const leptons = { left: { ...allFlavours(0.8), mu: 0.2 }, right: allFlavours(0.8) };
    const protection = { rightCouplingRatio: 1, t3Left: -0.5, t3Right: 0 };
    const bare = electroweakScheme(sector(5000, { leptons }), inputs);
    const kept = electroweakScheme(sector(5000, { leptons, custodial: protection }), inputs);
    const charge = -0.5 + inputs.sin2ThetaW;
    const ratio = zVertexShift(kept, 'mu', 'left', charge) / zVertexShift(bare, 'mu', 'left', charge);
    // what is left has no factor ½L⟨t²⟩: ⟨A⟩ + A(1) is about −0.4, over ⟨t²⟩ = 0.23
    expect(Math.abs(ratio)).toBeLessThan(4 / bare.sector.geometry.logarithm);
    // the neutrino has the opposite T³_L and is not protected
    const neutrino = zVertexShift(kept, 'mu', 'left', 0.5) / zVertexShift(bare, 'mu', 'left', 0.5);
    expect(Math.abs(neutrino)).toBeGreaterThan(1);
  });
});
