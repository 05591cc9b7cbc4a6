import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { chosenMeasurement } from './measuredLikelihood.js';
import { isExperimentName, namesAtAccuracy, projectionAtAccuracy } from './projections.js';

describe('projectionAtAccuracy', () => {
  it('has the accuracy of its name, and beam and target of the published projection', () => {
    const projection = projectionAtAccuracy('dune-projection-8', catalogue) ?? expect.fail('none');
    expect(projection).toMatchObject({ id: 'dune-projection-8', name: 'DUNE 8 % (projected)', kind: 'projection' });
    expect(chosenMeasurement(projection)).toEqual({
      name: 'DUNE 8 % (projected)',
      value: 1,
      errorPlus: 0.08,
      errorMinus: 0.08,
    });
    const published = catalogue.experiments.get(projection.projectionOf);
    expect([projection.flux, projection.target]).toEqual([published?.flux, published?.target]);
    expect(projection.notes.at(-1)).toMatch(/8 % was asked for; nobody has published it/);
  });

  it('is nothing for other names and accuracies', () => {
    for (const name of ['ccfr-8', 'sbnd-projection-8', 'dune-projection-0', 'dune-projection-101', 'dune-8']) {
      expect(projectionAtAccuracy(name, catalogue), name).toBeUndefined();
      expect(isExperimentName(name, catalogue)).toBe(false);
    }
    expect(isExperimentName('dune-projection-7.5', catalogue)).toBe(true);
    expect(isExperimentName('ccfr', catalogue)).toBe(true);
  });
});

describe('namesAtAccuracy', () => {
  it.each([
    ['dune', 0.08, 'dune-projection-8'],
    ['dune-projection-25', 0.075, 'dune-projection-7.5'],
    ['ccfr, dune-projection-40', 0.29, 'ccfr,dune-projection-29'],
  ])('changes %s at %d to %s', (names, accuracy, expected) => {
    expect(namesAtAccuracy(names, accuracy, catalogue)).toBe(expected);
  });

  it('refuses what is no accuracy, and measurements alone', () => {
    expect(() => namesAtAccuracy('dune', 8, catalogue)).toThrow(/Write 0.08 for 8 %/);
    expect(() => namesAtAccuracy('dune', 0, catalogue)).toThrow(/not a relative accuracy/);
    expect(() => namesAtAccuracy('ccfr', 0.1, catalogue)).toThrow(/none of ccfr is a projection.*dune-projection-25/);
  });
});
