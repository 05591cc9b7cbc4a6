import { InputError, type ModelName } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { MODEL_INPUTS } from './modelInputs.js';
import { modelOfPoint } from './parameterPoint.js';

const accepts = (model: string, parameters: Record<string, number>): boolean => {
  try {
    modelOfPoint({ model, parameters });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return false;
  }
};

describe.each(Object.keys(MODEL_INPUTS) as ModelName[])('the inputs declared for %s', (model) => {
  const inputs = MODEL_INPUTS[model];
  const required = Object.fromEntries(
    inputs.filter((input) => input.required).map(({ name, minimum }) => [name, minimum ?? 0]),
  );

  it('are enough when they are the required ones, and not when one is missing', () => {
    expect(accepts(model, required)).toBe(true);
    for (const name of Object.keys(required)) {
      const { [name]: _, ...others } = required;
      expect(accepts(model, others)).toBe(false);
    }
  });

  it('are taken up to their bounds and not beyond', () => {
    for (const { name, minimum = -1e12, maximum = 1e12 } of inputs) {
      expect(accepts(model, { ...required, [name]: minimum })).toBe(true);
      expect(accepts(model, { ...required, [name]: maximum })).toBe(true);
    }
    for (const { name, minimum, maximum } of inputs) {
      if (minimum !== undefined)
        expect(accepts(model, { ...required, [name]: minimum - 1e-9 - 1e-6 * Math.abs(minimum) })).toBe(false);
      if (maximum !== undefined) expect(accepts(model, { ...required, [name]: maximum * (1 + 1e-6) })).toBe(false);
    }
  });
});
