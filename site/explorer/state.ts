import {
  DRAWN_OBSERVABLES,
  type DrawnObservable,
  isMeasuredObservable,
  type MeasuredObservable,
} from '@nereid/analysis';
import { contact, limitableModels, lmuLtau, modelDefinition } from '@nereid/physics';
import { AddressReader } from './addressReader.js';
import type { PlanePoint } from './planePoint.ts';
import { readTheoryErrors } from './theoryErrors.js';

export type { PlanePoint };

export const MODELS: readonly string[] = [...limitableModels().map(({ name }) => name), contact.name];
/** Statistics whose threshold in χ² is the same at every point, so that a plane has contours. */
const PLANE_STATISTICS = ['likelihood-ratio', 'measured-interval'] as const;
const RESOLUTIONS = [100, 200, 400] as const;
const PREDICTIONS = ['wp2025', 'wp2020'] as const;
export const LARGEST_PINS = 6;

/** What the explorer shows; the address holds it, and so does each step of undo. */
export interface ExplorerState {
  readonly model: string;
  /** Charges of `vector` and `scalar`, by the name of the command line; those not named are 0. */
  readonly charges: Readonly<Record<string, number>>;
  readonly experiments: readonly string[];
  readonly likelihood: 'ratio' | 'counts';
  readonly confidenceLevel: number;
  readonly sidedness: 'one-sided' | 'two-sided';
  readonly statistic: (typeof PLANE_STATISTICS)[number];
  /** Whether what is not known of predictions enters. */
  readonly theoryErrors: boolean;
  /** Range of the mass [GeV] and of the coupling. */
  readonly mass: readonly [number, number];
  readonly coupling: readonly [number, number];
  /** Half the width of the plane of `contact`. */
  readonly shift: number;
  readonly resolution: (typeof RESOLUTIONS)[number];
  readonly overlays: readonly DrawnObservable[];
  readonly prediction: (typeof PREDICTIONS)[number];
  /** Digitised curves drawn over the plane. */
  readonly curves: readonly string[];
  readonly pins: readonly PlanePoint[];
}

export const DEFAULT_STATE: ExplorerState = {
  model: lmuLtau.name,
  charges: { nuMu: 1, vectorMu: 1, scalarMu: 1 },
  experiments: ['ccfr', 'charm-ii', 'nutev'],
  likelihood: 'ratio',
  confidenceLevel: 0.95,
  sidedness: 'one-sided',
  statistic: 'likelihood-ratio',
  theoryErrors: false,
  mass: [1e-3, 1e2],
  coupling: [1e-4, 1],
  shift: 2,
  resolution: 400,
  overlays: [],
  prediction: 'wp2025',
  curves: [],
  pins: [],
};

/** Charges that a model takes. */
export function chargesOf(model: string): readonly string[] {
  const { parameters, family } = modelDefinition(model);
  if (family === undefined) return [];
  return parameters.map(({ name }) => name).filter((name) => name !== family.mass && name !== family.coupling);
}

/** What is drawn beside tridents and judges a point as they do: measurements, in the plane where they are drawn. */
export const judgingOverlays = ({ model, overlays }: ExplorerState): readonly MeasuredObservable[] =>
  model === lmuLtau.name ? overlays.flatMap((name) => (isMeasuredObservable(name) ? [name] : [])) : [];

/** What the address may name. */
export interface KnownNames {
  readonly experiments: readonly string[];
  /** Those of them that published event counts. */
  readonly counting: readonly string[];
  readonly curves: readonly string[];
}

const VERSION = '1';
const number = (value: number): string => String(Number(value.toPrecision(12)));
const list = (values: readonly (string | number)[]): string => values.join(',');

/** The part of a state that differs from the default, for the address. */
export function encodeState(state: ExplorerState): string {
  const standard = DEFAULT_STATE;
  const parameters = new URLSearchParams();
  const set = (key: string, value: string, usual: string) => {
    if (value !== usual) parameters.set(key, value);
  };
  set('model', state.model, standard.model);
  for (const name of chargesOf(state.model)) {
    set(name, number(state.charges[name] ?? 0), number(standard.charges[name] ?? 0));
  }
  set('experiment', list(state.experiments), list(standard.experiments));
  set('likelihood', state.likelihood, standard.likelihood);
  set('cl', number(state.confidenceLevel), number(standard.confidenceLevel));
  set('sided', state.sidedness.slice(0, 3), standard.sidedness.slice(0, 3));
  set('statistic', state.statistic, standard.statistic);
  set('theory-errors', state.theoryErrors ? 'on' : 'off', 'off');
  set('mass', state.mass.map(number).join(':'), standard.mass.map(number).join(':'));
  set('coupling', state.coupling.map(number).join(':'), standard.coupling.map(number).join(':'));
  set('shift', number(state.shift), number(standard.shift));
  set('resolution', number(state.resolution), number(standard.resolution));
  set('overlay', list(state.overlays), list(standard.overlays));
  set('g-2', state.prediction, standard.prediction);
  set('curve', list(state.curves), list(standard.curves));
  set('pin', state.pins.map(({ x, y }) => `${number(x)}:${number(y)}`).join(','), '');
  if (parameters.size > 0) parameters.set('v', VERSION);
  // readable: commas and colons need no escapes in a query
  return parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** A state read from an address, and what of it could not be used, in words. */
export interface DecodedState {
  readonly state: ExplorerState;
  readonly problems: readonly string[];
}

/** Reads an address; what makes no sense keeps its default and is named. */
export function decodeState(query: string, known: KnownNames): DecodedState {
  const parameters = new URLSearchParams(query);
  const reader = new AddressReader(parameters);
  const version = parameters.get('v');
  if (version !== null && version !== VERSION) reader.problems.push(`v=${version}: this page reads version ${VERSION}`);
  const model = reader.choice('model', MODELS, DEFAULT_STATE.model);
  const experiments = reader.names('experiment', known.experiments, DEFAULT_STATE.experiments, 1);
  const state: ExplorerState = {
    model,
    charges: readCharges(reader, chargesOf(model)),
    experiments,
    likelihood: readLikelihood(reader, experiments, known.counting),
    confidenceLevel: reader.number('cl', 0.5, 0.999999, DEFAULT_STATE.confidenceLevel),
    sidedness: reader.choice('sided', ['one', 'two'], 'one') === 'one' ? 'one-sided' : 'two-sided',
    statistic: reader.choice('statistic', PLANE_STATISTICS, DEFAULT_STATE.statistic),
    theoryErrors: readTheoryErrors(reader, model),
    mass: reader.range('mass', 1e-3, 1e6, DEFAULT_STATE.mass),
    coupling: reader.range('coupling', 1e-8, 1e3, DEFAULT_STATE.coupling),
    shift: reader.number('shift', 0.1, 100, DEFAULT_STATE.shift),
    resolution: reader.choice('resolution', ['100', '200', '400'], '400') as unknown as ExplorerState['resolution'],
    overlays: reader.names('overlay', DRAWN_OBSERVABLES, []) as readonly DrawnObservable[],
    prediction: reader.choice('g-2', PREDICTIONS, DEFAULT_STATE.prediction),
    curves: reader.names('curve', known.curves, []),
    pins: reader.points('pin', ({ x, y }) => model === contact.name || (x >= 1e-3 && y > 0)).slice(0, LARGEST_PINS),
  };
  reader.reportUnknown([...KEYS, ...chargesOf(model)]);
  return { state: { ...state, resolution: Number(state.resolution) as 400 }, problems: reader.problems };
}

const KEYS =
  'v model experiment likelihood cl sided statistic theory-errors mass coupling shift resolution overlay g-2 curve pin'.split(
    ' ',
  );

/** Counts where one of the experiments published them. */
function readLikelihood(
  reader: AddressReader,
  experiments: readonly string[],
  counting: readonly string[],
): ExplorerState['likelihood'] {
  const asked = reader.choice('likelihood', ['ratio', 'counts'], DEFAULT_STATE.likelihood);
  if (asked === 'ratio' || experiments.some((name) => counting.includes(name))) return asked;
  reader.problems.push(`likelihood=counts: ${experiments.join(', ')} published no event counts`);
  return 'ratio';
}

function readCharges(reader: AddressReader, names: readonly string[]): Readonly<Record<string, number>> {
  const given = names.map((name) => [name, reader.number(name, -1e3, 1e3, DEFAULT_STATE.charges[name] ?? 0)] as const);
  // 0 is a charge that is not given
  const known = given.filter(([name, value]) => value !== 0 || DEFAULT_STATE.charges[name] !== undefined);
  return { ...DEFAULT_STATE.charges, ...Object.fromEntries(known) };
}
