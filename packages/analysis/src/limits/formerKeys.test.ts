import { expect, it } from 'vitest';
import { withFormerKeys } from './formerKeys.js';

it('limits have their former keys beside those of today at every depth, and nothing else changes', () => {
  const masses = Float64Array.of(0.1);
  const curve = { points: [{ massGeV: 0.1, couplingUpper: null, couplingUpperNumericalError: 1e-7 }] };
  expect(withFormerKeys({ masses, curves: [curve], contactLimit: { massOverCouplingGeV: 579 } })).toEqual({
    masses,
    curves: [
      {
        points: [
          {
            massGeV: 0.1,
            couplingUpper: null,
            gPrimeUpper: null,
            couplingUpperNumericalError: 1e-7,
            gPrimeUpperNumericalError: 1e-7,
          },
        ],
      },
    ],
    contactLimit: { massOverCouplingGeV: 579, massOverGPrimeLowerGeV: 579 },
  });
});
