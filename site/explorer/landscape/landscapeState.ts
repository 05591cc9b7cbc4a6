import {
  type LimitableModel,
  limitableModel,
  limitableModels,
  lmuLtau,
  type ModelParameter,
  type ModelParameters,
} from '@nereid/physics';
import { AddressReader } from '../addressReader.ts';
import type { PlanePoint } from '../planePoint.ts';
import { readTheoryErrors } from '../theoryErrors.ts';

/** Statistics that need no toys: a landscape is redrawn at every change. */
export const LANDSCAPE_STATISTICS = ['likelihood-ratio', 'measured-interval'] as const;

/** What the landscape shows; the address holds it, and so does each step of undo. */
export interface LandscapeState {
  readonly model: string;
  /** Charges, mixing and whatever else the model leaves open; those not named have the value of the model. */
  readonly parameters: ModelParameters;
  readonly confidenceLevel: number;
  readonly sidedness: 'one-sided' | 'two-sided';
  readonly statistic: (typeof LANDSCAPE_STATISTICS)[number];
  /** Whether what is not known of predictions of tridents enters. */
  readonly theoryErrors: boolean;
  /** Range of the mass [GeV]. */
  readonly mass: readonly [number, number];
  /** Range of the coupling; what the bounds need unless given. */
  readonly coupling?: readonly [number, number] | undefined;
  /** Ids of bounds that are left out. */
  readonly without: readonly string[];
  /** The point whose reading was kept. */
  readonly at?: PlanePoint | undefined;
}

export const FIRST_LANDSCAPE: LandscapeState = {
  model: lmuLtau.name,
  parameters: {},
  confidenceLevel: 0.95,
  sidedness: 'one-sided',
  statistic: 'likelihood-ratio',
  theoryErrors: false,
  mass: [1e-3, 1e3],
  without: [],
};

/** Addresses of the landscape have this version; those of the plane of limits, which stood here before, have 1 or none. */
export const LANDSCAPE_VERSION = '2';

/** Parameters that a model leaves open: those that are not its axes. */
export function openParameters(model: string): readonly ModelParameter[] {
  const { parameters, family } = limitableModel(model);
  return parameters.filter(({ name }) => name !== family.mass && name !== family.coupling);
}

/** Parameters with which a model starts: those of its example, without which it would have no boson. */
export function firstParameters(model: string): ModelParameters {
  const { example } = limitableModel(model);
  const open = openParameters(model).map(({ name }) => name);
  return Object.fromEntries(Object.entries(example).filter(([name]) => open.includes(name)));
}

const number = (value: number): string => String(Number(value.toPrecision(12)));
const range = (ends: readonly number[]): string => ends.map(number).join(':');

/** The part of a state that differs from the first, for the address. */
export function encodeLandscape(state: LandscapeState): string {
  const standard = FIRST_LANDSCAPE;
  const parameters = new URLSearchParams();
  const set = (key: string, value: string, usual: string) => {
    if (value !== usual) parameters.set(key, value);
  };
  set('model', state.model, standard.model);
  for (const { name } of openParameters(state.model)) {
    const value = state.parameters[name];
    if (value !== undefined) parameters.set(name, number(value));
  }
  set('cl', number(state.confidenceLevel), number(standard.confidenceLevel));
  set('sided', state.sidedness.slice(0, 3), standard.sidedness.slice(0, 3));
  set('statistic', state.statistic, standard.statistic);
  set('theory-errors', state.theoryErrors ? 'on' : 'off', 'off');
  set('mass', range(state.mass), range(standard.mass));
  if (state.coupling !== undefined) parameters.set('coupling', range(state.coupling));
  set('without', state.without.join(','), '');
  if (state.at !== undefined) parameters.set('at', `${number(state.at.x)}:${number(state.at.y)}`);
  if (parameters.size > 0) parameters.set('v', LANDSCAPE_VERSION);
  // readable: commas and colons need no escapes in a query
  return parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** A state read from an address, and what of it could not be used, in words. */
export interface DecodedLandscape {
  readonly state: LandscapeState;
  readonly problems: readonly string[];
}

const KEYS = 'v model cl sided statistic theory-errors mass coupling without at'.split(' ');

/** Whether an address is of the plane of limits, which stood here before there was a landscape. */
export function isOfPlane(query: string): boolean {
  const parameters = new URLSearchParams(query);
  return parameters.size > 0 && parameters.get('v') !== LANDSCAPE_VERSION;
}

/** Reads an address; what makes no sense keeps its default and is named. */
export function decodeLandscape(query: string, bounds: readonly string[]): DecodedLandscape {
  const reader = new AddressReader(new URLSearchParams(query));
  const standard = FIRST_LANDSCAPE;
  const names = limitableModels().map(({ name }) => name);
  const model = reader.choice('model', names, standard.model);
  const state: LandscapeState = {
    model,
    parameters: readParameters(reader, limitableModel(model)),
    confidenceLevel: reader.number('cl', 0.5, 0.999999, standard.confidenceLevel),
    sidedness: reader.choice('sided', ['one', 'two'], 'one') === 'one' ? 'one-sided' : 'two-sided',
    statistic: reader.choice('statistic', LANDSCAPE_STATISTICS, standard.statistic),
    theoryErrors: readTheoryErrors(reader, model),
    mass: reader.range('mass', 1e-3, 1e6, standard.mass),
    coupling: reader.optionalRange('coupling', 1e-12, 1e3),
    without: reader.names('without', bounds, []),
    at: reader.points('at', ({ x, y }) => x > 0 && y > 0)[0],
  };
  reader.reportUnknown([...KEYS, ...openParameters(model).map(({ name }) => name)]);
  return { state, problems: reader.problems };
}

/** Those given; where none is and the model needs some, those that it starts with. */
function readParameters(reader: AddressReader, { name: model, needsOneOf }: LimitableModel): ModelParameters {
  const given = openParameters(model).flatMap(({ name, minimum = -1e6, maximum = 1e6, choices }) => {
    const value = reader.optionalNumber(name, minimum, maximum, choices);
    return value === undefined ? [] : [[name, value] as const];
  });
  const parameters = Object.fromEntries(given);
  const isComplete = !needsOneOf || needsOneOf.names.some((name) => parameters[name] !== undefined);
  return isComplete ? parameters : { ...firstParameters(model), ...parameters };
}

/** Charges as `--set` takes them. */
export const setFlags = ({ parameters }: Pick<LandscapeState, 'parameters'>): string[] =>
  Object.entries(parameters).map(([name, value]) => `--set ${name}=${number(value)}`);

/** How bounds are judged that are computed. */
export const testOf = ({ confidenceLevel, sidedness, statistic }: LandscapeState) => ({
  confidenceLevel,
  sidedness,
  statistic,
});

/** The command that gives this landscape. */
export function landscapeCommand(state: LandscapeState, masses: number): string {
  const { model, confidenceLevel, sidedness, statistic, theoryErrors, mass, without } = state;
  return [
    `npx nereid-hep landscape --model ${model}`,
    ...setFlags(state),
    ...(range(mass) === range(FIRST_LANDSCAPE.mass) ? [] : [`--mass ${range(mass)}:${masses}`]),
    ...(without.length === 0 ? [] : [`--without ${without.join(',')}`]),
    ...(confidenceLevel === 0.95 ? [] : [`--cl ${number(confidenceLevel)}`]),
    ...(sidedness === 'one-sided' ? [] : ['--sided two']),
    ...(statistic === 'likelihood-ratio' ? [] : [`--statistic ${statistic}`]),
    ...(theoryErrors ? ['--theory-errors on'] : []),
  ].join(' ');
}
