import type { Experiment } from '@nereid/catalogue';
import { describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment, threeNodes, toyKernel } from '../../test/toyExperiment.js';
import { constraintConformance } from './constraintConformance.js';
import { constraintRegistry, type RegisteredConstraint } from '../constraints/constraintRegistry.js';
import { computeExperimentKernel } from '../kernels/experimentKernel.js';

const registry = constraintRegistry(catalogue.experiments);
const registered = (id: string) => registry.get(id) as RegisteredConstraint;
const kernel = toyKernel(threeNodes, 'charm-ii');
const conformance = (constraint: RegisteredConstraint) =>
  constraintConformance(constraint, { kernel, electroweak: inputs });
const failed = (constraint: RegisteredConstraint) =>
  conformance(constraint)
    .checks.filter(({ passed }) => !passed)
    .map(({ name, reason }) => `${name}: ${reason}`);

/** CHARM-II with its evaluation replaced. */
function altered(evaluate: (original: RegisteredConstraint['evaluate']) => RegisteredConstraint['evaluate']) {
  const original = registered('charm-ii');
  return { ...original, evaluate: evaluate(original.evaluate) };
}

describe('every registered constraint', () => {
  it.each([...registry.keys()])('%s conforms with its own kernel', (id) => {
    const own = computeExperimentKernel(namedExperiment(id), catalogue, { electroweak: inputs, tolerance: 1e-2 });
    const { subject, passed, checks } = constraintConformance(registered(id), { kernel: own, electroweak: inputs });
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
      const constraint = constraintRegistry(new Map([['charm-ii', experiment]])).get(
        'charm-ii',
      ) as RegisteredConstraint;
      const { basis, source, note } = experiment.flux;
      const flux = { kind: 'monochromatic', energyGeV: 300, basis, source, note } as const;
      const own = computeExperimentKernel({ ...experiment, flux }, catalogue, { electroweak: inputs, tolerance: 1e-2 });
      const result = constraintConformance(constraint, { kernel: own, electroweak: inputs });
      expect(result.checks.filter(({ passed }) => !passed)).toEqual([]);
    },
  );

  it('catches a kernel that is of another experiment, empty or not converged', () => {
    const charm = registered('charm-ii');
    const reason = (changed: object) =>
      constraintConformance(charm, { kernel: { ...kernel, ...changed }, electroweak: inputs }).checks[0];
    expect(reason({ experiment: 'ccfr' })).toMatchObject({ passed: false, reason: 'the kernel is that of ccfr' });
    expect(reason({ converged: false })).toMatchObject({ passed: false, reason: 'the kernel did not converge' });
    const empty = { ...kernel.kernels[0], kernel: { ...kernel.kernels[0].kernel, transfer: new Float64Array() } };
    expect(reason({ kernels: [empty] })).toMatchObject({ passed: false, reason: 'the kernel of numu:mumu is empty' });
  });

  it('catches a constraint that allows everything, or excludes everything', () => {
    const always = (verdict: 'allowed' | 'excluded') =>
      altered((original) => (point, setting) => {
        const result = original(point, setting);
        return result.verdict === 'invalidInput' ? result : { ...result, verdict };
      });
    expect(failed(always('allowed'))).toEqual(['strongly coupled: allowed instead of excluded']);
    expect(failed(always('excluded'))).toEqual(['decoupled: excluded instead of allowed']);
  });

  it('catches a prediction that does not become the Standard Model when the mediator decouples', () => {
    const off = altered((original) => (point, setting) => {
      const result = original(point, setting);
      return result.ratio === undefined ? result : { ...result, ratio: result.ratio * (1 + 1e-9) };
    });
    expect(failed(off)).toEqual(['decoupled: allowed; σ/σ_SM − 1 = 1.0e-9']);
  });

  it('catches an alternative that is listed and not used', () => {
    const ignored = altered((original) => (point, setting) => original(point, { ...setting, valueId: undefined }));
    expect(failed(ignored)).toEqual(['every value: does not enter with its number and error: charmii-ratio-2014']);
    const unknown = { ...registered('charm-ii'), valueIds: ['charmii-ratio', 'charmii-ratio-2041'] };
    expect(failed(unknown)[0]).toMatch(/^every value: stopped: .*charmii-ratio-2041/);
  });

  it('catches a constraint that takes what is no point, or gives no reason', () => {
    const silent = altered((original) => (point, setting) => {
      const { reason: _, ...result } = original(point, setting);
      return result;
    });
    expect(failed(silent).map((text) => text.split(':')[0])).toEqual(['missing input', 'malformed']);
    const lenient = altered(
      (original) => (point, setting) =>
        original(typeof point === 'object' && point !== null ? point : { model: 'sm' }, setting),
    );
    expect(failed(lenient)).toEqual(['malformed: not refused: nothing']);
  });

  it('reports an exception and goes on', () => {
    const throwing = altered((original) => (point, setting) => {
      if ((point as { model?: string } | null)?.model === 'contact') throw new Error('no such thing');
      return original(point, setting);
    });
    expect(failed(throwing)).toEqual(['strongly coupled: stopped: no such thing']);
  });
});
