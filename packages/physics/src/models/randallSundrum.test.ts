import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { axialAt, vectorAt } from '../couplings/couplings.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { gaugeField } from '../randallSundrum/gaugeField.js';
import { gaugeModes } from '../randallSundrum/gaugeProfiles.js';
import { modeOverlap } from '../randallSundrum/overlaps.js';
import { warpedGeometry } from '../randallSundrum/warpedGeometry.js';
import { parseModel } from './index.js';

const inputs = electroweakInputs();
const mumu = tridentChannel('numu:mumu');
const current = (parameters: Record<string, number>, channel = mumu) =>
  parseModel('randall-sundrum', parameters).couplings(channel, inputs)[0];

describe('a heavy Z′ of coupling 1 to ν_μ and, as a vector, to μ', () => {
  it('at 3 TeV shifts C_V = 2V by 2v²/M² = 0.013448 and σ by 1.01104 for massless leptons, v = 246 GeV, s² = 0.23126', () => {
    const s2 = 0.23126;
    const units = electroweakInputs({ fermiConstant: 1 / (Math.SQRT2 * 246 ** 2), sin2ThetaW: s2 });
    const [heavy] = parseModel('vector', { mass: 3000, gPrime: 1, nuMu: 1, vectorMu: 1 }).couplings(mumu, units);
    const shift = 2 * (vectorAt(heavy, 0) - heavy.vector);
    expect(shift).toBeCloseTo(0.013448, 6);
    const ratio = (1 + (2 * vectorAt(heavy, 0)) ** 2) / (1 + (1 + 4 * s2) ** 2);
    expect(ratio).toBeCloseTo(1.01104, 5);
  });
});

describe('the model randall-sundrum', () => {
  it('sets bulk masses for all, a chirality, or one lepton', () => {
    const one = { irScale: 3000, c: 0.5, cLeft: 0.3, cRightMu: 0.1 };
    const spelt = {
      irScale: 3000,
      ...{ cLeftE: 0.3, cLeftMu: 0.3, cLeftTau: 0.3, cRightE: 0.5, cRightMu: 0.1, cRightTau: 0.5 },
    };
    expect(current(one)).toEqual(current(spelt));
  });

  it('moves V and A by per mille at 3 TeV with light leptons, and by more for muons near the infrared brane', () => {
    const shift = (parameters: Record<string, number>) => Math.abs(current(parameters).vector - 0.96238);
    expect(shift({ irScale: 3000, c: 0.65 })).toBeLessThan(4e-3);
    expect(shift({ irScale: 3000, c: 0.65, cLeftMu: 0, cRightMu: 0 })).toBeGreaterThan(
      shift({ irScale: 3000, c: 0.65 }),
    );
  });

  it('adds a light L_μ − L_τ boson with the pole of the flat model and a tower that decouples for flat muons', () => {
    const flat = { irScale: 3000, c: 0.5, muTauCoupling: 1e-3, muTauMass: 0.1 };
    const named = parseModel('lmu-ltau', { mass: 0.1, gPrime: 1e-3 }).couplings(mumu, inputs)[0];
    const without = current({ irScale: 3000, c: 0.5 });
    const warped = current(flat);
    expect(warped.poles[0]).toEqual(named.poles[0]);
    // a flat muon is orthogonal to the excitations
    expect(Math.abs(warped.poles[1].vector)).toBeLessThan(1e-20);
    for (const transfer of [0, 1]) {
      const mediator = vectorAt(named, transfer) - named.vector;
      expect(vectorAt(warped, transfer) - vectorAt(without, transfer)).toBeCloseTo(mediator, 12);
      expect(axialAt(warped, transfer)).toBeCloseTo(axialAt(without, transfer), 12);
    }
  });

  it('exchanges the L_μ − L_τ tower with opposite charges between ν_μ and τ', () => {
    const heavy = { irScale: 3000, c: 0.3, muTauCoupling: 0.5 };
    const without = { irScale: 3000, c: 0.3 };
    const shift = (name: string) =>
      vectorAt(current(heavy, tridentChannel(name)), 0) - current(without, tridentChannel(name)).vector;
    expect(shift('numu:mumu')).toBeGreaterThan(0);
    expect(shift('numu:tautau')).toBeCloseTo(-shift('numu:mumu'), 14);
    expect(shift('numu:ee')).toBe(0);
  });

  it('has the size of that exchange from the modes: g² Σ Ω²/(√2 G_F m_n²), lightest mode at √(2/L) Λ_IR', () => {
    const [geometry, coupling] = [warpedGeometry(1.22089e19, 3000), 0.5];
    const modes = gaugeModes(gaugeField(geometry, '+-'), 40);
    const sum = modes.reduce((total, mode) => total + (modeOverlap(mode, 0.3) / mode.massGeV) ** 2, 0);
    const expected = (coupling ** 2 * sum) / (Math.SQRT2 * inputs.fermiConstant);
    const parameters = { irScale: 3000, curvature: 1.22089e19, c: 0.3 };
    const warped = current({ ...parameters, muTauCoupling: coupling });
    const shift = vectorAt(warped, 0) - current(parameters).vector;
    // 40 modes leave out a few 1e-4
    expect(Math.abs(shift / expected - 1)).toBeLessThan(1e-3);
    // the lightest is a pole: propagator of a state at about √(2/L) Λ_IR, relative corrections of order 1/L
    expect(warped.poles[0].massGeV / (3000 * Math.sqrt(2 / geometry.logarithm))).toBeCloseTo(1, 1);
    expect(warped.poles[0].vector * Math.SQRT2 * inputs.fermiConstant).toBeCloseTo(
      (coupling * modeOverlap(modes[0], 0.3)) ** 2,
      12,
    );
  });

  it('mixes the light boson kinetically with the photon: electrons get −εe', () => {
    const mixed = { irScale: 3000, muTauCoupling: 1e-3, muTauMass: 0.1, muTauMixing: 1e-3 };
    const pole = current(mixed, tridentChannel('numu:ee')).poles[0];
    const e = Math.sqrt(4 * Math.PI * inputs.alpha);
    expect(pole.vector).toBeCloseTo((-1e-6 * e) / (Math.SQRT2 * inputs.fermiConstant), 10);
    expect(current(mixed).poles[0].vector).toBeLessThan(current({ ...mixed, muTauMixing: 0 }).poles[0].vector);
  });

  it('leaves no tower where the boson is on the brane', () => {
    const brane = { irScale: 3000, c: 0.2, muTauCoupling: 0.3, muTauMass: 50, muTauBrane: 1 };
    const without = current({ irScale: 3000, c: 0.2 });
    expect(current(brane).vector).toBe(without.vector);
    expect(current(brane).poles[0].massGeV).toBe(50);
  });

  it('refuses what is contradictory, and says which name is nearest', () => {
    const refusal = (parameters: Record<string, number>) => () => parseModel('randall-sundrum', parameters);
    expect(refusal({ irScale: 3000, cleft: 0.5 })).toThrow(/Did you mean "cLeft"/);
    expect(refusal({ irScale: 3000, curvature: 4000 })).toThrow(/irScale = 3000: leaves no hierarchy/);
    expect(refusal({ irScale: 3000, custodial: 0.5 })).toThrow(/custodial = 0.5: not a switch/);
    expect(refusal({ irScale: 3000, kineticIr: -0.2 })).toThrow(/kineticIr = -0.2.*ghost/);
    expect(refusal({ irScale: 3000, muTauMass: 1 })).toThrow(/muTauMass = 1: without a coupling/);
    expect(refusal({ irScale: 3000, muTauCoupling: 1, muTauMixing: 0.1 })).toThrow(/muTauMixing = 0.1.*light boson/);
    expect(refusal({ irScale: 3000, muTauCoupling: 3, muTauMass: 1 })).toThrow(/muTauCoupling = 3.*above 4π/);
    expect(refusal({ irScale: 3000, muTauCoupling: 1, muTauMass: 400 })).toThrow(/muTauMass = 400/);
  });
});
