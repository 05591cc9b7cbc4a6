import { describe, expect, it } from 'vitest';
import { axialAt, lightestMediator, type TransferCouplings, vectorAt } from './transferCouplings.js';

const couplings: TransferCouplings = {
  outgoing: 'mu',
  vector: 0.9,
  axial: -0.5,
  poles: [
    { massGeV: 2, vector: 3, axial: 0 },
    { massGeV: 1, vector: -1, axial: 4 },
  ],
};

describe('TransferCouplings', () => {
  it('add a pole a/(M² + T) per mediator (hand arithmetic)', () => {
    expect(vectorAt(couplings, 0)).toBeCloseTo(0.9 + 3 / 4 - 1, 15);
    expect(axialAt(couplings, 3)).toBeCloseTo(-0.5 + 0 / 7 + 4 / 4, 15);
  });

  it('know the lightest mediator, Infinity without one', () => {
    expect(lightestMediator([couplings])).toBe(1);
    expect(lightestMediator([{ ...couplings, poles: [] }])).toBe(Number.POSITIVE_INFINITY);
  });
});
