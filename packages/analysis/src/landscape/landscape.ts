import type { PublishedCurve } from '@nereid/catalogue';
import {
  couplingFamily,
  type FamilyOfModel,
  InputError,
  logarithmicRange,
  type ModelParameters,
} from '@nereid/physics';
import { nearestNames, suggestName } from '@nereid/physics/names';
import type { Constraint } from '../constraints/constraint.js';
import { type AllowedWindow, allowedWindow } from './allowedWindow.js';
import type { Bound, NotComputed } from './bound.js';
import { type BoundTest, computedBound } from './computedBound.js';
import { type FavouredBand, favouredBand } from './favouredBand.js';
import type { PreparedBound, PreparedLandscape } from './prepareLandscape.js';
import { publishedBounds } from './recast/publishedBounds.js';

/** What a landscape is of: a model, without the mass and the coupling that are its axes. */
export interface LandscapeModel {
  readonly model: string;
  /** Charges, mixing and whatever else the model leaves open. */
  readonly parameters?: ModelParameters | undefined;
}

/** What a landscape shows, and how it is tested. */
export interface LandscapeChoice {
  /** Names of constraints and published curves; all that there are unless given. */
  readonly constraints?: readonly string[] | undefined;
  /** Names that are left out. */
  readonly leaveOut?: readonly string[] | undefined;
  /** One-sided at 95 % CL from the likelihood ratio unless given; published curves have their own. */
  readonly test?: Partial<BoundTest> | undefined;
}

/** Everything that bounds the coupling of a light boson over its mass. */
export interface Landscape {
  readonly model: string;
  readonly parameters: ModelParameters;
  /** [GeV], ascending. */
  readonly masses: readonly number[];
  readonly bounds: readonly Bound[];
  readonly notComputed: readonly NotComputed[];
  /** Couplings that some of the measurements favour over none; none where the Standard Model explains them. */
  readonly favoured: readonly FavouredBand[];
  /** What all measured bounds together leave. */
  readonly allowedWindow: AllowedWindow;
}

const STANDARD_TEST: BoundTest = { confidenceLevel: 0.95, sidedness: 'one-sided' };

/** 120 masses from 1 MeV to 1 TeV, evenly in the logarithm: those of a landscape unless others are given. */
export const LANDSCAPE_MASSES_GEV: Float64Array = logarithmicRange(1e-3, 1e3, 120);

/**
 * The landscape of a model: the bound of each constraint as `limit` computes it for that constraint alone, and published curves of the
 * model as they were read. A calculation in memory, without file or kernel to wait for.
 * @param masses [GeV]
 * @throws InputError for an unknown model or parameter, and a mass out of range
 */
export function landscapeOf(
  prepared: PreparedLandscape,
  { model, parameters = {} }: LandscapeModel,
  masses: ArrayLike<number>,
  { constraints: named, leaveOut = [], test }: LandscapeChoice = {},
): Landscape {
  const family = couplingFamily(model, parameters);
  const ascending = Array.from(masses).sort((a, b) => a - b);
  const isShown = (...names: readonly string[]) =>
    !names.some((name) => leaveOut.includes(name)) && (!named || names.some((name) => named.includes(name)));
  const { constraints, curves, electroweak } = prepared;
  const shownConstraints = constraints.filter(({ constraint }) => isShown(constraint.id));
  const isFloor = ({ constraint }: PreparedBound) =>
    !named?.includes(constraint.id) && isWithoutBackground(constraint, family, ascending[0]);
  const used = shownConstraints.filter((one) => !isFloor(one));
  const options = { ...STANDARD_TEST, ...test };
  const computed = used.map((one) => computedBound(one, family, ascending, options, electroweak));
  const isBound = (one: Bound | NotComputed): one is Bound => 'curve' in one;
  const shown = curves.filter(({ id, experiment }) => isShown(id, experiment));
  // a curve of what is computed anyway is drawn where it is asked for by its own name
  const isTwice = ({ id, experiment }: PublishedCurve) =>
    !named?.includes(id) && computed.some((one) => isBound(one) && one.constraint === experiment);
  const published = publishedBounds(
    shown.filter((curve) => !isTwice(curve)),
    { model, parameters },
    ascending,
    electroweak,
  );
  const bounds = [...computed.filter(isBound), ...published.bounds];
  const favoured = used.flatMap(({ constraint }) => favouredBand(constraint, family, ascending, electroweak) ?? []);
  return {
    model,
    parameters,
    masses: ascending,
    bounds,
    notComputed: [
      ...computed.filter((one): one is NotComputed => !isBound(one)),
      ...shownConstraints.filter(isFloor).map(({ constraint }) => ({
        constraint: constraint.id,
        reason:
          'without background a statistical floor, far below what a search of a boson with charges of electrons reaches; drawn where it is named',
      })),
      ...shown.filter(isTwice).map(({ id, experiment }) => ({
        constraint: id,
        reason: `${experiment} is computed; the published curve is drawn where it is named`,
      })),
      ...published.notComputed,
    ],
    favoured,
    allowedWindow: allowedWindow(model, bounds, favoured, ascending),
  };
}

/** Whether a projection counts no background, and the boson couples to the electrons of the beams by itself. */
function isWithoutBackground({ inputs }: Constraint, family: FamilyOfModel, massGeV: number): boolean {
  if (inputs.backgroundEvents !== 0) return false;
  const vectors = family.at(massGeV, 1).bosons?.vectors ?? [];
  return vectors.some(({ charges }) => charges.vector.e !== 0 || charges.axial.e !== 0);
}

/**
 * @param words how the one who asked calls the names, and what lists them
 * @throws InputError for a name that is not known, with the nearest ones: there are more than a hundred
 */
export function requireLandscapeNames(
  names: readonly string[],
  known: readonly string[],
  words: { readonly subject: string; readonly list: string } = { subject: 'constraint', list: 'landscapeNames' },
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = suggestName(unknown, nearestNames(unknown, known, NEAREST)).replace('Known:', 'Near it:');
  const problem = 'neither a constraint nor a published curve';
  throw new InputError(words.subject, unknown, problem, `${nearest} All ${known.length}: ${words.list}.`);
}

/** So many names are told of in an error. */
const NEAREST = 4;
