import { formFactorParameter, InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';

/** Parameters of a form factor as given, by name. */
export type FormFactorParameters = ReadonlyMap<string, number>;

/** A form factor by its command-line name: what it takes, and how it is made of that and of `Source`. */
export interface FormFactorDefinition<Source, Result> {
  readonly name: string;
  /** Names of its parameters: lengths in fm, `hbarc` in GeV fm, `mv2` in GeV². */
  readonly parameters: readonly string[];
  make(parameters: FormFactorParameters, source: Source, specification: string): Result;
}

/** What a specification names. */
export interface ParsedFormFactor<Definition> {
  readonly definition: Definition;
  readonly parameters: FormFactorParameters;
}

/**
 * `name` or `name:key=value,key=value`, read with the definitions there are.
 * @throws InputError for an unknown name or parameter, with the nearest known one, or a value that is not a number
 */
export function parseSpecification<
  Definition extends { readonly name: string; readonly parameters: readonly string[] },
>(specification: string, definitions: readonly Definition[]): ParsedFormFactor<Definition> {
  const colon = specification.indexOf(':');
  const name = (colon < 0 ? specification : specification.slice(0, colon)).trim();
  const definition = definitions.find((one) => one.name === name);
  if (definition === undefined) {
    const names = definitions.map((one) => one.name);
    throw new InputError('form factor', name, 'no such form factor', suggestName(name, names));
  }
  const parameters = new Map<string, number>();
  if (colon < 0) return { definition, parameters };
  for (const assignment of specification.slice(colon + 1).split(',')) {
    const [key, value] = parseAssignment(name, assignment, definition.parameters);
    if (parameters.has(key)) {
      throw new InputError('form factor', specification, `gives ${key} twice`, `Give ${key} once.`);
    }
    parameters.set(key, value);
  }
  return { definition, parameters };
}

function parseAssignment(name: string, assignment: string, keys: readonly string[]): [key: string, value: number] {
  const [key, text, ...rest] = assignment.split('=').map((part) => part.trim());
  if (!keys.includes(key)) {
    const remedy = keys.length === 0 ? `Write ${name} alone.` : suggestName(key, keys);
    throw new InputError(
      { kind: 'formFactorParameters', name: 'parameter', of: name },
      key,
      'no such parameter',
      remedy,
    );
  }
  const value = text === undefined || text === '' || rest.length > 0 ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) {
    throw new InputError(
      formFactorParameter(name, key),
      text,
      'not a number',
      `Write ${key}=number, for example ${key}=${key === 'set' ? 1 : 0.5}.`,
    );
  }
  return [key, value];
}
