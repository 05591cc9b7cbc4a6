import { describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment } from '../../test/toyExperiment.js';
import { countedRegimes, countingRegimes } from './countedRegimes.js';
import { experimentKernelInputs } from './experimentKernel.js';

describe('the parts that a prediction counts', () => {
  it('are named one by one or as a sum', () => {
    expect(countedRegimes(['coherent', 'inelastic'])).toEqual(['coherent', 'inelastic']);
    expect(countedRegimes(['unbroken'])).toEqual(['coherent', 'proton', 'neutron']);
    expect(countedRegimes(['nucleus'])).toEqual(['coherent', 'proton', 'neutron', 'inelastic']);
    expect(countedRegimes(['unbroken', 'inelastic'])).toEqual(countedRegimes(['nucleus']));
    expect(countedRegimes(['inelastic', 'unbroken'])).toEqual(countedRegimes(['nucleus']));
    expect(countedRegimes(['neutron', 'coherent'])).toEqual(['coherent', 'neutron']);
  });

  it('are counted once', () => {
    expect(() => countedRegimes(['coherent', 'nucleus'])).toThrow(/counts coherent twice\. Name each part once/);
    expect(() => countedRegimes(['incoherent'])).toThrow(/no such regime\. Did you mean "coherent"/);
    expect(() => countedRegimes([])).toThrow(/missing/);
  });

  it('take the place of those in the file of an experiment, for its kernel and its words', () => {
    const ccfr = namedExperiment('ccfr');
    expect(countingRegimes(ccfr, undefined)).toBe(ccfr);
    expect(countingRegimes(ccfr, ['nucleus']).regimes.names).toEqual(['coherent', 'proton', 'neutron', 'inelastic']);
    const regimesOf = (regimes?: string[]) =>
      experimentKernelInputs(ccfr, catalogue, { electroweak: inputs, regimes }).regimes;
    expect(regimesOf()).toEqual(['coherent']);
    expect(regimesOf(['unbroken'])).toEqual(['coherent', 'proton', 'neutron']);
  });
});
