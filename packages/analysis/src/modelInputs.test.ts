import { InputError, type ModelName } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { modelOfPoint } from './constraints/parameterPoint.js';
import { MODEL_INPUTS } from './modelInputs.js';

const accepts = (model: string, parameters: Record<string, number>): boolean => {
  try {
    modelOfPoint({ model, parameters });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return false;
  }
};

/** At least one of these has to be there; or what others have a meaning with. */
const beside: Partial<Record<ModelName, Record<string, number>>> = {
  vector: { nuMu: 1 },
  scalar: { nuMu: 1 },
  contact: { vector: 1 },
  'neutrino-dipole': { momentMu: 1 },
  'randall-sundrum': { custodial: 0 },
};

describe.each(Object.keys(MODEL_INPUTS) as ModelName[])('the inputs declared for %s', (model) => {
  const inputs = MODEL_INPUTS[model];
  const required = Object.fromEntries(
    inputs.filter((input) => input.required).map(({ name, minimum }) => [name, minimum ?? 0]),
  );
  const enough = { ...required, ...beside[model] };

  it('are enough when they are the required ones, and not when one is missing', () => {
    expect(accepts(model, enough)).toBe(true);
    for (const name of Object.keys(required)) {
      const { [name]: _, ...others } = enough;
      expect(accepts(model, others)).toBe(false);
    }
    const [one] = Object.keys(beside[model] ?? {});
    if (one !== undefined && one !== 'custodial') expect(accepts(model, required)).toBe(false);
  });

  it('are taken up to their bounds and not beyond', () => {
    for (const { name, minimum = -1e12, maximum = 1e12 } of inputs) {
      expect(accepts(model, { ...enough, [name]: minimum })).toBe(true);
      expect(accepts(model, { ...enough, [name]: maximum })).toBe(true);
    }
    for (const { name, minimum, maximum } of inputs) {
      if (minimum !== undefined)
        expect(accepts(model, { ...enough, [name]: minimum - 1e-9 - 1e-6 * Math.abs(minimum) })).toBe(false);
      if (maximum !== undefined) expect(accepts(model, { ...enough, [name]: maximum * (1 + 1e-6) })).toBe(false);
    }
  });
});
