import { InputError, type ModelParameters, wet } from '@nereid/physics';
import type { ModelFlags } from './flags/model.js';
import { parseKeyValues } from './parse.js';
import { readText } from './readFile.js';

/** A model by name, as `parseModel` takes it. */
export interface NamedModel {
  readonly name: string;
  readonly parameters: ModelParameters;
}

/**
 * The model asked for: by name and --set, or the Wilson coefficients of a file. Coefficients without effect are named on
 * standard error. `standard` is the name that --model has unless given.
 * @throws InputError where --wcxf comes with another model or with --set
 */
export async function namedModel({ model, set, wcxf }: ModelFlags, standard: string): Promise<NamedModel> {
  if (wcxf === undefined) return { name: model, parameters: modelParameters(model, set) };
  if (model !== standard && model !== wet.name) {
    throw new InputError(
      '--wcxf',
      wcxf,
      `holds coefficients of the model ${wet.name}, not of ${model}`,
      'Leave --model out.',
    );
  }
  if (set !== undefined) {
    throw new InputError('--set', set.join(' '), 'the file of --wcxf has the parameters', 'Leave one of the two out.');
  }
  return { name: wet.name, parameters: await wcxfParameters(wcxf) };
}

/** Names in a line; of many, as a file of all sectors has them, the first and their number. */
const fewOf = (names: readonly string[]): string =>
  names.length <= 12 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;

/**
 * The numbers of `--set`. A file without a coefficient that acts here is the Standard Model; a user who named the model and gave none
 * has forgotten them.
 * @throws InputError
 */
export function modelParameters(model: string, set: readonly string[] | undefined): ModelParameters {
  const parameters = parseKeyValues('--set', set);
  if (model !== wet.name || Object.keys(parameters).length > 0) return parameters;
  const subject = { kind: 'modelParameters', name: 'coefficients', of: wet.name } as const;
  const [[name, value]] = Object.entries(wet.example);
  throw new InputError(subject, undefined, 'no coefficients', `Give some, such as ${name}=${value}.`);
}

/** The parameters of the model `wet` in a WCxf file. @throws InputError */
export async function wcxfParameters(file: string): Promise<ModelParameters> {
  const text = readText('--wcxf', file, 'Give a WCxf file, or - for standard input.');
  const { parseWcxf } = await import('../yamlFiles.js');
  const { parameters, withoutEffect, roundedToReal } = parseWcxf(file, text);
  if (withoutEffect.length > 0) console.error(`without effect on tridents: ${fewOf(withoutEffect)}`);
  if (roundedToReal.length > 0) console.error(`imaginary part of rounding left out: ${fewOf(roundedToReal)}`);
  return parameters;
}
