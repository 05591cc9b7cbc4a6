import { InputError, modelParameter, modelParameters, requireNumber } from '../errors.js';
import { suggestName } from '../nearestName.js';
import type { ModelDefinition, ModelParameter, ModelParameters } from './modelDefinition.js';

/** The parameter of this name, listed or by the pattern. */
export const parameterNamed = ({ parameters, pattern }: ModelDefinition, name: string): ModelParameter | undefined =>
  parameters.find((one) => one.name === name) ?? pattern?.parameter(name);

/** @throws InputError with the nearest name for a parameter that the model does not have */
export function requireKnown(definition: ModelDefinition, parameters: ModelParameters): void {
  for (const key of Object.keys(parameters)) {
    if (parameterNamed(definition, key) !== undefined) continue;
    const names = definition.parameters.map(({ name }) => name);
    const nearest = names.length > 0 ? suggestName(key, names) : 'It has no parameters.';
    const others = definition.pattern ? ` Also: ${definition.pattern.form}.` : '';
    throw new InputError(modelParameters(definition.name), key, 'no such parameter', nearest + others);
  }
}

/**
 * Checks that what is needed is there and in range.
 * @param prefix of the names in errors, for a further mediator
 * @throws InputError
 */
export function requireParameters(definition: ModelDefinition, given: ModelParameters, prefix = ''): void {
  const { name: model, parameters } = definition;
  for (const { name, required } of parameters) {
    if (!required || given[name] !== undefined) continue;
    throw new InputError(
      modelParameter(model, prefix + name),
      undefined,
      'missing',
      `Give the parameter ${prefix}${name}.`,
    );
  }
  requireOneOf(definition, given, prefix);
  for (const [name, value] of Object.entries(given)) {
    const {
      unit,
      minimum = Number.NEGATIVE_INFINITY,
      maximum = Number.POSITIVE_INFINITY,
    } = parameterNamed(definition, name) as ModelParameter;
    requireNumber(modelParameter(model, prefix + name), value, minimum, maximum, unit === 'none' ? {} : { unit });
  }
}

/** What a model is about is never left to a default: without it the Standard Model would pass for the model. */
function requireOneOf(
  { name: model, needsOneOf, pattern }: ModelDefinition,
  given: ModelParameters,
  prefix: string,
): void {
  if (needsOneOf === undefined) return;
  const { what, names, example } = needsOneOf;
  if (Object.keys(given).some((name) => names.includes(name) || pattern?.parameter(name) !== undefined)) return;
  const examples = Object.entries(example).map(([name, value]) => `${prefix}${name}=${value}`);
  throw new InputError(
    modelParameters(model, what),
    undefined,
    `no ${what}`,
    `Give some, such as ${examples.join(' and ')}.`,
  );
}
