import { InputError, parseModel, suggestName, type TridentModel } from '@nereid/physics';

/** A parameter point as a user writes it. */
export interface ParameterPoint {
  readonly model: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/**
 * Checks the shape of a parameter point read from JSON: {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.
 * @throws InputError naming the field
 */
export function parsePoint(value: unknown): ParameterPoint {
  const example = 'Write {"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}.';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError('point', value, 'not an object', example);
  }
  const { model, parameters = {}, ...unknown } = value as Record<string, unknown>;
  const extra = Object.keys(unknown)[0];
  if (extra !== undefined)
    throw new InputError('point', extra, 'unknown field', suggestName(extra, ['model', 'parameters']));
  if (typeof model !== 'string') throw new InputError('model', model, 'not a name', example);
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    throw new InputError('parameters', parameters, 'not an object', example);
  }
  for (const [key, number] of Object.entries(parameters)) {
    if (typeof number === 'number' && Number.isFinite(number)) continue;
    throw new InputError(`parameters.${key}`, number, 'not a finite number', example);
  }
  return { model, parameters: parameters as Record<string, number> };
}

/**
 * The model of a point. @throws InputError, in the words of a point file, for a model or parameters that do not exist
 */
export function modelOfPoint({ model, parameters }: ParameterPoint): TridentModel {
  try {
    return parseModel(model, parameters);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { subject, subjectText, value } = error;
    if (value === undefined && subject.kind === 'modelParameter') {
      const key = subject.name;
      throw new InputError('point: model', model, `needs the parameter ${key}`, `Add "${key}" to its parameters.`);
    }
    throw error.about(`point: ${subjectText}`);
  }
}
