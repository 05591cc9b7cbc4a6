import {
  type CouplingLimitOptions,
  couplingLimit,
  type ElectroweakInputs,
  type ExperimentPrediction,
  InputError,
  type LimitStatistic,
  type ModelDefinition,
  type ModelParameters,
  modelAt,
  modelDefinition,
  ratioAtUnitStrength,
  ratioPolynomial,
  suggestName,
} from '@nereid/physics';
import { parameterNamed } from '@nereid/physics/models';
import type { LikelihoodTreatment } from '../constraints/measuredLikelihood.js';
import type { TridentConstraint } from '../constraints/tridentConstraint.js';
import { ratioShifts } from '../theoryErrors/ratioShifts.js';

/** Values of a parameter between two ends, both allowed. */
export interface ParameterInterval {
  readonly lower: number;
  readonly upper: number;
}

/** What one experiment, or all together, allow of a parameter of either sign. */
export interface ParameterLimit {
  readonly name: string;
  readonly experiments: readonly string[];
  /** Disjoint, ascending; none where every value is excluded. From −∞ to ∞ where nothing depends on the parameter. */
  readonly allowed: readonly ParameterInterval[];
  /** Null where nothing depends on the parameter. */
  readonly bestFit: number | null;
}

/** Tests that do not depend on a side; intervals of a parameter of either sign have none. */
export const TWO_SIDED_STATISTICS = ['likelihood-ratio', 'chi-square', 'measured-interval'] as const;

/** @throws InputError for a statistic that tests one side, or counts, of which a parabola in a parameter knows nothing */
export function requireTwoSided(
  statistic: LimitStatistic | undefined,
  likelihood: LikelihoodTreatment = 'ratio',
): void {
  if (statistic !== undefined && !TWO_SIDED_STATISTICS.some((name) => name === statistic)) {
    throw new InputError('statistic', statistic, 'tests one side only', `Use ${TWO_SIDED_STATISTICS.join(' or ')}.`);
  }
  if (likelihood === 'counts') {
    const problem = 'not available for a parameter of either sign';
    throw new InputError('likelihood', likelihood, problem, 'Take the likelihood of the ratio.');
  }
}

/** The parameter of a model without a coupling to limit: that of its example, where it has either sign. */
export function ownParameter(model: string): string | undefined {
  const definition = modelDefinition(model);
  const [name] = Object.keys(definition.example);
  if (definition.family !== undefined || name === undefined) return undefined;
  return (parameterNamed(definition, name)?.minimum ?? 0) < 0 ? name : undefined;
}

/** σ/σ_SM = constant + linear x + quadratic x². */
interface Parabola {
  readonly constant: number;
  readonly linear: number;
  readonly quadratic: number;
}

/** σ/σ_SM at the end where the test begins, over what was measured: excluded by any measurement. */
const FAR_OFF = 1e4;
/** In χ²: what rounding makes of equal values, from a start where σ/σ_SM is 1e4. */
const EQUALLY_GOOD = 1e-6;
/** A parabola through three points has the fourth to rounding. */
const PARABOLA_ACCURACY = 1e-9;

/**
 * Intervals of one parameter that enters the couplings linearly and has either sign, such as a charge radius or a Wilson coefficient, at the values of
 * the others: of each experiment and, where there are several, of all, as independent ones. Couplings that are tested from 0 on serve here
 * too: σ/σ_SM is a parabola in the parameter, and so in its distance from a value far below, where everything is excluded.
 * @throws InputError for a parameter that the model does not have, has one sign, does not enter linearly, or is among those at fixed values
 */
export function parameterLimits(
  constraints: readonly TridentConstraint[],
  definition: ModelDefinition,
  parameter: string,
  fixed: ModelParameters,
  inputs: ElectroweakInputs,
  options: Omit<CouplingLimitOptions, 'sidedness'>,
): ParameterLimit[] {
  const unit = unitOf(definition, parameter);
  if (fixed[parameter] !== undefined) {
    throw new InputError('parameter', parameter, 'is given a value too', 'Leave its value out.');
  }
  const parts = constraints.map((one) => {
    const shiftsOf = one.theory && ratioShifts(one.kernel, one.theory, inputs);
    const at = (value: number): Point => {
      const model = modelAt(definition, { ...fixed, [parameter]: value });
      const ratio = ratioPolynomial(one.kernel.kernels, model, inputs);
      const shifts = Object.entries(shiftsOf?.(model, ratio) ?? {});
      return {
        ratio: ratioAtUnitStrength(ratio),
        shifts: shifts.map(([source, { constant, linear, quadratic }]) => [source, constant + linear + quadratic]),
      };
    };
    return { constraint: one, ...parabolasOf(at, unit, definition.name, parameter) };
  });
  const of = (name: string, group: typeof parts) => ({
    name,
    experiments: group.map(({ constraint }) => constraint.id),
    ...limitOf(group, options),
  });
  const single = parts.map((one) => of(one.constraint.title, [one]));
  return parts.length > 1 ? [...single, of('combined', parts)] : single;
}

/** A value to try: that of the example where it has one, else one well within the range. */
function unitOf(definition: ModelDefinition, parameter: string): number {
  const found = parameterNamed(definition, parameter);
  if (found === undefined) {
    const names = definition.parameters.map(({ name }) => name);
    throw new InputError('parameter', parameter, `${definition.name} has no such one`, suggestName(parameter, names));
  }
  if (found.minimum !== undefined && !(found.minimum < 0)) {
    throw new InputError('parameter', parameter, 'has one sign only', 'Limit a coupling over masses.');
  }
  const { minimum = -2, maximum = 2 } = found;
  return Math.abs(definition.example[parameter] ?? 0) || Math.min(1, -minimum / 2, maximum / 2);
}

/** σ/σ_SM at one value of the parameter, and by how much each source of theory errors moves it. */
interface Point {
  readonly ratio: number;
  readonly shifts: readonly (readonly [source: string, shift: number])[];
}

/** σ/σ_SM and its shifts as functions of the parameter, through values at −unit, 0 and unit. */
function parabolasOf(at: (value: number) => Point, unit: number, model: string, parameter: string) {
  const points = [-unit, 0, unit].map(at);
  const { quadratic, ...parabola } = through(
    points.map(({ ratio }) => ratio),
    unit,
  );
  const between = at(unit / 2).ratio;
  const expected = ratioAt({ ...parabola, quadratic }, unit / 2);
  if (!(Math.abs(between - expected) <= PARABOLA_ACCURACY * Math.abs(between))) {
    throw new InputError('parameter', parameter, `does not enter the couplings of ${model} linearly`, 'Take another.');
  }
  const shifts = points[0].shifts.map(
    ([source], k) =>
      [
        source,
        through(
          points.map((point) => point.shifts[k][1]),
          unit,
        ),
      ] as const,
  );
  return { parabola: { ...parabola, quadratic: Math.max(quadratic, 0) }, shifts };
}

function through([below, constant, above]: readonly number[], unit: number): Parabola {
  const quadratic = (above + below - 2 * constant) / (2 * unit * unit);
  return { constant, linear: (above - below) / (2 * unit), quadratic };
}

const ratioAt = ({ constant, linear, quadratic }: Parabola, x: number): number =>
  constant + x * (linear + quadratic * x);

type Parts = readonly {
  readonly constraint: TridentConstraint;
  readonly parabola: Parabola;
  readonly shifts: readonly (readonly [source: string, shift: Parabola])[];
}[];

function limitOf(
  parts: Parts,
  options: Omit<CouplingLimitOptions, 'sidedness'>,
): Pick<ParameterLimit, 'allowed' | 'bestFit'> {
  const sensitive = parts.filter(({ parabola }) => parabola.quadratic > 0);
  if (sensitive.length === 0) return { allowed: [{ lower: -Infinity, upper: Infinity }], bestFit: null };
  const tested = ([-1, 1] as const).map((side) => testedFrom(parts, sensitive, side, options));
  const [below] = tested;
  const least = Math.min(...tested.map(({ chiSquare }) => chiSquare));
  // either start finds one of two equally good values: V and −V give the same
  const best = tested.filter(({ chiSquare }) => chiSquare - least <= EQUALLY_GOOD).map(({ bestFit }) => bestFit);
  return {
    allowed: below.allowed,
    bestFit: best.reduce((one, other) => (Math.abs(other) < Math.abs(one) ? other : one)),
  };
}

/** The intervals, tested from far below or far above. */
function testedFrom(parts: Parts, sensitive: Parts, side: -1 | 1, options: Omit<CouplingLimitOptions, 'sidedness'>) {
  const start = side * Math.max(...sensitive.map((part) => side * startOf(part, side)));
  const length = -side * Math.abs(start);
  const predictions = parts.map((part) => predictionFrom(part, start, length));
  const { allowed, bestFit } = couplingLimit(predictions, { ...options, sidedness: 'two-sided' });
  // the tested coupling is the root of the distance
  const value = (root: number) => start + root * root * length;
  return {
    allowed: allowed.map(({ lower, upper }) => ({ lower: value(lower), upper: value(upper) })),
    bestFit: value(bestFit.coupling),
    chiSquare: bestFit.chiSquare,
  };
}

/** Far from the smallest σ/σ_SM on one side. */
function startOf(
  { constraint: { measurement }, parabola: { linear, quadratic } }: Parts[number],
  side: -1 | 1,
): number {
  const far = FAR_OFF * Math.max(1, measurement.value + measurement.errorPlus);
  return -linear / (2 * quadratic) + side * Math.sqrt(far / quadratic);
}

/** What is measured and predicted, both over the prediction at the start, as a function of the distance from there. */
function predictionFrom(
  { constraint: { measurement }, parabola, shifts }: Parts[number],
  start: number,
  length: number,
): ExperimentPrediction {
  const scale = ratioAt(parabola, start);
  const fromStart = (of: Parabola) => ({
    constant: ratioAt(of, start) / scale,
    linear: ((of.linear + 2 * of.quadratic * start) * length) / scale,
    quadratic: (of.quadratic * length * length) / scale,
  });
  const { linear, quadratic } = fromStart(parabola);
  const { name, value, errorPlus, errorMinus } = measurement;
  return {
    measurement: { name, value: value / scale, errorPlus: errorPlus / scale, errorMinus: errorMinus / scale },
    ratio: { linear, quadratic },
    ...(shifts.length > 0 && { shifts: Object.fromEntries(shifts.map(([source, of]) => [source, fromStart(of)])) }),
  };
}
