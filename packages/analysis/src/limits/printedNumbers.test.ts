import { describe, expect, it } from 'vitest';
import { namedExperiment } from '../../test/toyExperiment.js';
import { printedMeasurement, pullText } from './printedNumbers.js';

describe('printedMeasurement', () => {
  it('has the digits of the source, also of an alternative value', () => {
    const charm = namedExperiment('charm-ii');
    const printed = { ...charm.measurement, valueText: '1.580', errorText: '0.640' };
    expect(printedMeasurement({ ...charm, measurement: printed } as typeof charm, printed as never)).toBe(
      '1.580 ± 0.640',
    );
    const [other] = charm.alternatives;
    expect(printedMeasurement(charm, other)).toBe('1.58 ± 0.57');
    expect(printedMeasurement(namedExperiment('nutev'), { value: 0.72, errorPlus: 1.73, errorMinus: 0.72 })).toBe(
      '0.72 +1.73 −0.72',
    );
  });

  it('has four digits of what was computed', () => {
    // (17 − 9.8)/10.8 as doubles
    const counts = { value: 0.6666666666666665, errorPlus: 0.48962345, errorMinus: 0.4474012 };
    expect(printedMeasurement(namedExperiment('nutev'), counts)).toBe('0.6667 +0.4896 −0.4474');
  });
});

describe('pullText', () => {
  it.each([
    [-0.001, '0.00'],
    [-0.643, '-0.64'],
    [99.994, '99.99'],
    [-1234.56, '-1235'],
    [-15983.44, '-1.6e+4'],
    [-299084098273.87, '-3.0e+11'],
  ])('of %d is %s', (pull, text) => {
    expect(pullText(pull)).toBe(text);
  });
});
