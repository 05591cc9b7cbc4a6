import { describe, expect, it } from 'vitest';
import { formFactorParameter, InputError, modelParameter, modelParameters, requireNumber } from './errors.js';

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

describe('the subject of an error', () => {
  const textOf = (subject: ConstructorParameters<typeof InputError>[0], value: unknown) =>
    new InputError(subject, value, 'bad', 'Mend it.').subjectText;

  it('is in words of the library', () => {
    expect(textOf(modelParameter('scalar', 'mass'), -1)).toBe('mass');
    expect(textOf(modelParameter('scalar', 'mass'), undefined)).toBe('parameter mass of scalar');
    expect(textOf(modelParameters('scalar'), 'foo')).toBe('parameter of scalar');
    expect(textOf(modelParameters('vector', 'charges'), undefined)).toBe('charges of vector');
    expect(textOf(formFactorParameter('helm', 'c'), -1)).toBe('c of helm');
    expect(textOf({ kind: 'leptonMass', name: 'mu' }, -1)).toBe('mass of mu');
    expect(textOf({ kind: 'exposure', name: 'pot' }, -1)).toBe('exposure pot');
  });

  it('is another in the layer above, which keeps the rest', () => {
    const error = new InputError('irScale', 3, 'too low', 'Raise it.', 'resume');
    expect(error.about('--ir-scale')).toMatchObject({
      message: '--ir-scale = 3: too low. Raise it.',
      problem: 'too low',
      means: 'resume',
    });
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
