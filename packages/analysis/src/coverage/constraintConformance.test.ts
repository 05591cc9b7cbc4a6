import type { Experiment } from '@nereid/catalogue';
import { describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment, threeNodes, toyKernel } from '../../test/toyExperiment.js';
import type { Constraint } from '../constraints/constraint.js';
import { STANDARD_OBSERVABLES } from '../constraints/constraintCurves.js';
import { registeredConstraint } from '../constraints/constraintRegistry.js';
import { verdictOnJson } from '../constraints/evaluatePoint.js';
import type { ConstraintSources, RegisteredConstraint } from '../constraints/registeredConstraint.js';
import { computeExperimentKernel } from '../kernels/experimentKernel.js';
import { constraintConformance } from './constraintConformance.js';
import { malformedFinding, missingFinding } from './pointConformance.js';

const sourcesOf = (kernelOf: ConstraintSources['kernelOf']): ConstraintSources => ({
  electroweak: inputs,
  kernelOf,
  values: new Map(),
  settings: STANDARD_OBSERVABLES,
});
const registered = (id: string) => registeredConstraint(id, catalogue);
const coarse = (experiment: Experiment) =>
  computeExperimentKernel(experiment, catalogue, { electroweak: inputs, tolerance: 1e-2 });
const kernel = toyKernel(threeNodes, 'charm-ii');
const toySources = sourcesOf(() => kernel);
const failed = (constraint: RegisteredConstraint) =>
  constraintConformance(constraint, toySources)
    .checks.filter(({ passed }) => !passed)
    .map(({ name, reason }) => `${name}: ${reason}`);

/** CHARM-II with its predictions replaced. */
function altered(predict: (original: Constraint['predict']) => Constraint['predict']): RegisteredConstraint {
  const original = registered('charm-ii');
  return {
    ...original,
    prepare(...parameters) {
      const constraint = original.prepare(...parameters);
      return { ...constraint, predict: predict(constraint.predict) };
    },
  };
}

/** With σ/σ_SM replaced. */
const withRatio = (ratio: (quadratic: number) => number) =>
  altered((original) => (model) => {
    const prediction = original(model);
    if ('reason' in prediction) return prediction;
    const quadratic = ratio(prediction.ratio.linear + prediction.ratio.quadratic);
    return { ...prediction, ratio: { linear: 0, quadratic }, predicted: 1 + quadratic };
  });

describe('every measured constraint from tridents', () => {
  it.each(['ccfr', 'charm-ii', 'nutev'])('%s conforms with its own kernel', (id) => {
    const { subject, passed, checks } = constraintConformance(registered(id), sourcesOf(coarse));
    expect(checks.filter((check) => !check.passed)).toEqual([]);
    expect({ subject, passed }).toEqual({ subject: id, passed: true });
    expect(checks.map(({ name }) => name)).toEqual([
      'kernel',
      'decoupled',
      'every value',
      'strongly coupled',
      'missing input',
      'malformed',
    ]);
  });
});

describe('constraintConformance', () => {
  it('passes for kernels of any density', () => {
    expect(failed(registered('charm-ii'))).toEqual([]);
  });

  it.each(['numu:mumu', 'numubar:mumu', 'nue:mumu', 'numu:mue', 'nuebar:mue', 'nutaubar:etau'])(
    'finds its points for a constraint on %s, whatever the leptons',
    (channel) => {
      const experiment: Experiment = { ...namedExperiment('charm-ii'), channels: [{ channel, weight: 1 }] };
      const constraint = registeredConstraint('charm-ii', { experiments: new Map([['charm-ii', experiment]]) });
      const { basis, source, note } = experiment.flux;
      const flux = { kind: 'monochromatic', energyGeV: 300, basis, source, note } as const;
      const result = constraintConformance(constraint, sourcesOf(() => coarse({ ...experiment, flux })));
      expect(result.checks.filter(({ passed }) => !passed)).toEqual([]);
    },
  );

  it('catches a kernel that is of another experiment, empty or not converged', () => {
    const reason = (changed: object) =>
      constraintConformance(registered('charm-ii'), sourcesOf(() => ({ ...kernel, ...changed }))).checks[0];
    expect(reason({ experiment: 'ccfr' })).toMatchObject({ passed: false, reason: 'the kernel is that of ccfr' });
    expect(reason({ converged: false })).toMatchObject({ passed: false, reason: 'the kernel did not converge' });
    const [one] = kernel.kernels;
    const empty = { ...one, kernel: { chiral: { ...one.kernel.chiral, transfer: new Float64Array() } } };
    expect(reason({ kernels: [empty] })).toMatchObject({ passed: false, reason: 'the kernel of numu:mumu is empty' });
  });

  it('catches a constraint that allows everything, or excludes everything', () => {
    expect(failed(withRatio(() => 0))).toEqual(['strongly coupled: allowed instead of excluded']);
    expect(failed(withRatio(() => 1e6))[0]).toBe('decoupled: excluded instead of allowed');
  });

  it('catches a prediction that does not become the Standard Model when the mediator decouples', () => {
    expect(failed(withRatio((added) => (1 + added) * (1 + 1e-9) - 1))).toContain(
      'decoupled: allowed; σ/σ_SM − 1 = 1.0e-9',
    );
  });

  it('catches an alternative that is listed and not used', () => {
    const original = registered('charm-ii');
    const ignored = { ...original, prepare: (from: ConstraintSources) => original.prepare(from) };
    expect(failed(ignored)).toEqual(['every value: does not enter with its number and error: charmii-ratio-2014']);
    const unknown = { ...original, valueIds: ['charmii-ratio', 'charmii-ratio-2041'] };
    expect(failed(unknown)[0]).toMatch(/^every value: stopped: .*charmii-ratio-2041/);
  });

  it('catches numbers that are not those published', () => {
    const shifted = altered((original) => (model) => {
      const prediction = original(model);
      if ('reason' in prediction) return prediction;
      const { measurement } = prediction;
      return { ...prediction, measurement: { ...measurement, errorPlus: 2 * measurement.errorPlus, errorMinus: 2 * measurement.errorMinus } };
    });
    expect(failed(shifted)[0]).toMatch(/^every value: does not enter with its number and error: charmii-ratio, charm/);
  });

  it('reports an exception and goes on', () => {
    const throwing = altered((original) => (model) => {
      if (model.name === 'contact') throw new Error('no such thing');
      return original(model);
    });
    expect(failed(throwing)).toEqual(['strongly coupled: stopped: no such thing']);
  });
});

describe('findings on points', () => {
  const constraint = registered('charm-ii').prepare(toySources);
  const evaluate = (point: unknown) =>
    verdictOnJson(point, constraint, { confidenceLevel: 0.95, sidedness: 'one-sided' });

  it('catch what takes what is no point, or gives no reason', () => {
    const silent = (point: unknown) => {
      const { reason: _, ...result } = evaluate(point);
      return result;
    };
    expect([missingFinding(constraint, silent).passed, malformedFinding(silent).passed]).toEqual([false, false]);
    const lenient = (point: unknown) =>
      evaluate(typeof point === 'object' && point !== null ? point : { model: 'sm' });
    expect(malformedFinding(lenient).reason).toBe('not refused: nothing');
  });
});
