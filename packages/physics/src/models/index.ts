import { SECTORS, type Sector } from '../couplings/couplings.js';
import { InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';
import { anyU1 } from './anyU1.js';
import { chargeRadius } from './chargeRadius.js';
import { contact } from './contactOperators.js';
import { darkPhoton } from './darkPhoton.js';
import { bMinus3Le, bMinus3Lmu, bMinus3Ltau, bMinusL, leLmu, leLtau } from './gaugedPresets.js';
import { lmuLtau } from './lmuLtau.js';
import type { BosonKind, MadeModel, ModelDefinition, ModelParameters, TridentModel } from './modelDefinition.js';
import { leptophilicScalar, muonphilicPseudoscalar, muonphilicScalar } from './neutrinoblindScalars.js';
import { neutrinoDipole } from './neutrinoDipole.js';
import { parameterNamed, requireKnown, requirePresent, requireRanges } from './parameterChecks.js';
import { randallSundrum } from './randallSundrum.js';
import { scalar } from './scalarMediator.js';
import { sm } from './standardModel.js';
import { vector } from './vector.js';
import { wet } from './wet/wetModel.js';

/** Every model, in the order in which lists show them. A new one is a file beside this one and a line here. */
const MODELS: ModelDefinition[] = [
  sm,
  lmuLtau,
  leLmu,
  leLtau,
  bMinusL,
  bMinus3Le,
  bMinus3Lmu,
  bMinus3Ltau,
  darkPhoton,
  anyU1,
  vector,
  scalar,
  leptophilicScalar,
  muonphilicScalar,
  muonphilicPseudoscalar,
  contact,
  wet,
  neutrinoDipole,
  chargeRadius,
  randallSundrum,
];

/** The definitions there are: those of this package, then registered ones. */
export const modelDefinitions = (): readonly ModelDefinition[] => MODELS;

/** Their names. */
export const modelNames = (): string[] => MODELS.map(({ name }) => name);

/** Names of the models whose points can have bosons of this kind. */
export const modelsWithBosons = (kind: BosonKind): string[] =>
  MODELS.filter(({ bosons }) => bosons?.includes(kind)).map(({ name }) => name);

/** @throws InputError with the nearest known name */
export function modelDefinition(name: string): ModelDefinition {
  const found = MODELS.find((one) => one.name === name);
  if (found) return found;
  throw new InputError('model', name, 'no such model', suggestName(name, modelNames()));
}

/**
 * Adds a model of one's own to the list: whatever reads it (commands, points, scans) knows it from then on, in this process.
 * @returns what takes it out again
 * @throws InputError for a name that is taken
 */
export function registerModel(definition: ModelDefinition): () => void {
  const { name } = definition;
  if (modelNames().includes(name)) {
    throw new InputError('model', name, 'is there already', 'Give the model another name.');
  }
  MODELS.push(definition);
  return () => void MODELS.splice(MODELS.indexOf(definition), 1);
}

/**
 * A model from its name and numeric parameters, as on the command line and in point files.
 * @throws InputError for an unknown name or parameter, a missing one, or a value out of range
 */
export const parseModel = (name: string, parameters: ModelParameters = {}): TridentModel =>
  modelAt(modelDefinition(name), parameters);

/** A model from its definition. @throws InputError for an unknown parameter, a missing one, or a value out of range */
export function modelAt(definition: ModelDefinition, parameters: ModelParameters = {}): TridentModel {
  requireKnown(definition, parameters);
  const parts = definition.pattern?.parts?.(parameters) ?? new Map();
  for (const [prefix, part] of parts.size > 0 ? parts : [['', parameters] as const]) {
    requirePresent(definition, part, prefix);
  }
  const made = makeOf(definition, parameters);
  requireRanges(definition, parameters);
  const given = Object.keys(parameters).filter((name) => parameters[name] !== 0);
  return { name: definition.name, parameters, sectors: sectorsOf(definition, given), ...made };
}

/** A definition knows better than its table why a value cannot be, but not of one that was not given. */
function makeOf(definition: ModelDefinition, parameters: ModelParameters): MadeModel {
  try {
    return definition.make(parameters);
  } catch (error) {
    const isGiven = error instanceof InputError && Object.hasOwn(parameters, error.subject.name);
    if (!isGiven) requireRanges(definition, parameters);
    throw error;
  }
}

/** The sectors that points of a model can be in when these parameters are not 0. */
export function sectorsOf(definition: ModelDefinition, parameterNames: readonly string[]): readonly Sector[] {
  const own = parameterNames.map((name) => parameterNamed(definition, name)?.sector);
  return SECTORS.filter((sector) => definition.sectors.includes(sector) || own.includes(sector));
}
