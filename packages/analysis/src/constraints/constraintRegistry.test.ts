import { modelNames } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment, threeNodes, toyKernel } from '../../test/toyExperiment.js';
import { constraintRegistry, constraintsOfRecord, type RegisteredConstraint } from './constraintRegistry.js';
import { evaluatePoint } from './evaluatePoint.js';
import { chosenMeasurement } from './measuredLikelihood.js';

const registry = constraintRegistry(catalogue.experiments);
const charm = registry.get('charm-ii') as RegisteredConstraint;
const statistics = { confidenceLevel: 0.95, sidedness: 'one-sided' } as const;
const setting = { kernel: toyKernel(threeNodes, 'charm-ii'), electroweak: inputs, statistics };
const point = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1e-3 } };

describe('constraintRegistry', () => {
  it('has a constraint for every experiment in the data, with the record and values that its file names', () => {
    expect([...registry.keys()]).toEqual(['ccfr', 'charm-ii', 'nutev']);
    expect(charm).toMatchObject({
      id: 'charm-ii',
      kind: 'ratioToStandardModel',
      record: 'L023',
      valueIds: ['charmii-ratio', 'charmii-ratio-2014'],
      channels: ['numu:mumu', 'numubar:mumu'],
      fidelity: 'recast',
    });
    expect(charm.models.map(({ model }) => model)).toEqual([...modelNames]);
  });

  it('follows the data, not a list of names', () => {
    const experiment = { ...namedExperiment('ccfr'), id: 'next', record: 'L900' };
    const next = constraintRegistry(new Map([['next', experiment]]));
    expect(constraintsOfRecord(next, 'L900').map(({ id }) => id)).toEqual(['next']);
    expect(constraintsOfRecord(next, 'L023')).toEqual([]);
  });
});

describe('a registered constraint', () => {
  it('evaluates as evaluatePoint does, with the value asked for', () => {
    for (const valueId of charm.valueIds) {
      const measurement = chosenMeasurement(charm.experiment, valueId);
      const prepared = { experiment: charm.experiment, measurement, kernel: setting.kernel };
      const [expected] = evaluatePoint(point, [prepared], inputs, statistics);
      expect(charm.evaluate(point, { ...setting, valueId })).toEqual(expected);
    }
    const pull = (valueId?: string) => charm.evaluate(point, { ...setting, valueId }).pull as number;
    // the same number with the errors 0.57 and 0.64
    expect(pull('charmii-ratio-2014') / pull()).toBeCloseTo(0.64 / 0.57, 12);
  });

  it('gives a verdict on any JSON, with a reason where it is none of allowed and excluded', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { verdict, reason } = charm.evaluate(value, setting);
        expect(verdict === 'allowed' || verdict === 'excluded' || reason !== undefined).toBe(true);
      }),
    );
  });

  it('refuses a value id that it does not have', () => {
    expect(() => charm.evaluate(point, { ...setting, valueId: 'ccfr-ratio' })).toThrow('no such value');
  });
});
