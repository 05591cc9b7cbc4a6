import { expect, it } from 'vitest';
import { pointFormFactor } from './point.js';

it('a point charge has F = 1 at every Q²', () => {
  for (const q2 of [0, 1e-6, 1, 1e6]) expect(pointFormFactor.evaluate(q2)).toBe(1);
  expect(pointFormFactor.name).toBe('point');
});
