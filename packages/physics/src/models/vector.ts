import { InputError, modelParameters } from '../errors.js';
import type { Column } from './couplingColumns.js';
import { byFlavour, flavourParameters, namesOf } from './flavourParameters.js';
import type { VectorCharges, VectorMediator } from './mediators.js';
import type { ModelDefinition, ModelParameter } from './modelDefinition.js';
import { vectorFamily, vectorParameters, withVectorColumns, withVectors, zPrime } from './vectorMediator.js';

const ABOUT = { unit: 'none', description: 'charge in units of gPrime; 0 unless given' } as const;
const charges: readonly ModelParameter[] = [
  ...flavourParameters('nu', 'ν', 'Q_{\\nu_#}', ABOUT),
  ...flavourParameters('vector', 'ℓ vector', 'Q^V_#', ABOUT),
  ...flavourParameters('axial', 'ℓ axial', 'Q^A_#', ABOUT),
];

const NUMBERED = /^(?:(\d+)\.)?(.*)$/;

/** Z′ bosons with charges of one's own. */
export const vector: ModelDefinition = {
  name: 'vector',
  title: 'Vector mediators',
  choice: 'vector boson, charges of your own',
  description: 'Z′ bosons with charges of one’s own, vector and axial; several of them interfere.',
  formula: 'with V and A shifted by g′² Q_ν Q/(√2 G_F (M² + T))',
  parameters: [...vectorParameters, ...charges],
  pattern: {
    form: '2.mass, 2.gPrime, 2.nuMu …',
    description: 'further mediators, with their number in front',
    names: namesOf([...vectorParameters, ...charges]).map((name) => ({
      regularExpression: `^[0-9]+\\.${name}$`,
      example: `2.${name}`,
    })),
    parameter(name) {
      const [, number, own] = NUMBERED.exec(name) as RegExpExecArray;
      return number === undefined ? undefined : vector.parameters.find((one) => one.name === own);
    },
    parts: mediatorParts,
  },
  needsOneOf: { what: 'charges', names: namesOf(charges), example: { nuMu: 1, vectorMu: 1 } },
  sectors: ['chiral'],
  bosons: ['vector'],
  papers: ['Altmannshofer2014', 'Ballett2019'],
  example: { mass: 0.1, gPrime: 1e-3, nuMu: 1, vectorMu: 1 },
  decoupled: { mass: 1, gPrime: 0, nuMu: 1, vectorMu: 1 },
  make: (parameters) => withVectors(mediators(parameters)),
  makeColumns: (parameters, count) => withVectorColumns(mediators<Column>(parameters), count),
  family: {
    mass: 'mass',
    coupling: 'gPrime',
    boson: zPrime,
    titleTex: '\\text{a vector boson}',
    along: (given) => vectorFamily(chargesOf(given)),
  },
};

const chargesOf = <V>(parameters: Readonly<Record<string, V>>): VectorCharges<V | 0> => ({
  neutrino: byFlavour(parameters, 'nu'),
  vector: byFlavour(parameters, 'vector'),
  axial: byFlavour(parameters, 'axial'),
});

/** Parameters of each mediator by the prefix of its number. @throws InputError for a number that two names stand for */
function mediatorParts<V>(parameters: Readonly<Record<string, V>>): ReadonlyMap<string, Readonly<Record<string, V>>> {
  const parts = new Map<string, Record<string, V>>();
  for (const [key, value] of Object.entries(parameters)) {
    const [, number = '1', name] = NUMBERED.exec(key) as RegExpExecArray;
    const prefix = Number(number) === 1 ? '' : `${Number(number)}.`;
    const part = parts.get(prefix) ?? {};
    if (Object.hasOwn(part, name)) {
      const problem = `${name} of mediator ${Number(number)} is there already`;
      throw new InputError(modelParameters(vector.name), key, problem, 'Give one of them.');
    }
    part[name] = value;
    parts.set(prefix, part);
  }
  return parts;
}

const mediators = <V>(parameters: Readonly<Record<string, V>>): VectorMediator<V | 0>[] =>
  Array.from(mediatorParts(parameters).values(), (part) => ({
    massGeV: part.mass,
    coupling: part.gPrime,
    charges: chargesOf(part),
  }));
