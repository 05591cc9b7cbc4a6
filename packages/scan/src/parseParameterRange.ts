import { remedyForName } from '@nereid/catalogue';
import * as z from 'zod';

const finite = z.number();
const interval = z.tuple([finite, finite]);
const points = z.int().min(2).max(1e9);

/** What a parameter can run over, by the key that says so. */
const RANGE_KINDS = {
  list: z.strictObject({ list: z.array(finite).min(1).max(1e6) }),
  linear: z.strictObject({ linear: interval, points }),
  log: z.strictObject({ log: interval, points }),
  uniform: z.strictObject({ uniform: interval }),
  logUniform: z.strictObject({ logUniform: interval }),
  normal: z.strictObject({ normal: z.strictObject({ mean: finite, deviation: finite.positive() }) }),
} as const;

type RangeKind = keyof typeof RANGE_KINDS;

/** All that a parameter can run over. */
export const rangeSchema = z.union(Object.values(RANGE_KINDS));

/** One number, an axis of the grid (list, linear, log), or a distribution to draw from (uniform, logUniform, normal). */
export type ParameterRange = number | { [Kind in RangeKind]: z.infer<(typeof RANGE_KINDS)[Kind]> }[RangeKind];

/** A range of a scan file, or what is wrong with it. */
export type ParsedRange =
  | { readonly range: ParameterRange }
  | { readonly range?: undefined; readonly message: string; readonly remedy: string };

const EXAMPLES: Readonly<Record<RangeKind, string>> = {
  list: '{list: [0.01, 0.1, 1]}',
  linear: '{linear: [0, 1], points: 11}',
  log: '{log: [0.001, 100], points: 200}',
  uniform: '{uniform: [0, 1]}',
  logUniform: '{logUniform: [0.001, 100]}',
  normal: '{normal: {mean: 1, deviation: 0.1}}',
};

/** A range from what the file holds; else what is wrong with it. */
export function parseRange(value: unknown): ParsedRange {
  if (typeof value === 'number' && Number.isFinite(value)) return { range: value };
  const kinds = Object.keys(RANGE_KINDS) as RangeKind[];
  if (typeof value !== 'object' || value === null) {
    return {
      message: `${JSON.stringify(value)} is no range`,
      remedy: `Give a number, or for example ${EXAMPLES.log}.`,
    };
  }
  const kind = kinds.find((key) => key in value);
  if (kind === undefined) {
    const [first = ''] = Object.keys(value);
    return { message: `unknown kind of range "${first}"`, remedy: remedyForName(first, kinds) };
  }
  const parsed = RANGE_KINDS[kind].safeParse(value);
  const remedy = `Write for example ${EXAMPLES[kind]}.`;
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    return { message: [path.join('.'), message].filter((part) => part !== '').join(': '), remedy };
  }
  return endsProblem(parsed.data) ?? { range: parsed.data };
}

function endsProblem(range: Exclude<ParameterRange, number>): ParsedRange | undefined {
  const ends = endsOf(range);
  if (ends === undefined) return undefined;
  const [low, high] = ends;
  if (!(low < high)) return { message: `[${low}, ${high}] is empty`, remedy: 'Give the smaller end first.' };
  if (('log' in range || 'logUniform' in range) && low <= 0) {
    return { message: `${low} has no logarithm`, remedy: 'Give positive ends, or linear or uniform.' };
  }
  return undefined;
}

function endsOf(range: Exclude<ParameterRange, number>): [number, number] | undefined {
  if ('linear' in range) return range.linear;
  if ('log' in range) return range.log;
  if ('uniform' in range) return range.uniform;
  return 'logUniform' in range ? range.logUniform : undefined;
}
