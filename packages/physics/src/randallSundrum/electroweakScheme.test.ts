import { describe, expect, it } from 'vitest';
import { tridentChannel, tridentChannels } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { besselValues } from '../numerics/bessel.js';
import { electroweakScheme, neutralMixing } from './electroweakScheme.js';
import { shiftContributions } from './fourLeptonContacts.js';
import { gaugeField, kineticLength } from './gaugeField.js';
import { leptonCurrentShift } from './leptonCurrents.js';
import { allFlavours, custodialParity, leptonSector } from './leptonSector.fixtures.js';
import { alphaAtZ, standardModelField, Z_MASS_GEV } from './leptonSector.js';
import { dirichletPropagatorAtIrBrane, higgsMassFraction } from './lightVector.js';
import { obliqueCurrentShift, obliqueParameters } from './obliqueParameters.js';
import { IR_BRANE, towerSum } from './towerSums.js';
import { warpedGeometry } from './warpedGeometry.js';

const inputs = electroweakInputs();
const mumu = tridentChannel('numu:mumu');

const mixed = { left: { e: 0.6, mu: 0.42, tau: 0.5 }, right: { e: 0.7, mu: 0.3, tau: -0.2 } };

describe('higgsMassFraction', () => {
  it('is that of the boundary equation m₀² L′/Λ² = δ_IR x² − x C₀(x)/C₁(x), solved with Bessel functions', () => {
    for (const [kineticUv, kineticIr] of [
      [0, 0],
      [4, 0],
      [0, 1.5],
      [3, 2],
    ]) {
      for (const geometry of [warpedGeometry(1.2209e19, 3000), warpedGeometry(1e5, 1e4)]) {
        const field = gaugeField(geometry, '++', { kineticUv, kineticIr });
        for (const x of [0.02, 0.1, 0.3]) {
          const y = geometry.hierarchy * x;
          const [uv, ir] = [besselValues(y), besselValues(x)];
          const beta = -(uv.j0 + kineticUv * y * uv.j1) / (uv.y0 + kineticUv * y * uv.y1);
          const ratio = (x * (ir.j0 + beta * ir.y0)) / (ir.j1 + beta * ir.y1);
          const bare = (kineticIr * x * x - ratio) / kineticLength(field);
          // rounding of a quotient near 1
          expect(higgsMassFraction(field, x)).toBeCloseTo(1 - (x * x) / bare, 12);
        }
      }
    }
  });

  it('tends to x² Σ χ_n(1)²/x_n², with the accuracy kept at x = 1e-10', () => {
    const field = gaugeField(warpedGeometry(1.2209e19, 3000), '++', { kineticUv: 2, kineticIr: 0.5 });
    const x = 1e-10;
    expect(higgsMassFraction(field, x) / (x * x * towerSum(field, IR_BRANE, IR_BRANE))).toBeCloseTo(1, 11);
    const right = gaugeField(field.geometry, '-+', { kineticIr: 0.5 });
    const propagator = kineticLength(right) * dirichletPropagatorAtIrBrane(right, 1e-6);
    expect(propagator / towerSum(right, IR_BRANE, IR_BRANE)).toBeCloseTo(1, 11);
  });
});

describe('the scheme (G_F, α, m_Z)', () => {
  it('has α(m_Z) = 1/128.9 behind sin²θ_W = 0.23119, within the range of its definitions (127.95 MS-bar, 128.95 on shell)', () => {
    expect(1 / alphaAtZ(inputs, Z_MASS_GEV)).toBeGreaterThan(127.9);
    expect(1 / alphaAtZ(inputs, Z_MASS_GEV)).toBeLessThan(129);
  });

  it.each([undefined, custodialParity])('keeps G_F, α and m_Z where they were measured', (custodial) => {
    for (const scale of [1500, 3000, 1e4]) {
      const scheme = electroweakScheme(
        leptonSector(scale, { leptons: mixed, ...(custodial && { custodial }) }),
        inputs,
      );
      const { sin2, zBare, muonDecayExcess, zMassFraction } = scheme;
      const v2 = (1 + muonDecayExcess) / (Math.SQRT2 * inputs.fermiConstant);
      const gZ2 = (4 * zBare * scale ** 2) / v2;
      const alpha = (gZ2 * sin2 * (1 - sin2)) / (4 * Math.PI);
      expect(alpha / alphaAtZ(inputs, Z_MASS_GEV)).toBeCloseTo(1, 14);
      expect(Math.sqrt(zBare * (1 - zMassFraction)) * scale).toBeCloseTo(Z_MASS_GEV, 11);
      const custodialFraction = custodial
        ? neutralMixing(scheme.sector, sin2) * (Z_MASS_GEV / scale) ** 2 * 0.5 * scheme.sector.geometry.logarithm
        : 0;
      expect(zMassFraction).toBeGreaterThan(custodialFraction);
    }
  });

  it('returns the Standard Model in the decoupling limit: V, A and m_W to 1e-12 at Λ_IR = 10⁹ GeV, falling as 1/Λ²', () => {
    for (const custodial of [undefined, custodialParity]) {
      const options = { leptons: mixed, kineticUv: 1, kineticIr: 0.5, ...(custodial && { custodial }) };
      const [near, far, farther] = [1e9, 1e11, 1e13].map((scale) =>
        electroweakScheme(leptonSector(scale, options), inputs),
      );
      for (const channel of tridentChannels) {
        const { vector, axial } = leptonCurrentShift(near, channel);
        expect(Math.abs(vector) + Math.abs(axial)).toBeLessThan(1e-12);
      }
      expect(near.wMassGeV / near.standardModelWMassGeV - 1).toBeLessThan(1e-12);
      // 1/Λ² but for the logarithm L
      const [a, b] = [far, farther].map((scheme) => leptonCurrentShift(scheme, mumu).vector);
      expect(Math.abs(Math.log10(a / b) - 4)).toBeLessThan(0.3);
    }
  });

  it('has m_W = 79.95 GeV at tree level when decoupled (80.37 measured; the rest is radiative), and near it at 10 TeV', () => {
    const decoupled = electroweakScheme(leptonSector(1e9), inputs);
    expect(Math.abs(decoupled.wMassGeV - 80.37)).toBeLessThan(0.5);
    const scheme = electroweakScheme(leptonSector(1e4), inputs);
    expect(Math.abs(scheme.wMassGeV - decoupled.wMassGeV)).toBeLessThan(0.03);
    const custodial = electroweakScheme(leptonSector(3000, { custodial: custodialParity }), inputs);
    expect(Math.abs(custodial.wMassGeV - decoupled.wMassGeV)).toBeLessThan(0.02);
  });

  it('shifts m_W as S, T and the contact part of G_F say (Peskin and Takeuchi 1992), with kinetic terms too', () => {
    const leptons = { left: allFlavours(2), right: allFlavours(2) };
    const s2 = inputs.sin2ThetaW;
    const c2 = 1 - s2;
    for (const custodial of [undefined, custodialParity]) {
      for (const [kineticUv, kineticIr] of [
        [0, 0],
        [5, 0],
        [0, 3],
        [8, 1],
      ]) {
        const scale = 1e5;
        const model = leptonSector(scale, { leptons, kineticUv, kineticIr, ...(custodial && { custodial }) });
        const scheme = electroweakScheme(model, inputs);
        const { S, T } = obliqueParameters(scheme);
        const alpha = alphaAtZ(inputs, Z_MASS_GEV);
        // exchange of the towers between light fermions raises G_F; m_W²/(4LΛ²) without kinetic terms
        const light = { at: model.geometry.hierarchy };
        const contact = c2 * (Z_MASS_GEV / scale) ** 2 * towerSum(standardModelField(model), light, light);
        const expected = (alpha / (c2 - s2)) * (-S / 2 + c2 * T) - (s2 / (c2 - s2)) * contact;
        const exact = (scheme.wMassGeV / scheme.standardModelWMassGeV) ** 2 - 1;
        // relative corrections of order L m_Z²/Λ² = 3e-5, times L where custodial symmetry cancels the leading term
        expect(Math.abs(exact / expected - 1)).toBeLessThan(2e-3);
      }
    }
  });

  it('refuses scales without a light Z, small g_R and strong coupling', () => {
    expect(() => electroweakScheme(leptonSector(500), inputs)).toThrow(/irScale = 500/);
    expect(() =>
      electroweakScheme(leptonSector(3000, { custodial: { ...custodialParity, rightCouplingRatio: 0.3 } }), inputs),
    ).toThrow(/rightCoupling = 0.3/);
    expect(() =>
      electroweakScheme(leptonSector(1e5, { custodial: { ...custodialParity, rightCouplingRatio: 5 } }), inputs),
    ).toThrow(/rightCoupling = 5: .*above 4π/);
    expect(() => electroweakScheme(leptonSector(3000, { kineticIr: -1 }), inputs)).toThrow(/kineticIr = -1.*ghost/);
  });
});

describe('leptonCurrentShift', () => {
  it('leaves ν_μ → ν_e μ⁻e⁺ alone, which is muon decay crossed', () => {
    const scheme = electroweakScheme(leptonSector(2000, { leptons: mixed, custodial: custodialParity }), inputs);
    for (const name of ['numu:mue', 'nue:emu', 'numubar:emu', 'nuebar:mue']) {
      expect(leptonCurrentShift(scheme, tridentChannel(name))).toEqual({ vector: 0, axial: 0 });
    }
    const tau = leptonCurrentShift(scheme, tridentChannel('numu:mutau'));
    expect(tau.vector).toBe(tau.axial);
    expect(Math.abs(tau.vector)).toBeGreaterThan(1e-6);
  });

  it('is the same for neutrino and antineutrino', () => {
    const scheme = electroweakScheme(leptonSector(2000, { leptons: mixed }), inputs);
    expect(leptonCurrentShift(scheme, tridentChannel('numubar:mumu'))).toEqual(leptonCurrentShift(scheme, mumu));
  });

  it('is the sum of its first-order parts up to second order', () => {
    for (const custodial of [undefined, custodialParity, { rightCouplingRatio: 1.4, t3Left: -0.5, t3Right: -0.3 }]) {
      for (const name of ['numu:mumu', 'numu:ee', 'numu:tautau', 'nutau:taumu']) {
        for (const scale of [2e4, 2e5, 2e6]) {
          const options = { leptons: mixed, kineticUv: 2, kineticIr: 0.4, ...(custodial && { custodial }) };
          const scheme = electroweakScheme(leptonSector(scale, options), inputs);
          const parts = Object.values(shiftContributions(scheme, tridentChannel(name)));
          const exact = leptonCurrentShift(scheme, tridentChannel(name));
          const vector = parts.reduce((sum, part) => sum + part.vector, 0) - exact.vector;
          const axial = parts.reduce((sum, part) => sum + part.axial, 0) - exact.axial;
          // the largest first-order number is the mass fraction, of order L m_Z²/Λ²
          expect(Math.abs(vector) + Math.abs(axial)).toBeLessThan(10 * scheme.zMassFraction ** 2);
        }
      }
    }
  });

  it('contains the universal contact m_Z²/(4LΛ²) = 6.4e-6 of light fermions at 3 TeV', () => {
    const light = { left: allFlavours(0.9), right: allFlavours(0.9) };
    const scheme = electroweakScheme(leptonSector(3000, { leptons: light }), inputs);
    const { kkZ, kkW } = shiftContributions(scheme, mumu);
    const s2 = inputs.sin2ThetaW;
    const size = (Z_MASS_GEV / 3000) ** 2 / (4 * scheme.sector.geometry.logarithm);
    expect(size * 1e6).toBeCloseTo(6.4, 1);
    expect(kkZ.axial / (-0.5 * size)).toBeCloseTo(1, 3);
    expect(kkZ.vector / ((-0.5 + 2 * s2) * size)).toBeCloseTo(1, 3);
    expect(kkW.vector / ((1 - s2) * size)).toBeCloseTo(1, 3);
  });

  it('is the shift of S and T by Peskin and Takeuchi and the exchange of excitations, for light leptons', () => {
    const light = { left: allFlavours(0.9), right: allFlavours(0.9) };
    for (const custodial of [undefined, custodialParity]) {
      for (const name of ['numu:mumu', 'numu:ee']) {
        const channel = tridentChannel(name);
        const options = { leptons: light, ...(custodial && { custodial }) };
        // a large scale: terms of second order are small beside the exchange
        const scheme = electroweakScheme(leptonSector(1e5, options), inputs);
        const exact = leptonCurrentShift(scheme, channel);
        const oblique = obliqueCurrentShift(scheme, channel);
        const { kkZ, kkW, zX, ...lightBosons } = shiftContributions(scheme, channel);
        const rest = Object.values(lightBosons);
        for (const part of ['vector', 'axial'] as const) {
          const exchange = kkZ[part] + kkW[part] + zX[part];
          const others = rest.reduce((sum, one) => sum + one[part], 0);
          // G_F holds a part of the exchange of W, of the size of the exchange itself: the rest is S and T up to that
          const contact = (Z_MASS_GEV / 1e5) ** 2 / (4 * scheme.sector.geometry.logarithm);
          expect(Math.abs(others - oblique[part])).toBeLessThan(4 * contact);
          expect(Math.abs(exact[part] - oblique[part] - exchange)).toBeLessThan(4 * contact);
        }
      }
    }
  });

  it('is minus 0.0024 for V and minus 0.0019 for A of ν_μ → ν_μ μμ at 3 TeV, all of it by S and T', () => {
    const scheme = electroweakScheme(
      leptonSector(3000, { leptons: { left: allFlavours(0.65), right: allFlavours(0.65) } }),
      inputs,
    );
    const { vector, axial } = leptonCurrentShift(scheme, mumu);
    const oblique = obliqueCurrentShift(scheme, mumu);
    // second order, and the exchange of 6e-6
    expect(Math.abs(oblique.vector / vector - 1)).toBeLessThan(0.02);
    expect(Math.abs(oblique.axial / axial - 1)).toBeLessThan(0.02);
    expect([vector, axial].map((one) => one.toFixed(4))).toEqual(['-0.0024', '-0.0019']);
  });

  it('keeps ρ = 1 with custodial symmetry: the neutral axial coupling moves by 1/L² of what it does without', () => {
    const nunu = tridentChannel('numu:ee');
    const light = { left: allFlavours(0.8), right: allFlavours(0.8) };
    const free = leptonCurrentShift(electroweakScheme(leptonSector(5000, { leptons: light }), inputs), nunu).axial;
    const kept = leptonCurrentShift(
      electroweakScheme(leptonSector(5000, { leptons: light, custodial: custodialParity }), inputs),
      nunu,
    );
    expect(Math.abs(kept.axial / free)).toBeLessThan(1e-3);
  });
});
