import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import {
  axialAt,
  couplingsOf,
  LIGHTEST_PROPAGATOR_GEV,
  lightestMediator,
  turnedAt,
  turningCouplings,
  vectorAt,
} from '../couplings/couplings.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { turnedCrossSection } from '../crossSections/kernel.js';
import { couplingFamily } from './couplingFamily.js';
import { modelDefinition, parseModel, sectorsOf } from './index.js';
import { channelCrossSection, ratioPolynomial } from './kernelRatio.js';
import { requireChiral } from './modelDefinition.js';
import { dipoleStrength } from './neutrinoDipole.js';
import { standardModel } from './standardModel.js';
import { contactLimit } from './wet/contactLimit.js';

const inputs = electroweakInputs();
const muons = tridentChannel('numu:mumu');
const turningOf = (model: string, parameters: Record<string, number>, channel = muons) =>
  turningCouplings(parseModel(model, parameters).couplings(channel, inputs));

/** Any numbers will do: the relations are algebraic. */
const chiral = {
  transfer: Float64Array.of(0.001, 0.2, 3),
  vv: Float64Array.of(0.5, 2, 1),
  aa: Float64Array.of(0.7, 2, 1),
  va: Float64Array.of(0, 0, 0),
};
const turned = {
  transfer: Float64Array.of(0.002, 1),
  ss: Float64Array.of(1, 2),
  pp: Float64Array.of(3, 4),
  tt: Float64Array.of(5, 6),
  st: Float64Array.of(0.1, 0.2),
  pt: Float64Array.of(-0.3, 0.4),
  dd: Float64Array.of(1e-6, 1),
  td: Float64Array.of(1e-3, -1),
};

const turnsHelicity = (name: string, keys: readonly string[]) =>
  sectorsOf(modelDefinition(name), keys).includes('turned');

describe('the scalar mediator', () => {
  const charges = { nuMu: 3, scalarMu: 0.5, pseudoscalarMu: -2 };
  const parameters = { mass: 0.5, coupling: 2e-3, ...charges };

  it('has S(T) = y² q_ν q_S/(√2 G_F (M² + T)), and P with q_P', () => {
    const [one] = turningOf('scalar', parameters);
    const unit = 2e-3 ** 2 / (Math.SQRT2 * inputs.fermiConstant * (0.25 + 0.7));
    const { scalar, pseudoscalar, tensor, dipole } = turnedAt(one, 0.7);
    expect(scalar / (1.5 * unit)).toBeCloseTo(1, 12);
    expect(pseudoscalar / (-6 * unit)).toBeCloseTo(1, 12);
    expect([tensor, dipole, one.outgoing]).toEqual([0, 0, 'mu']);
    expect(lightestMediator([one], 'turned')).toBe(0.5);
  });

  it('leaves V and A alone, and channels that its charges do not touch', () => {
    const [standard] = standardModel.couplings(muons, inputs);
    const [whole] = parseModel('scalar', parameters).couplings(muons, inputs);
    for (const transfer of [0, 1]) {
      expect(vectorAt(whole, transfer)).toBe(standard.vector);
      expect(axialAt(whole, transfer)).toBe(standard.axial);
    }
    for (const name of ['numu:ee', 'nue:mumu', 'numu:mue']) {
      expect(turningOf('scalar', parameters, tridentChannel(name))).toEqual([]);
    }
  });

  it('has no interference, and approaches its contact limit as the mass grows', () => {
    const one = { channel: muons, kernel: { chiral, turned } };
    const family = couplingFamily('scalar', charges);
    const at = (massGeV: number) => ratioPolynomial([one], { family, massGeV }, inputs);
    expect([0.001, 0.5, 1e4].map((massGeV) => at(massGeV).linear)).toEqual([0, 0, 0]);
    // corrections of order T/M² = 3e-8
    expect((at(1e4).quadratic * 1e16) / at(Number.POSITIVE_INFINITY).quadratic).toBeCloseTo(1, 6);
  });

  it('is not computed from a kernel without its densities', () => {
    const model = parseModel('scalar', parameters);
    expect(() => channelCrossSection({ channel: muons, kernel: { chiral } }, model, inputs)).toThrow(
      /no densities of operators/,
    );
    expect(() =>
      ratioPolynomial(
        [{ channel: muons, kernel: { chiral } }],
        { family: couplingFamily('scalar', charges), massGeV: 1 },
        inputs,
      ),
    ).toThrow(/no densities/);
    expect(() => requireChiral(model, 'this')).toThrow(/turns the helicity of the neutrino, which this cannot do/);
    expect(() => contactLimit(model, inputs)).toThrow(/flavio basis/);
  });
});

describe('the magnetic moment of a neutrino', () => {
  it('has the strength of dσ/dT_e = (πα²/m_e²)(μ/μ_B)²(1/T_e − 1/E) in ν e → ν′ e', () => {
    // the same amplitude gives (G_F² D²/2π)(1/T_e − 1/E): line 4Q², electron 4m²[(2E − T)² − T²]
    const moment = 3e-10;
    const expected = (Math.PI * inputs.alpha ** 2 * moment ** 2) / inputs.leptonMass.e ** 2;
    const strength = (inputs.fermiConstant * dipoleStrength(moment, inputs)) ** 2 / (2 * Math.PI);
    expect(strength / expected).toBeCloseTo(1, 12);
  });

  it('falls as 1/T, by incoming flavour, for pairs of one flavour', () => {
    const parameters = { momentMu: 1e-8 };
    const [one] = turningOf('neutrino-dipole', parameters);
    expect(turnedAt(one, 0.02).dipole / turnedAt(one, 0.2).dipole).toBeCloseTo(10, 12);
    expect(lightestMediator([one], 'turned')).toBe(LIGHTEST_PROPAGATOR_GEV);
    expect(turningOf('neutrino-dipole', parameters, tridentChannel('numu:ee'))).toHaveLength(1);
    for (const name of ['nue:ee', 'numu:mue']) {
      expect(turningOf('neutrino-dipole', parameters, tridentChannel(name))).toEqual([]);
    }
  });
});

describe('contact operators that turn the helicity', () => {
  it('add within an outgoing flavour and stand apart from V and A', () => {
    const parameters = { scalar: 0.2, tensor: -0.1, vector: 0.3, 'numu-nutau.mumu.scalar': 0.5 };
    const turning = turningOf('contact', parameters);
    expect(turning).toEqual([
      couplingsOf('mu', { vector: turning[0].vector, axial: 0.5, scalar: 0.2, tensor: -0.1 }),
      couplingsOf('tau', { scalar: 0.5 }),
    ]);
    expect(turning[0].vector).toBeCloseTo(0.5 + 2 * inputs.sin2ThetaW + 0.3, 12);
    // by hand: 0.04·3 + 0.01·11 − 0.02·0.3, and 0.25·3
    expect(turnedCrossSection(turned, turning)).toBeCloseTo(0.12 + 0.11 - 0.006 + 0.75, 12);
  });

  it('are absent from a model without any', () => {
    expect(parseModel('contact', { vector: 1 }).sectors).toEqual(['chiral']);
    expect(parseModel('contact', { scalar: 0 }).sectors).toEqual(['chiral']);
    const names = [['scalar'], ['numu.ee.tensor'], ['pseudoscalar', 'vector'], ['vector'], ['numu.ee.axial']];
    expect(names.map((keys) => turnsHelicity('contact', keys))).toEqual([true, true, true, false, false]);
    expect(['scalar', 'neutrino-dipole', 'vector', 'wet'].map((name) => turnsHelicity(name, []))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
