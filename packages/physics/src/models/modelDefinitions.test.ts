import { describe, expect, it } from 'vitest';
import { tridentChannels } from '../couplings/channels.js';
import { axialAt, type Interaction, turnedAt, vectorAt } from '../couplings/couplings.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError, type Subject } from '../errors.js';
import { couplingFamily, limitableModels } from './couplingFamily.js';
import { modelAt, modelDefinitions, registerModel } from './index.js';
import { channelCrossSection, ratioPolynomial } from './kernelRatio.js';
import type { ModelDefinition, ModelParameters } from './modelDefinition.js';
import { parameterNamed } from './parameterChecks.js';
import { predictedRatio } from './ratioPolynomial.js';
import { standardModel } from './standardModel.js';
import { wet } from './wet/wetModel.js';

const inputs = electroweakInputs();
const orders = [inputs, electroweakInputs({ couplings: 'leading' })];
/** From the photon pole to beyond any measured transfer [GeV²]. */
const TRANSFERS = [1e-8, 0.02, 1, 300];

function refusal(definition: ModelDefinition, parameters: ModelParameters): InputError {
  try {
    modelAt(definition, parameters);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`${definition.name} takes ${JSON.stringify(parameters)}`);
}

/** What is wrong with a value, the parameter and its model in the subject of the error. */
const refusedSubject = (definition: ModelDefinition, parameters: ModelParameters): Subject =>
  refusal(definition, parameters).subject;

describe.each(modelDefinitions().map((one) => [one.name, one] as const))('the definition of %s', (name, definition) => {
  const { parameters, pattern, example, decoupled, needsOneOf, family } = definition;

  it('is the Standard Model to 1e-12 in all channels where it is decoupled', () => {
    const model = modelAt(definition, decoupled);
    for (const [channel, order] of tridentChannels.flatMap((one) => orders.map((order) => [one, order] as const))) {
      const [standard] = standardModel.couplings(channel, order);
      const [own, ...others] = model.couplings(channel, order);
      expect(own.outgoing).toBe(standard.outgoing);
      for (const transfer of TRANSFERS) {
        const turned = [own, ...others].flatMap((one) => Object.values(turnedAt(one, transfer)));
        const elsewhere = others.flatMap((one) => [vectorAt(one, transfer), axialAt(one, transfer)]);
        const added = [vectorAt, axialAt].map((at) => at(own, transfer) - at(standard, transfer));
        expect(Math.max(...[...added, ...turned, ...elsewhere].map(Math.abs)), channel.name).toBeLessThan(1e-12);
      }
    }
  });

  it('has an example that is a point of it, and is not the Standard Model', () => {
    expect(modelAt(definition, example)).toMatchObject({ name, parameters: example });
    const contents = (point: ModelParameters) => {
      const made = modelAt(definition, point);
      // a boson that no neutrino knows leaves all couplings as they are
      return [tridentChannels.map((channel) => made.couplings(channel, inputs)), made.bosons];
    };
    if (parameters.length > 0) expect(contents(example)).not.toEqual(contents(decoupled));
  });

  it('refuses parameters that are missing or that it does not have', () => {
    for (const { name: missing } of parameters.filter(({ required }) => required)) {
      const { [missing]: _, ...rest } = example;
      const error = refusal(definition, rest);
      expect(error).toMatchObject({ subject: { kind: 'modelParameter', of: name, name: missing }, problem: 'missing' });
    }
    const needed = Object.entries(example).filter(([key]) => !needsOneOf?.names.includes(key));
    if (needsOneOf) {
      const subject = { kind: 'modelParameters', of: name, name: needsOneOf.what };
      expect(refusedSubject(definition, Object.fromEntries(needed))).toEqual(subject);
    }
    const error = refusal(definition, { ...example, noSuchThing: 1 });
    // names of coefficients are those of a theory, which files choose
    const of = definition === wet ? 'WET, flavio basis' : name;
    expect(error).toMatchObject({ subject: { kind: 'modelParameters', of }, value: 'noSuchThing' });
  });

  it('refuses values out of range and those that are no numbers', () => {
    for (const { name: key, minimum, maximum } of parameters) {
      const beyond = [
        ...(minimum === undefined ? [] : [minimum - Math.max(1e-9, Math.abs(minimum) * 1e-9)]),
        ...(maximum === undefined ? [] : [maximum + Math.max(1e-9, Math.abs(maximum) * 1e-9)]),
      ];
      for (const value of [...beyond, Number.NaN, Number.POSITIVE_INFINITY]) {
        const subject = { kind: 'modelParameter', of: name, name: key };
        expect(refusedSubject(definition, { ...example, [key]: value }), `${key} = ${value}`).toEqual(subject);
      }
    }
  });

  it('says of each parameter what it is', () => {
    expect([definition.title, definition.description].every((text) => text.length > 0)).toBe(true);
    expect(new Set(parameters.map((one) => one.name)).size).toBe(parameters.length);
    for (const one of parameters) {
      expect(
        [one.name, one.unit, one.description, one.symbol].every((text) => text.length > 0),
        one.name,
      ).toBe(true);
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY, default: usual = minimum } = one;
      expect(minimum <= usual && usual <= maximum && minimum < maximum, one.name).toBe(true);
    }
    for (const { regularExpression, example: like } of pattern?.names ?? []) {
      expect(like).toMatch(new RegExp(regularExpression));
      expect(parameterNamed(definition, like)).toBeDefined();
    }
    const listed = [family?.mass, family?.coupling, ...(needsOneOf?.names ?? [])].filter((one) => one !== undefined);
    expect(listed.filter((one) => parameterNamed(definition, one) === undefined)).toEqual([]);
  });
});

/** Any numbers will do: the relations are algebraic. */
const kernel = {
  chiral: {
    transfer: Float64Array.of(0.001, 0.2, 3),
    vv: Float64Array.of(0.5, 2, 1),
    aa: Float64Array.of(0.7, 2, 1),
    va: Float64Array.of(0.1, 0, -0.2),
  },
  turned: {
    transfer: Float64Array.of(0.002, 1),
    ss: Float64Array.of(1, 2),
    pp: Float64Array.of(3, 4),
    tt: Float64Array.of(5, 6),
    st: Float64Array.of(0.1, 0.2),
    pt: Float64Array.of(-0.3, 0.4),
    dd: Float64Array.of(1e-6, 1),
    td: Float64Array.of(1e-3, -1),
  },
};
const all = tridentChannels.map((channel) => ({ channel, kernel }));

describe.each(limitableModels().map((limitable) => [limitable.name, limitable] as const))(
  'the family of %s',
  (name, definition) => {
    const { mass, coupling } = definition.family;
    const { [mass]: _mass, [coupling]: _coupling, ...charges } = definition.example;
    const family = couplingFamily(name, charges);

    it.each([0.01, 0.5, 10])('has at coupling 1 the ratio of the model made there, at %d GeV', (massGeV) => {
      const model = modelAt(definition, { ...charges, [mass]: massGeV, [coupling]: 1 });
      const along = ratioPolynomial(all, { family, massGeV }, inputs);
      const made = ratioPolynomial(all, model, inputs);
      // linear of a scalar is 0 in both
      expect(along.linear).toBeCloseTo(made.linear, 12 - Math.ceil(Math.log10(1 + Math.abs(made.linear))));
      if (made.quadratic === 0) expect(along).toEqual({ linear: 0, quadratic: 0 });
      else expect(along.quadratic / made.quadratic).toBeCloseTo(1, 12);
    });

    it.each([0.001, 0.5, 1e4])('has the ratios of models evaluated node by node, at %d GeV', (massGeV) => {
      const polynomial = ratioPolynomial(all, { family, massGeV }, inputs);
      const total = (model: Interaction) => all.reduce((sum, one) => sum + channelCrossSection(one, model, inputs), 0);
      const standard = total(standardModel);
      for (const strength of [1e-4, 1e-2, 1]) {
        const model = modelAt(definition, { ...charges, [mass]: massGeV, [coupling]: strength });
        const direct = total(model) / standard;
        expect(predictedRatio(polynomial, strength ** 2) / direct).toBeCloseTo(1, 12);
      }
    });
  },
);

describe('registerModel', () => {
  it('refuses a name that is taken', () => {
    for (const definition of modelDefinitions()) {
      expect(() => registerModel(definition)).toThrow(/is there already. Give the model another name/);
    }
  });
});
