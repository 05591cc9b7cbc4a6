import { parseFilter } from '@nereid/scan';
import type { ScaleKind } from './plotScale.ts';

const VIEWS = ['scatter', 'profile', 'survival', 'posterior'] as const;

/** What is looked at; the address holds it, not the file. */
export interface ViewState {
  readonly view: (typeof VIEWS)[number];
  /** Columns by name; undefined: what suits the file. */
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly xScale?: ScaleKind | undefined;
  readonly yScale?: ScaleKind | undefined;
  /** A column; `none` for one colour. */
  readonly colour?: string | undefined;
  readonly constraint?: string | undefined;
  /** Whether a profile is over x and y, or over x alone. */
  readonly overTwo: boolean;
  readonly bins: number;
  readonly conditions: readonly string[];
  readonly order?: string | undefined;
  readonly descending: boolean;
}

export const FIRST_VIEW: ViewState = { view: 'scatter', overTwo: true, bins: 40, conditions: [], descending: false };
const VERSION = '1';
const SCALES = ['log', 'linear'] as const;

/** The part of a view that differs from the first one. */
export function encodeView(view: ViewState): string {
  const parameters = new URLSearchParams();
  const set = (key: string, value: string | undefined, usual?: string) => {
    if (value !== undefined && value !== usual) parameters.set(key, value);
  };
  set('view', view.view, FIRST_VIEW.view);
  set('x', view.x);
  set('y', view.y);
  set('x-scale', view.xScale);
  set('y-scale', view.yScale);
  set('colour', view.colour);
  set('constraint', view.constraint);
  set('over', view.overTwo ? 'two' : 'one', 'two');
  set('bins', String(view.bins), String(FIRST_VIEW.bins));
  set('sort', view.order && `${view.order}${view.descending ? ':descending' : ''}`);
  for (const condition of view.conditions) parameters.append('where', condition);
  if (parameters.size > 0) parameters.set('v', VERSION);
  return parameters.toString();
}

/** Reads an address; what makes no sense is left out and named. Names of columns are looked up when a file is there. */
export function decodeView(query: string): { readonly view: ViewState; readonly problems: readonly string[] } {
  const parameters = new URLSearchParams(query);
  const problems: string[] = [];
  const version = parameters.get('v');
  if (version !== null && version !== VERSION) problems.push(`v=${version}: this page reads version ${VERSION}`);
  const choice = <T extends string>(key: string, known: readonly T[]): T | undefined => {
    const text = parameters.get(key);
    const found = known.find((one) => one === text);
    if (text !== null && found === undefined) problems.push(`${key}=${text}: not one of ${known.join(', ')}`);
    return found;
  };
  const bins = Number(parameters.get('bins') ?? FIRST_VIEW.bins);
  const binsFit = Number.isInteger(bins) && bins >= 2 && bins <= 1000;
  if (!binsFit) problems.push(`bins=${parameters.get('bins')}: not a whole number from 2 to 1000`);
  for (const key of parameters.keys()) if (!KEYS.includes(key)) problems.push(`${key}: not known here`);
  const sort = parameters.get('sort') ?? undefined;
  return {
    view: {
      view: choice('view', VIEWS) ?? FIRST_VIEW.view,
      x: parameters.get('x') ?? undefined,
      y: parameters.get('y') ?? undefined,
      xScale: choice('x-scale', SCALES),
      yScale: choice('y-scale', SCALES),
      colour: parameters.get('colour') ?? undefined,
      constraint: parameters.get('constraint') ?? undefined,
      overTwo: choice('over', ['one', 'two']) !== 'one',
      bins: binsFit ? bins : FIRST_VIEW.bins,
      conditions: parameters.getAll('where'),
      order: sort?.replace(/:descending$/, ''),
      descending: sort?.endsWith(':descending') ?? false,
    },
    problems,
  };
}

const KEYS = 'v view x y x-scale y-scale colour constraint over bins sort where'.split(' ');

/** What the columns of a file leave to choose. */
export interface KnownColumns {
  readonly numbers: readonly string[];
  readonly words: readonly string[];
  readonly constraints: readonly string[];
}

/** A view with names of columns that this file has; others are replaced by what suits it, and named. */
export function fittedView(view: ViewState, { numbers, words, constraints }: KnownColumns) {
  const problems: string[] = [];
  const pick = (key: string, given: string | undefined, known: readonly string[], usual: string | undefined) => {
    if (given === undefined || known.includes(given)) return given ?? usual;
    problems.push(`${key}=${given}: not a column of this file`);
    return usual;
  };
  const parameters = numbers.filter((name) => name !== 'index');
  const [first = numbers[0], second = first] = parameters;
  const verdicts = words.filter((name) => name.endsWith('_verdict'));
  const all = [...numbers, ...words];
  const fitted: ViewState = {
    ...view,
    conditions: view.conditions.filter((condition) => {
      const problem = conditionProblem(condition, all);
      if (problem) problems.push(problem);
      return problem === undefined;
    }),
    x: pick('x', view.x, numbers, first),
    y: pick('y', view.y, numbers, second),
    colour: pick('colour', view.colour, [...all, 'none'], verdicts.at(-1) ?? words[0] ?? 'none'),
    constraint: pick('constraint', view.constraint, constraints, constraints.at(-1)),
    order: pick('sort', view.order, all, undefined),
  };
  return { view: fitted, problems };
}

/** What is wrong with a condition; a row would be shown that it was meant to leave out. */
function conditionProblem(condition: string, columns: readonly string[]): string | undefined {
  try {
    const { column } = parseFilter(condition, 'where');
    return columns.includes(column) ? undefined : `where=${condition}: ${column} is not a column of this file`;
  } catch (error) {
    return (error as Error).message;
  }
}
