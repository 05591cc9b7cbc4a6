import { InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';
import { clas } from './clas.js';
import { allm97, gd11, gd11Deuteron } from './continuum.js';
import { luxLike } from './luxLike.js';
import { christyBosted } from './resonances.js';
import type { StructureFunctionModel } from './structureFunction.js';

const MODELS: ReadonlyMap<string, StructureFunctionModel> = new Map(
  [luxLike, christyBosted, clas, gd11, gd11Deuteron, allm97].map((one) => [one.name, one]),
);

/** Names accepted by `structureFunctionModel`, the default first. */
export const structureFunctionNames: readonly string[] = Object.freeze([...MODELS.keys()]);

/**
 * The structure functions of the nucleons by name.
 * @throws InputError for an unknown name, with the nearest known one.
 */
export function structureFunctionModel(name: string = structureFunctionNames[0]): StructureFunctionModel {
  const model = MODELS.get(name);
  if (model !== undefined) return model;
  const remedy = suggestName(name, structureFunctionNames);
  throw new InputError('structure functions', name, 'no such structure functions', remedy);
}
