import type { Catalogue, PublishedCurve } from '@nereid/catalogue';
import { couplingFamily, InputError, limitableModel, type ModelParameters, requireNumber } from '@nereid/physics';
import { observableValues, prepareConstraints } from '../constraints/cachedConstraints.js';
import { constraintRegistry } from '../constraints/constraintRegistry.js';
import { isRecorded } from '../constraints/observableConstraints.js';
import {
  LANDSCAPE_MASSES_GEV,
  type Landscape,
  type LandscapeChoice,
  landscapeOf,
  requireLandscapeNames,
} from '../landscape/landscape.js';
import { type PreparedLandscape, prepareLandscape } from '../landscape/prepareLandscape.js';
import {
  catalogueOf,
  inputsOf,
  type KernelQuestion,
  type NamedModel,
  preparation,
  requireDistinct,
  type TheoryQuestion,
} from './lookup.js';
import { type QuestionNames, requireQuestion, TESTED_NAMES } from './questions.js';

/** What `landscape` is asked. */
export interface LandscapeQuestion extends KernelQuestion, TheoryQuestion, LandscapeChoice {
  /** By name; with its charges, where it leaves them open. */
  readonly model: string | NamedModel;
  /** Of the boson [GeV]; 120 from 1 MeV to 1 TeV unless given. */
  readonly masses?: ArrayLike<number> | undefined;
  /** Curves of one's own beside the published ones: `ownCurve` reads them. */
  readonly curves?: readonly PublishedCurve[] | undefined;
}

const NAMES: QuestionNames<LandscapeQuestion> = {
  ...TESTED_NAMES,
  model: true,
  masses: false,
  constraints: false,
  leaveOut: false,
  test: false,
  curves: false,
};

/**
 * Everything that bounds the coupling of a light boson over its mass, as `nereid landscape` draws it: each constraint that knows the
 * model, as `limit` computes it alone, and published curves of it; each bound with its kind, level, sources and what it leaves out.
 * @throws InputError for an unknown model, parameter or name, with the nearest one, and a mass out of range
 */
export async function landscape(asked: LandscapeQuestion): Promise<Landscape> {
  requireQuestion('landscape', asked, NAMES);
  const { model: named, masses = LANDSCAPE_MASSES_GEV, constraints, leaveOut, test, curves = [], ...question } = asked;
  const { model, parameters = {} } = typeof named === 'string' ? { model: named } : named;
  for (const names of [constraints, leaveOut]) requireDistinct(names ?? []);
  requireMasses(model, masses);
  const catalogue = await catalogueOf(question);
  const known = landscapeNames(catalogue);
  requireLandscapeNames(constraints ?? [], known);
  requireLandscapeNames(leaveOut ?? [], known, { subject: 'leaveOut', list: 'landscapeNames' });
  if (constraints?.every((name) => leaveOut?.includes(name)) && curves.length === 0) {
    throw new InputError(
      'leaveOut',
      leaveOut ?? [],
      'leaves nothing of the constraints that are named',
      'Leave fewer out.',
    );
  }
  requireOwnNames(curves, known);
  const prepared = await landscapeFor({ model, parameters }, { ...question, catalogue }, { constraints, leaveOut });
  const own = { ...prepared, curves: [...prepared.curves, ...curves] };
  // what is brought along is meant to be seen
  const shown = constraints && [
    ...constraints,
    ...curves.map(({ id }) => id).filter((id) => !constraints.includes(id)),
  ];
  return landscapeOf(own, { model, parameters }, masses, { constraints: shown, leaveOut, test });
}

/**
 * Constraints and curves ready for landscapes of a model, from the data, the cache or computed in threads: all, or those that are named.
 */
export async function landscapeFor(
  { model, parameters }: { readonly model: string; readonly parameters: ModelParameters },
  question: KernelQuestion & TheoryQuestion,
  { constraints: named, leaveOut = [] }: Pick<LandscapeChoice, 'constraints' | 'leaveOut'> = {},
): Promise<PreparedLandscape> {
  const { sectors } = couplingFamily(model, parameters);
  const catalogue = await catalogueOf(question);
  const electroweak = inputsOf(question);
  const { prepare = prepareConstraints } = question;
  const values = await observableValues();
  const names = [...constraintRegistry(catalogue).values()].flatMap((one) => {
    const { id, experiment } = one;
    if (leaveOut.includes(id)) return [];
    if (named) return named.includes(id) ? [id] : [];
    return experiment || isRecorded(one, values) ? [id] : [];
  });
  const options = { ...preparation(question), electroweak, sectors, keepClosed: true };
  const { tridents, others } = await prepare(names, catalogue, options);
  return prepareLandscape({
    constraints: [...tridents, ...others],
    curves: [...catalogue.curves.values()],
    electroweak,
  });
}

/** Names that a landscape can show or leave out: constraints, published curves and their experiments. */
export const landscapeNames = (catalogue: Pick<Catalogue, 'experiments' | 'curves'>): string[] => [
  ...new Set([
    ...constraintRegistry(catalogue).keys(),
    ...[...catalogue.curves.values()].flatMap(({ id, experiment }) => [experiment, id]),
  ]),
];

/** @throws InputError for a curve with the name of another bound */
function requireOwnNames(curves: readonly PublishedCurve[], known: readonly string[]): void {
  const names = curves.map(({ id }) => id);
  const taken = names.find((id, i) => known.includes(id) || names.indexOf(id) !== i);
  if (taken === undefined) return;
  throw new InputError('curve', taken, 'is the name of another bound', 'Give its file another name.');
}

function requireMasses(model: string, masses: ArrayLike<number>): void {
  const { parameters, family } = limitableModel(model);
  const { minimum = 0, maximum = Number.MAX_VALUE } = parameters.find((one) => one.name === family.mass) ?? {};
  for (let i = 0; i < masses.length; i++) requireNumber('mass', masses[i], minimum, maximum, { unit: 'GeV' });
  if (masses.length === 0) throw new InputError('masses', [], 'there are none', 'Give some, in GeV.');
}
