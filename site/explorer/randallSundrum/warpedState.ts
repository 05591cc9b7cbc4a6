import { ASYMPTOTIC_STATISTICS, type LimitStatistic } from '@nereid/physics';
import { parameterNamed, WARPED_PARAMETERS } from './warpedParameters.ts';

/** What the page shows; the address holds it, and so does each step of undo. */
export interface WarpedState {
  /** Of the model `randall-sundrum`, those that are not as usual; `irScale` always. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly experiments: readonly string[];
  readonly confidenceLevel: number;
  readonly sidedness: 'one-sided' | 'two-sided';
  readonly statistic: LimitStatistic;
  /** The parameter along which σ/σ_SM is drawn. */
  readonly along: string;
}

export const FIRST_STATE: WarpedState = {
  parameters: { irScale: 3000 },
  experiments: ['ccfr', 'charm-ii', 'nutev'],
  confidenceLevel: 0.95,
  sidedness: 'one-sided',
  statistic: 'likelihood-ratio',
  along: 'irScale',
};

export const hasMuTau = ({ parameters }: WarpedState): boolean => parameters.muTauCoupling !== undefined;
export const isCustodial = ({ parameters }: WarpedState): boolean => parameters.custodial === 1;

/** The value of a parameter, given or usual. */
export const valueIn = ({ parameters }: WarpedState, name: string): number =>
  parameters[name] ?? parameterNamed(name).usual;

/** Whether a parameter means something: those of an L_μ − L_τ boson only where there is one. */
export function isInUse(state: WarpedState, name: string): boolean {
  if (name === 'muTauMass') return state.parameters.muTauMass !== undefined;
  if (name === 'muTauMixing') return state.parameters.muTauMass !== undefined;
  if (name.startsWith('muTau')) return hasMuTau(state);
  return ['rightCoupling', 't3RightDoublet', 't3RightSinglet'].includes(name) ? isCustodial(state) : true;
}

/** The state with a parameter set; one that is as usual is left out, where leaving it out means the same. */
export function withParameter(state: WarpedState, name: string, value: number | undefined): WarpedState {
  const { [name]: _, ...others } = state.parameters;
  const isNeeded = ['irScale', 'muTauCoupling', 'muTauMass'].includes(name);
  const isUsual = !isNeeded && value === WARPED_PARAMETERS.find((one) => one.name === name)?.usual;
  const parameters = value === undefined || isUsual ? others : { ...others, [name]: value };
  return { ...state, parameters };
}

/** With custodial symmetry or without it, and then without what only it has. */
export function withCustodial(state: WarpedState, wanted: boolean): WarpedState {
  if (wanted) return { ...state, parameters: { ...state.parameters, custodial: 1 } };
  const kept = Object.entries(state.parameters).filter(
    ([name]) => !['custodial', 'rightCoupling', 't3RightDoublet', 't3RightSinglet'].includes(name),
  );
  return alongSomething({ ...state, parameters: Object.fromEntries(kept) });
}

export type MuTauKind = 'none' | 'light' | 'brane' | 'broken';

export function muTauKind({ parameters }: WarpedState): MuTauKind {
  if (parameters.muTauCoupling === undefined) return 'none';
  if (parameters.muTauMass === undefined) return 'broken';
  return parameters.muTauBrane === 1 ? 'brane' : 'light';
}

/** None; with a mass from the ultraviolet brane; on the infrared brane; or broken there. What a kind has no use for is dropped. */
export function withMuTau(state: WarpedState, kind: MuTauKind): WarpedState {
  const { parameters } = state;
  const { muTauCoupling = 1e-3, muTauMass = 0.1, muTauKineticUv, muTauMixing } = parameters;
  const others = Object.fromEntries(Object.entries(parameters).filter(([name]) => !name.startsWith('muTau')));
  const kept = {
    ...(muTauMixing !== undefined && { muTauMixing }),
    ...(muTauKineticUv !== undefined && kind !== 'brane' && { muTauKineticUv }),
  };
  switch (kind) {
    case 'none':
      return alongSomething({ ...state, parameters: others });
    case 'broken': {
      const { muTauMixing: _, ...without } = kept;
      return alongSomething({ ...state, parameters: { ...others, muTauCoupling, ...without } });
    }
    case 'light':
      return { ...state, parameters: { ...others, muTauCoupling, muTauMass, ...kept } };
    case 'brane':
      return { ...state, parameters: { ...others, muTauCoupling, muTauMass, muTauBrane: 1, ...kept } };
  }
}

const alongSomething = (state: WarpedState): WarpedState =>
  isInUse(state, state.along) ? state : { ...state, along: FIRST_STATE.along };

const VERSION = '1';
const SWITCHES = ['custodial', 'muTauBrane'] as const;
const NAMES: readonly string[] = [...WARPED_PARAMETERS.map(({ name }) => name), ...SWITCHES];
/** In the order of the page, so that one choice has one address. */
const ordered = (parameters: WarpedState['parameters']): [string, number][] =>
  NAMES.flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]] as [string, number]]));
const number = (value: number): string => String(Number(value.toPrecision(12)));

/** The part of a state that differs from the first one, for the address. */
export function encodeWarped(state: WarpedState): string {
  const query = new URLSearchParams();
  const set = (key: string, value: string, usual: string) => {
    if (value !== usual) query.set(key, value);
  };
  for (const [name, value] of ordered(state.parameters)) {
    set(name, number(value), number(FIRST_STATE.parameters[name] ?? Number.NaN));
  }
  set('experiment', state.experiments.join(','), FIRST_STATE.experiments.join(','));
  set('cl', number(state.confidenceLevel), number(FIRST_STATE.confidenceLevel));
  set('sided', state.sidedness.slice(0, 3), 'one');
  set('statistic', state.statistic, FIRST_STATE.statistic);
  set('along', state.along, FIRST_STATE.along);
  if (query.size > 0) query.set('v', VERSION);
  return query.toString().replaceAll('%2C', ',');
}

/** Reads an address; what makes no sense is left out and named. Ranges are the model's to check. */
export function decodeWarped(text: string, experiments: readonly string[]) {
  const query = new URLSearchParams(text);
  const problems: string[] = [];
  const choice = <T extends string>(key: string, known: readonly T[], usual: T): T => {
    const given = query.get(key);
    const found = known.find((one) => one === given);
    if (given !== null && found === undefined) problems.push(`${key}=${given}: not one of ${known.join(', ')}`);
    return found ?? usual;
  };
  const parameters: Record<string, number> = { ...FIRST_STATE.parameters };
  for (const [key, given] of query) {
    if (NAMES.includes(key)) {
      const value = given.trim() === '' ? Number.NaN : Number(given);
      if (Number.isFinite(value)) parameters[key] = value;
      else problems.push(`${key}=${given}: not a number`);
    } else if (!KEYS.includes(key)) problems.push(`${key}: not known here`);
  }
  const version = query.get('v');
  if (version !== null && version !== VERSION) problems.push(`v=${version}: this page reads version ${VERSION}`);
  const asked = query.get('experiment')?.split(',') ?? FIRST_STATE.experiments;
  for (const one of asked) if (!experiments.includes(one)) problems.push(`experiment=${one}: not known`);
  const chosen = experiments.filter((one) => asked.includes(one));
  const level = Number(query.get('cl') ?? FIRST_STATE.confidenceLevel);
  const isLevel = level >= 0.5 && level < 1;
  if (!isLevel) problems.push(`cl=${query.get('cl')}: not a number from 0.5 to below 1`);
  const state: WarpedState = {
    parameters,
    experiments: chosen.length > 0 ? chosen : FIRST_STATE.experiments,
    confidenceLevel: isLevel ? level : FIRST_STATE.confidenceLevel,
    sidedness: choice('sided', ['one', 'two'], 'one') === 'one' ? 'one-sided' : 'two-sided',
    statistic: choice('statistic', ASYMPTOTIC_STATISTICS, FIRST_STATE.statistic),
    along: choice(
      'along',
      WARPED_PARAMETERS.map(({ name }) => name),
      FIRST_STATE.along,
    ),
  };
  return { state: alongSomething(state), problems };
}

const KEYS = 'v experiment cl sided statistic along'.split(' ');

/** Flags of `nereid rs` that ask for the same numbers. */
export function rsCommand({ parameters, experiments, confidenceLevel, sidedness, statistic }: WarpedState): string {
  const flags = ordered(parameters).map(([name, value]) => flagOf(name, number(value)));
  return [
    'npx nereid-hep rs',
    ...flags,
    ...(experiments.join() === FIRST_STATE.experiments.join() ? [] : [`--experiment ${experiments.join(',')}`]),
    ...(confidenceLevel === 0.95 ? [] : [`--cl ${number(confidenceLevel)}`]),
    ...(sidedness === 'one-sided' ? [] : ['--sided two']),
    ...(statistic === 'likelihood-ratio' ? [] : [`--statistic ${statistic}`]),
  ].join(' ');
}

function flagOf(name: string, value: string): string {
  const [, side, flavour] = /^c(Left|Right)(E|Mu|Tau)$/.exec(name) ?? [];
  if (side !== undefined) return `--c-${side.toLowerCase()} ${flavour.toLowerCase()}=${value}`;
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return name === 'custodial' || name === 'muTauBrane' ? flag : `${flag}=${value}`;
}
