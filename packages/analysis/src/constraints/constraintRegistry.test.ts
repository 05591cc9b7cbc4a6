import { modelNames } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment, threeNodes, toyKernel } from '../../test/toyExperiment.js';
import { STANDARD_OBSERVABLES } from './constraintCurves.js';
import { constraintRegistry, constraintsOfRecord, registeredConstraint } from './constraintRegistry.js';
import { evaluatePoint, verdictOnJson } from './evaluatePoint.js';
import { OBSERVABLE_NAMES } from './observables.js';
import type { ConstraintSources } from './registeredConstraint.js';

const registry = constraintRegistry(catalogue);
const charm = registeredConstraint('charm-ii', catalogue);
const statistics = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
const kernel = toyKernel(threeNodes, 'charm-ii');
const sources: ConstraintSources = {
  electroweak: inputs,
  kernelOf: () => kernel,
  values: new Map(),
  settings: STANDARD_OBSERVABLES,
};
const point = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1e-3 } };

describe('constraintRegistry', () => {
  it('has a constraint for every experiment in the data, with the record and values that its file names, then the others', () => {
    expect([...registry.keys()]).toEqual([...catalogue.experiments.keys(), ...OBSERVABLE_NAMES]);
    expect(charm).toMatchObject({
      id: 'charm-ii',
      title: 'CHARM-II',
      observable: 'σ/σ_SM',
      status: 'measured',
      record: 'L023',
      valueIds: ['charmii-ratio', 'charmii-ratio-2014'],
      experiment: { channels: [{ channel: 'numu:mumu' }, { channel: 'numubar:mumu' }] },
      fidelity: 'recast',
      models: modelNames(),
    });
  });

  it('tells what was measured from what is projected', () => {
    const projected = [...registry.values()].filter(({ status }) => status === 'projected');
    expect(projected.map(({ id }) => id)).toEqual(['dune-projection-25', 'dune-projection-40', 'belle-ii']);
  });

  it('follows the data, not a list of names', () => {
    const experiment = { ...namedExperiment('ccfr'), id: 'next', record: 'L900' };
    const next = constraintRegistry({ experiments: new Map([['next', experiment]]) });
    expect(constraintsOfRecord(next, 'L900').map(({ id }) => id)).toEqual(['next']);
    expect(constraintsOfRecord(next, 'L023')).toEqual([]);
  });

  it('names constraints by what stands nearest, and knows projections at any accuracy', () => {
    expect(registeredConstraint('dune-projection-8', catalogue)).toMatchObject({ status: 'projected' });
    expect(() => registeredConstraint('charm-i', catalogue)).toThrow('Did you mean "charm-ii"?');
  });
});

describe('a registered constraint', () => {
  it('enters with the value asked for', () => {
    const pull = (valueId?: string) => evaluatePoint(point, [charm.prepare(sources, valueId)], statistics)[0].pull;
    expect(pull('charmii-ratio')).toBe(pull());
    // the same number with the errors 0.57 and 0.64
    expect((pull('charmii-ratio-2014') ?? Number.NaN) / (pull() ?? Number.NaN)).toBeCloseTo(0.64 / 0.57, 12);
    expect(charm.prepare(sources, 'charmii-ratio-2014').valueIds).toEqual(['charmii-ratio-2014']);
  });

  it('gives a verdict on any JSON, with a reason where it is none of allowed and excluded', () => {
    const constraint = charm.prepare(sources);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { verdict, reason } = verdictOnJson(value, constraint, statistics);
        expect(verdict === 'allowed' || verdict === 'excluded' || reason !== undefined).toBe(true);
      }),
    );
  });

  it('refuses a value id that it does not have', () => {
    expect(() => charm.prepare(sources, 'ccfr-ratio')).toThrow('no such value');
  });
});
