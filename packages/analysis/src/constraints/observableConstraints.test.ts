import { readRecord } from '@nereid/catalogue/sources';
import { type CouplingLimitOptions, electroweakInputs, parseModel, standardModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { threeNodes, toyExperiment } from '../../test/toyExperiment.js';
import { constraintConformance } from '../coverage/constraintConformance.js';
import type { Constraint } from './constraint.js';
import { OBSERVABLE_RECORDS, type RecordValues } from './constraintCurve.js';
import { constraintCurves, STANDARD_OBSERVABLES } from './constraintCurves.js';
import { evaluatePoint } from './evaluatePoint.js';
import { observableConstraints, REGISTERED_OBSERVABLES } from './observableConstraints.js';
import { DRAWN_OBSERVABLES, MEASURED_OBSERVABLES } from './observables.js';
import type { ConstraintSources, RegisteredConstraint } from './registeredConstraint.js';

const inputs = electroweakInputs();
const values: RecordValues = new Map(
  OBSERVABLE_RECORDS.flatMap((id) => {
    const record = readRecord(id).records.get(id);
    return record?.kind === 'record' ? record.values.map((value) => [value.id, value] as const) : [];
  }),
);
const named = (names: readonly string[], more: Partial<typeof STANDARD_OBSERVABLES> = {}) =>
  observableConstraints(names, { ...STANDARD_OBSERVABLES, ...more }, values, inputs);
const sources: ConstraintSources = {
  electroweak: inputs,
  values,
  settings: STANDARD_OBSERVABLES,
  kernelOf() {
    throw new Error('no kernel');
  },
};
const registered = (name: string) => REGISTERED_OBSERVABLES.find(({ id }) => id === name) as RegisteredConstraint;
const boson = (mass: number, gPrime: number) => ({ model: 'lmu-ltau', parameters: { mass, gPrime } });
const oneSided: CouplingLimitOptions = { confidenceLevel: 0.95, sidedness: 'one-sided' };
const interval = (confidenceLevel: number): CouplingLimitOptions => ({
  confidenceLevel,
  sidedness: 'two-sided',
  statistic: 'measured-interval',
});
const wp2020 = { anomaly: { measurement: 'world-average', prediction: 'wp2020' } } as const;

describe('every constraint beside tridents', () => {
  it.each(MEASURED_OBSERVABLES)('%s conforms', (name) => {
    const { checks, passed } = constraintConformance(registered(name), sources);
    expect(checks.filter((check) => !check.passed)).toEqual([]);
    expect(passed).toBe(true);
    expect(checks.map((check) => check.name)).toEqual([
      'decoupled',
      'every value',
      'strongly coupled',
      'other model',
      'missing input',
      'malformed',
    ]);
  });

  it.each(MEASURED_OBSERVABLES)('%s lists every value that it reads: a scan ships those alone', (name) => {
    const model = parseModel('lmu-ltau', { mass: 10, gPrime: 0.01 });
    for (const valueId of [undefined, ...registered(name).valueIds]) {
      const whole = registered(name).prepare(sources, valueId);
      const listed = new Map([...values].filter(([id]) => whole.valueIds.includes(id)));
      const alone = registered(name).prepare({ ...sources, values: listed }, valueId);
      expect(alone.predict(model)).toEqual(whole.predict(model));
    }
  });

  it('is caught where it allows everything, knows every model, or does not decouple', () => {
    const original = registered('g-2');
    const altered =
      (change: (predict: Constraint['predict']) => Constraint['predict']) =>
      (from: ConstraintSources, valueId?: string) => {
        const constraint = original.prepare(from, valueId);
        return { ...constraint, predict: change(constraint.predict) };
      };
    const failed = (predict: (predict: Constraint['predict']) => Constraint['predict']) =>
      constraintConformance({ ...original, prepare: altered(predict) }, sources)
        .checks.filter(({ passed }) => !passed)
        .map(({ name }) => name);
    const standard = { linear: 0, quadratic: 0 };
    const blind = failed((predict) => (model) => {
      const prediction = predict(model);
      return 'reason' in prediction ? prediction : { ...prediction, ratio: standard };
    });
    expect(blind).toEqual(['strongly coupled']);
    const [prediction] = [original.prepare(sources).predict(standardModel)];
    expect(failed((predict) => (model) => (model.name === 'contact' ? prediction : predict(model)))).toEqual([
      'other model',
    ]);
    const shifted = failed((predict) => (model) => {
      const found = predict(model);
      return 'reason' in found ? found : { ...found, ratio: { linear: found.ratio.linear + 1e-6, quadratic: 0 } };
    });
    expect(shifted).toEqual(['decoupled', 'every value']);
  });

  it('is none for a projection or an unknown name', () => {
    expect(named(['belle-ii'])[0].predict(standardModel)).toEqual({ reason: 'a projection decides on no point' });
    expect(() => named(['g2'])).toThrow('no such observable');
    expect(() => registered('g-2').prepare(sources, 'gminus2-wp2025')).toThrow('no such value');
  });
});

describe('verdicts of constraints beside tridents', () => {
  /** Whether points just inside an edge of the curve are allowed and those just outside excluded. */
  function changesAt(name: string, mass: number, coupling: number, side: 'upper' | 'lower', step: number, more = {}) {
    const [inside, outside] = side === 'upper' ? [1 - step, 1 + step] : [1 + step, 1 - step];
    // two standard deviations for g−2, the level of the curves for the others
    const level = name === 'g-2' ? 0.9544997361036416 : 0.95;
    const of = (factor: number) =>
      evaluatePoint(boson(mass, coupling * factor), named([name], more), interval(level))[0].verdict;
    expect([name, mass, of(inside), of(outside)]).toEqual([name, mass, 'allowed', 'excluded']);
  }

  it('change where the curves of the plane lie', () => {
    const masses = [0.001, 0.1, 10, 200];
    const drawn = DRAWN_OBSERVABLES.filter((name) => name !== 'belle-ii');
    const curves = constraintCurves(drawn, masses, STANDARD_OBSERVABLES, values, inputs);
    for (const { id, observable, upper } of curves.filter(({ id }) => id !== 'g-2-5sigma')) {
      // the interval of (g_μ/g_e)² takes the errors of one deviation for 1.96: 10⁻³ of its length
      const step = id === 'tau' ? 1e-3 : 1e-6;
      upper.forEach((coupling, i) => {
        if (coupling !== null) changesAt(observable, masses[i], coupling, 'upper', step);
      });
    }
  });

  it('know the band of the prediction of 2020, at both its edges', () => {
    const [band] = constraintCurves(['g-2'], [0.1], { ...STANDARD_OBSERVABLES, ...wp2020 }, values, inputs);
    changesAt('g-2', 0.1, band.upper[0] as number, 'upper', 1e-6, wp2020);
    changesAt('g-2', 0.1, band.lower[0] as number, 'lower', 1e-6, wp2020);
  });

  it('have the pull (measured − predicted)/error, also for contributions below zero, and χ² its square', () => {
    const [constraint] = named(['g-2'], wp2020);
    const { differenceOfAnomaly, errorOfAnomaly } = constraint.inputs as Record<string, number>;
    for (const [model, parameters, sign] of [
      ['lmu-ltau', { mass: 0.05, gPrime: 5e-4 }, 1],
      ['vector', { mass: 0.5, gPrime: 1e-3, axialMu: 1 }, -1],
      ['vector', { mass: 0.5, gPrime: 1, vectorMu: 1e-3, '2.mass': 1, '2.gPrime': 1, '2.axialMu': 1e-5 }, 1],
      ['scalar', { mass: 0.5, coupling: 1, scalarMu: 1e-3 }, 1],
      ['scalar', { mass: 0.5, coupling: 2, pseudoscalarMu: 1e-3 }, -1],
    ] as const) {
      const [verdict] = evaluatePoint({ model, parameters }, [constraint], oneSided);
      const { predicted = Number.NaN, pull = Number.NaN, chiSquare } = verdict;
      expect(Math.sign(predicted)).toBe(sign);
      expect(pull).toBeCloseTo((differenceOfAnomaly - predicted) / errorOfAnomaly, 9);
      expect(chiSquare).toBeCloseTo(pull ** 2, 9);
      expect(verdict.standardModelChiSquare).toBeCloseTo((differenceOfAnomaly / errorOfAnomaly) ** 2, 9);
    }
  });

  it('add their χ² to that of the experiments, and leave out the sum where one of them does not know', () => {
    const others = named(['g-2', 'borexino', 'tau']);
    const of = (mass: number) => evaluatePoint(boson(mass, 0.05), [toyExperiment(threeNodes), ...others], oneSided);
    const [trident, anomaly, recoil, tau, combined] = of(10);
    expect([trident, anomaly, recoil, tau, combined].map(({ constraint }) => constraint)).toEqual([
      'ccfr',
      'g-2',
      'borexino',
      'tau',
      'combined',
    ]);
    const sum = [trident, anomaly, recoil, tau].reduce((total, { chiSquare = Number.NaN }) => total + chiSquare, 0);
    expect((combined.chiSquare as number) / sum).toBeCloseTo(1, 12);
    const light = of(4.9);
    expect(light.map(({ verdict }) => verdict)).toHaveLength(4);
    expect(light[3]).toMatchObject({ constraint: 'tau', verdict: 'notEvaluated' });
    expect(light[3].reason).toMatch(/from 5 GeV on/);
  });

  it('say why they do not know a point, and decide on the Standard Model', () => {
    const others = named(['g-2', 'borexino', 'tau']);
    const reasons = (model: string, parameters: Record<string, number>) =>
      evaluatePoint({ model, parameters }, others, oneSided).map(({ reason = 'decided' }) => reason);
    expect(reasons('sm', {}).slice(0, 3)).toEqual(['decided', 'decided', 'decided']);
    expect(reasons('vector', { mass: 1, gPrime: 1e-3, vectorMu: 1, nuMu: 1 })).toEqual([
      'decided',
      'vector charges do not add to zero: loops do not fix the mixing with the photon',
      'decided',
    ]);
    expect(reasons('vector', { mass: 1, gPrime: 1, nuMu: 1, '2.mass': 2, '2.gPrime': 1, '2.nuMu': 1 })[1]).toMatch(
      /one boson/,
    );
    expect(reasons('contact', { vector: 1 })).toEqual([
      'the muon g−2 is computed for models with a light vector boson or scalar',
      'recoils are computed for models with a light vector boson',
      'tau decays are computed for models with a light vector boson',
    ]);
    const invalid = evaluatePoint({ model: 'lmu-ltau', parameters: {} }, others, oneSided);
    expect(invalid.map(({ verdict, fidelity }) => `${verdict} ${fidelity}`)).toEqual([
      'invalidInput full calculation',
      'invalidInput recast',
      'invalidInput recast',
    ]);
  });
});
