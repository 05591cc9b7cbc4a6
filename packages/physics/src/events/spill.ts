import { InputError } from '../errors.js';
import { normalCdf, normalQuantile } from '../numerics/normalDistribution.js';
import { assignments, requireWithin } from './assignments.js';

/**
 * When neutrinos come: evenly during `durationNs`, or in bunches. A spill has `batches` of equal length one after the other, each
 * begins with `bunches` that are `bunchSpacingNs` apart; a bunch is a normal distribution of standard deviation `bunchWidthNs` about
 * the middle of its spacing, cut off at the ends of it. All bunches are alike.
 */
export interface Spill {
  readonly durationNs: number;
  readonly bunches?: Bunches | undefined;
}

/** The bunches of a spill. */
export interface Bunches {
  readonly batches: number;
  /** In each batch. */
  readonly bunches: number;
  readonly bunchSpacingNs: number;
  readonly bunchWidthNs: number;
}

const SUBJECT = 'spill';
const PARAMETERS = ['duration', 'batches', 'bunches', 'bunchSpacing', 'bunchWidth'];
const EXAMPLE = 'Write duration=9.6us, with bunches=504,bunchSpacing=18.8ns,bunchWidth=1.5ns where it has bunches.';
const NANOSECONDS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };
/** Eleven days [ns]. */
const LONGEST_NS = 1e15;
const MOST_BUNCHES = 1e6;
/** Rounding of a spacing that fills its batch. */
const SLACK = 1 + 1e-12;

/**
 * The spill of a text: `duration=9.6us`, with bunches `duration=9.6us,batches=6,bunches=84,bunchSpacing=18.8ns,bunchWidth=1.5ns`. Times
 * carry a unit: ns, us, ms or s. Unless given there is one batch, bunches fill it, and their width is 0.
 * @throws InputError for a name that is unknown, missing or given twice, a time without a unit, and for bunches that do not fit
 */
export function parseSpill(text: string): Spill {
  const given = assignments(SUBJECT, text, PARAMETERS);
  const duration = given.get('duration');
  if (duration === undefined) throw new InputError(SUBJECT, text, 'duration is missing', EXAMPLE);
  const durationNs = nanoseconds('duration', duration, LONGEST_NS, true);
  if (!given.has('bunches')) {
    const alone = PARAMETERS.slice(1).find((name) => given.has(name));
    if (alone === undefined) return { durationNs };
    throw new InputError(SUBJECT, text, `${alone} without bunches`, EXAMPLE);
  }
  const batches = count('batches', given.get('batches') ?? '1');
  const bunches = count('bunches', given.get('bunches') as string);
  const batchNs = durationNs / batches;
  const spacing = given.get('bunchSpacing');
  const bunchSpacingNs =
    spacing === undefined ? batchNs / bunches : nanoseconds('bunchSpacing', spacing, durationNs, true);
  if (bunches * bunchSpacingNs > batchNs * SLACK) {
    const problem = `${bunches} bunches ${bunchSpacingNs} ns apart do not fit into a batch of ${batchNs} ns`;
    throw new InputError(SUBJECT, text, problem, 'Give fewer bunches, a smaller bunchSpacing or a longer duration.');
  }
  const bunchWidthNs = nanoseconds('bunchWidth', given.get('bunchWidth') ?? '0ns', LONGEST_NS);
  return { durationNs, bunches: { batches, bunches, bunchSpacingNs, bunchWidthNs } };
}

function nanoseconds(name: string, text: string, maximum: number, excluded = false): number {
  const [, number, unit] = /^(\S*?)\s*(ns|us|µs|ms|s)$/.exec(text) ?? [];
  if (unit === undefined) {
    throw new InputError(SUBJECT, `${name}=${text}`, 'has no unit', `Write ns, us, ms or s: ${name}=9.6us.`);
  }
  const value = number === '' ? Number.NaN : Number(number) * NANOSECONDS[unit];
  if (Number.isFinite(value) && value <= maximum && (excluded ? value > 0 : value >= 0)) return value;
  const range = `${excluded ? 'above 0' : 'of at least 0'} and at most ${maximum} ns`;
  throw new InputError(SUBJECT, `${name}=${text}`, 'outside the valid range', `Give a time ${range}.`);
}

function count(name: string, text: string): number {
  const value = requireWithin(SUBJECT, [name, text, Number(text)], 1, MOST_BUNCHES);
  if (Number.isInteger(value)) return value;
  throw new InputError(SUBJECT, `${name}=${text}`, 'not a whole number', 'Give an integer.');
}

/** Time at which a neutrino comes [ns], 0 … `durationNs`, from two independent numbers even in (0, 1). */
export function timeInSpill({ durationNs, bunches: given }: Spill, which: number, within: number): number {
  if (given === undefined) return durationNs * which;
  const { batches, bunches, bunchSpacingNs, bunchWidthNs } = given;
  const index = Math.floor(which * batches * bunches);
  const batch = Math.floor(index / bunches);
  const middle = (batch * durationNs) / batches + (index - batch * bunches + 0.5) * bunchSpacingNs;
  return middle + deviation(bunchWidthNs, bunchSpacingNs / 2, within);
}

/** A normal deviation of that width, cut off at ± `reach`, from a number even in (0, 1). */
function deviation(width: number, reach: number, uniform: number): number {
  if (width === 0) return 0;
  const outside = normalCdf(-reach / width);
  const found = width * normalQuantile(outside + uniform * (1 - 2 * outside));
  return Math.min(reach, Math.max(-reach, found));
}
