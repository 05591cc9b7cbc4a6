import { InputError, modelParameters } from '../errors.js';
import { suggestName } from '../nearestName.js';
import { modelAt, modelDefinition, modelDefinitions } from './index.js';
import type {
  CouplingFamily,
  FamilyDefinition,
  ModelDefinition,
  ModelParameters,
  TridentModel,
} from './modelDefinition.js';

/** A model of which a coupling can be limited. */
export interface LimitableModel extends ModelDefinition {
  readonly family: FamilyDefinition;
}

const isLimitable = (definition: ModelDefinition): definition is LimitableModel => definition.family !== undefined;

/** The models of which a coupling can be limited. */
export const limitableModels = (): LimitableModel[] => modelDefinitions().filter(isLimitable);

/** @throws InputError with the models that have a coupling to limit */
export function limitableModel(name: string): LimitableModel {
  const definition = modelDefinition(name);
  if (isLimitable(definition)) return definition;
  const names = limitableModels().map((one) => one.name);
  throw new InputError('model', name, 'has no coupling to limit', suggestName(name, names));
}

/** A family with its points, for what is computed from more than its exchange. */
export interface FamilyOfModel extends CouplingFamily {
  /** The point of the model at a mass [GeV] and a coupling. @throws InputError for values out of range */
  readonly at: (massGeV: number, coupling: number) => TridentModel;
}

/** The family of a model at charges: its parameters other than mass and coupling. @throws InputError for any other, or none */
export function couplingFamily(name: string, charges: ModelParameters = {}): FamilyOfModel {
  const definition = limitableModel(name);
  const { family, parameters, pattern, needsOneOf } = definition;
  const known = parameters.map((one) => one.name).filter((one) => one !== family.mass && one !== family.coupling);
  for (const key of Object.keys(charges)) {
    if (known.includes(key)) continue;
    throw new InputError(modelParameters(name), key, problemOf(key), remedyOf(key, known));
  }
  function problemOf(key: string): string {
    if (key === family.mass || key === family.coupling) return 'the limit scans it';
    if (pattern?.parameter(key)) return 'the limit is on one mediator';
    return known.length > 0 ? 'no such charge' : 'the limit scans mass and coupling itself';
  }
  if (needsOneOf && Object.keys(charges).length === 0) {
    const example = Object.entries(needsOneOf.example).map(([key, value]) => `${key}=${value}`);
    const remedy = `Give ${needsOneOf.what}, such as ${example.join(' and ')}.`;
    throw new InputError(modelParameters(name, needsOneOf.what), undefined, `no ${needsOneOf.what}`, remedy);
  }
  const along = family.along(charges);
  return { ...along, at: pointsOf(definition, charges, along.point) };
}

/** Points of a family; all but mass and coupling is checked with the first one. */
function pointsOf(
  definition: LimitableModel,
  charges: ModelParameters,
  make: CouplingFamily['point'],
): FamilyOfModel['at'] {
  const { family, parameters } = definition;
  const [isMass, isCoupling] = [family.mass, family.coupling].map((name) => {
    const { minimum = 0, maximum = Number.MAX_VALUE } = parameters.find((one) => one.name === name) ?? {};
    // what is 0 may have other sectors
    return (value: number) => value > 0 && value >= minimum && value <= maximum;
  });
  let first: TridentModel | undefined;
  return (massGeV, coupling) => {
    const point = { ...charges, [family.mass]: massGeV, [family.coupling]: coupling };
    const isPlain = isMass(massGeV) && isCoupling(coupling);
    if (first && isPlain) {
      // a literal of known keys: spreads of many points cost more than what is made of them
      const { name, sectors } = first;
      const { couplings, bosons } = make?.(massGeV, coupling) ?? definition.make(point);
      return { name, parameters: point, sectors, couplings, ...(bosons && { bosons }) };
    }
    const checked = { ...modelAt(definition, point), ...make?.(massGeV, coupling) };
    if (isPlain) first = checked;
    return checked;
  };
}

const remedyOf = (key: string, known: readonly string[]): string =>
  known.length > 0 ? suggestName(key, known) : 'Give no parameters.';
