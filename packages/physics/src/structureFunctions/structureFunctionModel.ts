import { InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';
import { clas } from './clas.js';
import { allm97, gd11, gd11Deuteron } from './continuum.js';
import { luxLike, luxLikeOf } from './luxLike.js';
import { christyBosted } from './resonances.js';
import type { StructureFunctionModel } from './structureFunction.js';

type Named = ReadonlyMap<string, StructureFunctionModel>;

const byName = (...models: readonly StructureFunctionModel[]): Named => new Map(models.map((one) => [one.name, one]));

const RESONANCES = byName(christyBosted, clas);
const CONTINUA = byName(gd11, gd11Deuteron, allm97);
const MODELS: Named = new Map([[luxLike.name, luxLike], ...RESONANCES, ...CONTINUA]);

/** What `lux-like` can be made of. */
const PARTS: ReadonlyMap<string, Named> = new Map([
  ['resonances', RESONANCES],
  ['continuum', CONTINUA],
]);

/** Names accepted by `structureFunctionModel`, the default first. */
export const structureFunctionNames: readonly string[] = Object.freeze([...MODELS.keys()]);

/**
 * The structure functions of the nucleons by name; `lux-like` also with other parts, `lux-like:resonances=clas,continuum=allm97`,
 * either of them.
 * @throws InputError for an unknown name or part, with the nearest known one.
 */
export function structureFunctionModel(specification: string = luxLike.name): StructureFunctionModel {
  const [name, parts] = splitAt(specification, ':');
  const model = named(MODELS, name, 'no such structure functions');
  if (parts === undefined) return model;
  if (model !== luxLike) {
    throw new InputError('structure functions', specification, `${name} has no parts`, `Write ${name} alone.`);
  }
  const chosen = new Map<string, StructureFunctionModel>();
  for (const assignment of parts.split(',')) {
    const [part, value] = splitAt(assignment, '=');
    const known = PARTS.get(part);
    if (known === undefined) {
      throw new InputError('structure functions', part, 'no part of lux-like', suggestName(part, [...PARTS.keys()]));
    }
    chosen.set(part, named(known, value ?? '', `no ${part} of that name`));
  }
  return luxLikeOf(chosen.get('resonances') ?? christyBosted, chosen.get('continuum') ?? gd11);
}

function splitAt(text: string, separator: string): [before: string, after: string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text.trim(), undefined] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function named(models: Named, name: string, problem: string): StructureFunctionModel {
  const model = models.get(name);
  if (model !== undefined) return model;
  throw new InputError('structure functions', name, problem, suggestName(name, [...models.keys()]));
}
