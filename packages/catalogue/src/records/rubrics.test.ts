import { describe, expect, it } from 'vitest';
import { difficultyLevel, priorityLevel } from './rubrics.js';
import { DIFFICULTY_PARTS } from './schema.js';

describe('the rubrics', () => {
  it('count the parts a calculation needs, each once', () => {
    const level = (count: number) =>
      difficultyLevel({ needs: DIFFICULTY_PARTS.slice(0, count).map((part) => ({ part, reason: 'x' })) });
    expect([0, 1, 2, 3, 4, 5].map(level)).toEqual(['low', 'low', 'medium', 'medium', 'high', 'high']);
    const twice = { part: 'fluxIntegration' as const, reason: 'x' };
    expect(difficultyLevel({ needs: [twice, twice] })).toBe('low');
  });

  it.each([
    ['direct', false, 'high'],
    ['direct', true, 'medium'],
    ['indirect', false, 'medium'],
    ['indirect', true, 'low'],
    ['none', false, 'low'],
  ] as const)('rank %s sensitivity, bound elsewhere: %s, as %s', (sensitivity, strongerElsewhere, expected) => {
    expect(priorityLevel({ scan: 'x', sensitivity, strongerElsewhere, reason: 'x' })).toBe(expected);
  });
});
