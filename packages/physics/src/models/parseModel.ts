import { leptonFlavours } from '../couplings/channels.js';
import type { LeptonFlavour } from '../couplings/electroweakInputs.js';
import { InputError, modelParameter, modelParameters, requireNumber } from '../errors.js';
import { suggestName } from '../nearestName.js';
import { CONTACT_COEFFICIENTS, type ContactOperator, contactModel } from './contactOperators.js';
import { neutrinoDipoleModel } from './neutrinoDipole.js';
import { randallSundrumModel, randallSundrumParameterNames } from './randallSundrumModel.js';
import { type ScalarCharges, type ScalarMediator, scalarMediatorModel } from './scalarMediators.js';
import { standardModel } from './standardModel.js';
import type { TridentModel } from './tridentModel.js';
import {
  type FlavourCharges,
  HEAVIEST_MEDIATOR_GEV,
  LIGHTEST_MEDIATOR_GEV,
  lmuLtauCharges,
  type VectorCharges,
  type VectorMediator,
  vectorMediatorModel,
} from './vectorMediators.js';
import { wetModel } from './wet/wetModel.js';

/** Models that `parseModel` knows. */
export const modelNames = [
  'sm',
  'lmu-ltau',
  'vector',
  'scalar',
  'contact',
  'wet',
  'neutrino-dipole',
  'randall-sundrum',
] as const;
/** Name of a model. */
export type ModelName = (typeof modelNames)[number];

/** Charges of a `vector` mediator by parameter name: `nuMu`, `vectorMu`, `axialTau` … */
export const chargeNames: readonly string[] = namesByFlavour('nu', 'vector', 'axial');

/** Couplings of a `scalar` mediator by parameter name: `nuMu`, `scalarMu`, `pseudoscalarTau` … */
export const scalarChargeNames: readonly string[] = namesByFlavour('nu', 'scalar', 'pseudoscalar');

/** Magnetic moments of `neutrino-dipole` by parameter name. */
export const momentNames: readonly string[] = namesByFlavour('moment');

function namesByFlavour(...kinds: string[]): string[] {
  return kinds.flatMap((kind) => leptonFlavours.map((flavour) => chargeName(kind, flavour)));
}

function chargeName(kind: string, flavour: LeptonFlavour): string {
  return `${kind}${flavour[0].toUpperCase()}${flavour.slice(1)}`;
}

/** Parameters of a model by name; masses in GeV, couplings without dimension. */
export type ModelParameters = Readonly<Record<string, number>>;

/**
 * A model from its name and numeric parameters, as on the command line and in point files:
 * - `sm`: none
 * - `lmu-ltau`: `mass` [GeV], `gPrime`
 * - `vector`: `mass`, `gPrime`, at least one of the charges `nuE nuMu nuTau vectorE … axialTau` (the others are 0); further
 *   mediators with a number in front: `2.mass`, `2.gPrime`, `2.nuMu` …
 * - `wet`: Wilson coefficients of the flavio basis, `CVLL_numunumumumu`, `CVLR_nuenumumumu.Re` …; see `wetModel`
 * - `scalar`: `mass`, `coupling`, at least one of the Yukawa couplings `nuE nuMu nuTau scalarE … pseudoscalarTau`
 * - `contact`: `vector`, `axial`, `scalar`, `pseudoscalar`, `tensor` for ν_μν_μμμ, or `numu.ee.vector`,
 *   `numu-nutau.mumu.tensor` … in Standard Model units, at least one
 * - `neutrino-dipole`: magnetic moments `momentE`, `momentMu`, `momentTau` [μ_B], at least one
 * - `randall-sundrum`: `irScale` [GeV], and those of `randallSundrumParameterNames`
 * @throws InputError for an unknown name or parameter, a missing one, or a value out of range
 */
export function parseModel(name: string, parameters: ModelParameters = {}): TridentModel {
  const model = requireModelName(name);
  switch (model) {
    case 'sm':
      requireKnown(name, parameters, []);
      return standardModel;
    case 'lmu-ltau':
    case 'vector':
      return vectorMediatorModel(name, parameters, vectorsOfModel(model, parameters));
    case 'scalar':
      return scalarMediatorModel(name, parameters, scalarOfModel(parameters));
    case 'neutrino-dipole':
      requireKnown(name, parameters, momentNames);
      requireAny('moments', name, parameters, ['momentMu=1e-9']);
      return neutrinoDipoleModel(parameters, byFlavour(parameters, 'moment'));
    case 'contact':
      requireAny('coefficients', name, parameters, ['vector=0.1']);
      return contactModel(parameters, contactOperators(parameters));
    case 'randall-sundrum':
      requireKnown(name, parameters, randallSundrumParameterNames);
      required(name, parameters, 'irScale');
      return randallSundrumModel(name, parameters);
    case 'wet':
      return wetModel(parameters);
  }
}

/** @throws InputError with the nearest known name */
export function requireModelName(name: string): ModelName {
  const known = modelNames.find((candidate) => candidate === name);
  if (known) return known;
  throw new InputError('model', name, 'no such model', suggestName(name, modelNames));
}

/** Whether a model with these parameters has operators that turn the neutrino's helicity. */
export function turnsHelicity(name: string, parameterNames: readonly string[]): boolean {
  if (name === 'scalar' || name === 'neutrino-dipole') return true;
  return name === 'contact' && parameterNames.some((key) => /(?:^|\.)(?:pseudo)?scalar$|(?:^|\.)tensor$/.test(key));
}

function requireKnown(model: string, parameters: ModelParameters, known: readonly string[]): void {
  for (const key of Object.keys(parameters)) {
    if (known.includes(key)) continue;
    const remedy = known.length ? suggestName(key, known) : 'It has no parameters.';
    throw new InputError(modelParameters(model), key, 'no such parameter', remedy);
  }
}

/** What a model is about is never left to a default: without it the Standard Model would pass for the model. */
function requireAny(what: string, model: string, given: ModelParameters, examples: readonly string[]): void {
  if (Object.keys(given).length > 0) return;
  throw new InputError(
    modelParameters(model, what),
    undefined,
    `no ${what}`,
    `Give some, such as ${examples.join(' and ')}.`,
  );
}

/** The charges among the parameters of a mediator. */
const chargesAmong = (parameters: ModelParameters, names: readonly string[]): ModelParameters =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => names.includes(name)));

function required(model: string, parameters: ModelParameters, key: string): number {
  const value = parameters[key];
  if (value !== undefined) return value;
  throw new InputError(modelParameter(model, key), undefined, 'missing', `Give the parameter ${key}.`);
}

/** Charges of a `vector` mediator from its parameters; those not given are 0. */
export function parseCharges(parameters: ModelParameters): VectorCharges {
  const [neutrino, vector, axial] = ['nu', 'vector', 'axial'].map((kind) => byFlavour(parameters, kind));
  return { neutrino, vector, axial };
}

/** Yukawa couplings of a `scalar` mediator from its parameters; those not given are 0. */
export function parseScalarCharges(parameters: ModelParameters): ScalarCharges {
  const [neutrino, scalar, pseudoscalar] = ['nu', 'scalar', 'pseudoscalar'].map((kind) => byFlavour(parameters, kind));
  return { neutrino, scalar, pseudoscalar };
}

function byFlavour(parameters: ModelParameters, kind: string): FlavourCharges {
  const of = (flavour: LeptonFlavour) => parameters[chargeName(kind, flavour)] ?? 0;
  return { e: of('e'), mu: of('mu'), tau: of('tau') };
}

/** The vector bosons of a point of `lmu-ltau` or `vector`. @throws InputError for an unknown parameter or a missing one */
export function vectorsOfModel(model: 'lmu-ltau' | 'vector', parameters: ModelParameters): VectorMediator[] {
  if (model === 'vector') return vectorMediators(parameters);
  requireKnown(model, parameters, ['mass', 'gPrime']);
  const massGeV = required(model, parameters, 'mass');
  const coupling = required(model, parameters, 'gPrime');
  return [{ massGeV, coupling, charges: lmuLtauCharges }];
}

/** The scalar of a point of `scalar`. @throws InputError for an unknown parameter or a missing one */
export function scalarOfModel(parameters: ModelParameters): ScalarMediator {
  requireKnown('scalar', parameters, ['mass', 'coupling', ...scalarChargeNames]);
  const massGeV = required('scalar', parameters, 'mass');
  const coupling = required('scalar', parameters, 'coupling');
  requireAny('charges', 'scalar', chargesAmong(parameters, scalarChargeNames), ['nuMu=1', 'scalarMu=1']);
  return { massGeV, coupling, charges: parseScalarCharges(parameters) };
}

function vectorMediators(parameters: ModelParameters): VectorMediator[] {
  const groups = new Map<string, Record<string, number>>();
  for (const [key, value] of Object.entries(parameters)) {
    const [, number = '1', name] = /^(?:(\d+)\.)?(.*)$/.exec(key) as RegExpExecArray;
    const index = String(Number(number));
    const group = groups.get(index) ?? {};
    if (Object.hasOwn(group, name)) throw givenTwice('vector', key, `${name} of mediator ${index} is there already`);
    group[name] = value;
    groups.set(index, group);
  }
  if (groups.size === 0) groups.set('1', {});
  return Array.from(groups, ([index, group]) => {
    requireKnown('vector', group, ['mass', 'gPrime', ...chargeNames]);
    const prefix = index === '1' ? '' : `${index}.`;
    const [massGeV, coupling] = ['mass', 'gPrime'].map((name) =>
      required('vector', { [`${prefix}${name}`]: group[name] }, `${prefix}${name}`),
    );
    requireNumber(modelParameter('vector', `${prefix}mass`), massGeV, LIGHTEST_MEDIATOR_GEV, HEAVIEST_MEDIATOR_GEV, {
      unit: 'GeV',
    });
    const examples = [`${prefix}nuMu=1`, `${prefix}vectorMu=1`];
    requireAny('charges', 'vector', chargesAmong(group, chargeNames), examples);
    return { massGeV, coupling, charges: parseCharges(group) };
  });
}

const givenTwice = (model: string, key: string, problem: string): InputError =>
  new InputError(modelParameters(model), key, problem, 'Give one of them.');

const neutrino = (name: string | undefined): LeptonFlavour | undefined =>
  leptonFlavours.find((flavour) => `nu${flavour}` === name);

/** @throws InputError for a coefficient that two names stand for */
function contactOperators(parameters: ModelParameters): ContactOperator[] {
  const seen = new Set<string>();
  return Object.entries(parameters).map((entry) => {
    const operator = contactOperator(entry);
    const { coefficients, ...flavours } = operator;
    const [name] = entry[0].split('.').reverse();
    const same = [...Object.values(flavours), name].join(' ');
    if (seen.has(same)) throw givenTwice('contact', entry[0], 'is there already under another name');
    seen.add(same);
    return operator;
  });
}

function contactOperator([key, value]: [string, number]): ContactOperator {
  const full = key.includes('.') ? key : `numu.mumu.${key}`;
  const [neutrinos, leptons, part] = full.split('.');
  const [incoming, outgoing] = neutrinos.split('-');
  const pair = leptonFlavours.flatMap((minus) =>
    leptonFlavours.filter((plus) => `${minus}${plus}` === leptons).map((plus) => [minus, plus] as const),
  )[0];
  const from = neutrino(incoming);
  const to = outgoing === undefined ? from : neutrino(outgoing);
  const coefficient = CONTACT_COEFFICIENTS.find((name) => name === part);
  if (!from || !to || !pair || !coefficient) {
    throw new InputError(
      modelParameters('contact'),
      key,
      'no such coefficient',
      'Write vector, axial, scalar, pseudoscalar, tensor, or one of them after incoming[-outgoing].ℓ⁻ℓ⁺: numu-nutau.mumu.vector.',
    );
  }
  const none = { vector: 0, axial: 0, scalar: 0, pseudoscalar: 0, tensor: 0 };
  const coefficients = { ...none, [coefficient]: value };
  return { incoming: from, outgoing: to, leptonMinus: pair[0], leptonPlus: pair[1], coefficients };
}
