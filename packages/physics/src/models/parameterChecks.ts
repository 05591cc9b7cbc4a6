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
 * Checks that what is needed is there.
 * @param prefix of the names in errors, for a further mediator
 * @throws InputError
 */
export function requirePresent(definition: ModelDefinition, given: ModelParameters, prefix = ''): void {
  const { name: model, parameters } = definition;
  for (const { name, required } of parameters) {
    if (!required || given[name] !== undefined) continue;
    const remedy = `Give the parameter ${prefix}${name}.`;
    throw new InputError(modelParameter(model, prefix + name), undefined, 'missing', remedy);
  }
  requireOneOf(definition, given, prefix);
}

/** @throws InputError for a value out of range */
export function requireRanges(definition: ModelDefinition, given: ModelParameters): void {
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameterNamed(definition, name) as ModelParameter;
    const { unit, minimum, maximum } = parameter;
    const subject = modelParameter(definition.name, name);
    if (minimum === undefined && maximum === undefined && !Number.isFinite(value)) {
      throw new InputError(subject, value, 'not a number', 'Give a finite number.');
    }
    requireNumber(subject, value, ...rangeOf(parameter), unit === 'none' ? {} : { unit });
    const { choices } = parameter;
    if (choices && !choices.includes(value)) {
      throw new InputError(subject, value, 'no such choice', `Give one of ${choices.join(', ')}.`);
    }
  }
}

/** The least and the largest value that a parameter takes, if it is finite. */
export const rangeOf = ({ minimum, maximum }: ModelParameter): readonly [minimum: number, maximum: number] => [
  minimum ?? -Number.MAX_VALUE,
  maximum ?? Number.POSITIVE_INFINITY,
];

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
