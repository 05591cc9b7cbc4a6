import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../../couplings/channels.js';
import { electroweakInputs } from '../../couplings/electroweakInputs.js';
import { type Kernel, kernelCrossSection } from '../../crossSections/kernel.js';
import { modelAt } from '../index.js';
import type { ModelParameters } from '../modelDefinition.js';
import { wet } from './wetModel.js';

const wetModel = (parameters: ModelParameters) => modelAt(wet, parameters);

const s2 = 0.23;
const inputs = electroweakInputs({ sin2ThetaW: s2 });
const mumu = tridentChannel('numu:mumu');
const fermi = (4 * inputs.fermiConstant) / Math.SQRT2;

/** Massless leptons: ρ_VV = ρ_AA, ρ_VA = 0. */
const massless: Kernel = {
  chiral: {
    transfer: Float64Array.of(1),
    vv: Float64Array.of(1),
    aa: Float64Array.of(1),
    va: Float64Array.of(0),
  },
};
const ratio = (parameters: Record<string, number>, channel = mumu) =>
  kernelCrossSection(massless, wetModel(parameters).couplings(channel, inputs)) /
  kernelCrossSection(massless, wetModel({}).couplings(channel, inputs));

const PAIRS = ['numunumumumu', 'nuenumumumu', 'numunutaumumu'];

/** σ/σ_SM of flavio (flavio/physics/neutrinos/trident.py), written out for complex coefficients. */
function flavioRatio(parameters: Record<string, number>): number {
  const part = (name: string, which: 'Re' | 'Im') => parameters[`${name}.${which}`] ?? 0;
  let sum = 0;
  for (const [i, pair] of PAIRS.entries()) {
    for (const which of ['Re', 'Im'] as const) {
      const [left, right] = ['CVLL', 'CVLR'].map((kind) =>
        i === 0 && which === 'Re' ? (parameters[`${kind}_${pair}`] ?? 0) : part(`${kind}_${pair}`, which),
      );
      const standard = i === 0 && which === 'Re' ? [0.5 + 2 * s2, 0.5] : [0, 0];
      sum += (standard[0] - right - left) ** 2 + (standard[1] - left + right) ** 2;
    }
  }
  return sum / ((0.5 + 2 * s2) ** 2 + 0.25);
}

describe('wetModel', () => {
  it('gives the ratio of flavio for massless leptons, complex and flavour-changing coefficients included', () => {
    const names = [
      ...['CVLL', 'CVLR'].map((kind) => `${kind}_numunumumumu`),
      ...['CVLL', 'CVLR'].flatMap((kind) =>
        PAIRS.slice(1).flatMap((pair) => ['Re', 'Im'].map((part) => `${kind}_${pair}.${part}`)),
      ),
    ];
    const coefficient = fc.double({ min: -2, max: 2, noNaN: true });
    const points = fc.record(Object.fromEntries(names.map((name) => [name, coefficient])));
    fc.assert(fc.property(points, (point) => Math.abs(ratio(point) / flavioRatio(point) - 1) < 1e-13));
  });

  it('quadruples the rate when it repeats the Standard Model, and doubles it with another neutrino (flavio, test_trident.py)', () => {
    // the Standard Model in this basis: C_VLL = −(½ + s²), C_VLR = −s²
    expect(ratio({ CVLL_numunumumumu: -(0.5 + s2), CVLR_numunumumumu: -s2 })).toBeCloseTo(4, 12);
    for (const pair of PAIRS.slice(1)) {
      expect(ratio({ [`CVLL_${pair}.Re`]: -(0.5 + s2), [`CVLR_${pair}.Re`]: -s2 })).toBeCloseTo(2, 12);
      expect(ratio({ [`CVLL_${pair}.Im`]: -(0.5 + s2), [`CVLR_${pair}.Im`]: -s2 })).toBeCloseTo(2, 12);
    }
  });

  it('gives equation 11 of arXiv:1406.2332 for a heavy L_μ − L_τ boson', () => {
    const [v, mass] = [1 / Math.sqrt(Math.SQRT2 * inputs.fermiConstant), 1000];
    const shift = (2 * v * v) / (mass * mass);
    const coefficient = -shift / 4;
    const expected = (1 + (1 + 4 * s2 + shift) ** 2) / (1 + (1 + 4 * s2) ** 2);
    expect(ratio({ CVLL_numunumumumu: coefficient, CVLR_numunumumumu: coefficient })).toBeCloseTo(expected, 12);
  });

  it('counts W exchange as C_VLL_numunueemu = −4G_F/√2, the value of flavio for muon decay', () => {
    const mixed = tridentChannel('numu:mue');
    expect(ratio({ 'CVLL_numunueemu.Re': -fermi }, mixed)).toBeCloseTo(4, 12);
    expect(ratio({ 'CVLL_numunueemu.Re': fermi }, mixed)).toBeCloseTo(0, 12);
    // an imaginary part and a right-handed current do not interfere with V = A = 1: |V|² + |A|² grows by 2|C|²
    expect(ratio({ 'CVLL_numunueemu.Im': fermi }, mixed)).toBeCloseTo(2, 12);
    expect(ratio({ 'CVLR_numunueemu.Re': fermi }, mixed)).toBeCloseTo(2, 12);
  });

  it('acts in the channels of the operator and of its conjugate, and in their antineutrino partners', () => {
    const outgoing = (name: string, parameters: Record<string, number>) =>
      wetModel(parameters)
        .couplings(tridentChannel(name), inputs)
        .slice(1)
        .map((one) => one.outgoing);
    // (ν̄_e ν_μ)(μ̄ μ): ν_μ → ν_e, its conjugate ν_e → ν_μ; ν̄_e → ν̄_μ and back
    const changing = { 'CVLL_nuenumumumu.Re': 1 };
    expect(['numu:mumu', 'nue:mumu', 'numubar:mumu', 'nuebar:mumu'].map((name) => outgoing(name, changing))).toEqual([
      ['e'],
      ['mu'],
      ['e'],
      ['mu'],
    ]);
    expect(outgoing('numu:ee', changing)).toEqual([]);
    // (ν̄_μ ν_μ)(ē μ): ν_μ → ν_μ e⁻μ⁺, which is no channel; the conjugate makes μ⁻e⁺ beside W exchange
    const diagonal = { 'CVLR_numunumumue.Re': 1 };
    expect(outgoing('numu:mue', diagonal)).toEqual(['mu']);
    expect(outgoing('numubar:emu', diagonal)).toEqual(['mu']);
    expect(outgoing('nue:emu', diagonal)).toEqual([]);
  });

  it('treats neutrinos and antineutrinos alike up to the sign of the phase', () => {
    const parameters = { 'CVLL_numunueemu.Re': 3e-6, 'CVLL_numunueemu.Im': 2e-6, 'CVLR_numunueemu.Im': 1e-6 };
    const [, particle] = wetModel(parameters).couplings(tridentChannel('numu:mue'), inputs);
    const [, antiparticle] = wetModel(parameters).couplings(tridentChannel('numubar:emu'), inputs);
    expect(antiparticle).toEqual({ ...particle, vector: -particle.vector, axial: -particle.axial });
  });

  it('refuses unknown names, imaginary parts of real coefficients, doubles and numbers out of range', () => {
    expect(() => wetModel({ CVLL_numunumumuu: 1 })).toThrow(/Did you mean "CVLL_numunumumumu"/);
    expect(() => wetModel({ 'CVLL_numunumumumu.Im': 1 })).toThrow(/hermitian/);
    expect(() => wetModel({ CVLL_nuenumumumu: 1, 'CVLL_nuenumumumu.Re': 1 })).toThrow(/given twice/);
    expect(() => wetModel({ CVLL_numunumumumu: 2e9 })).toThrow(/outside the valid range/);
    expect(wetModel({ CVLL_numunumuuu: 5 }).couplings(mumu, inputs)).toHaveLength(1);
  });
});
