import { describe, expect, it } from 'vitest';
import { InputError, requireNumber } from './errors.js';

describe('InputError', () => {
  it('names the parameter, the value and the remedy', () => {
    const error = new InputError('energy', -5, 'outside the valid range', 'Give a positive number.');
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe('energy = -5: outside the valid range. Give a positive number.');
    expect(error).toMatchObject({ subject: { kind: 'quantity', name: 'energy' }, value: -5 });
    expect([error.problem, error.remedy]).toEqual(['outside the valid range', 'Give a positive number.']);
  });

  it('quotes text and shows NaN as such', () => {
    expect(new InputError('target', 'Ar41', 'unknown', 'x').message).toContain('"Ar41"');
    expect(new InputError('energy', Number.NaN, 'bad', 'x').message).toContain('NaN');
  });
});

describe('requireNumber', () => {
  it('accepts the ends of the range unless the minimum is exclusive', () => {
    expect(() => requireNumber('x', 0, 0, 1)).not.toThrow();
    expect(() => requireNumber('x', 1, 0, 1)).not.toThrow();
    expect(() => requireNumber('x', 0, 0, 1, { exclusiveMinimum: true })).toThrow(InputError);
  });

  it('refuses NaN, infinities and what is out of range', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1, 2]) {
      expect(() => requireNumber('x', value, 0, 1)).toThrow(/finite number at least 0 and at most 1/);
    }
  });
});
