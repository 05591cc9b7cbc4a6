import { LARGEST_SCAN } from './parameterRange.js';
import { jobPointCount, type ScanJob } from './scanJob.js';

/** What is wrong with a description of a scan, which this program wrote and nothing else should have changed; undefined if nothing. */
export function jobProblem(job: Readonly<Record<string, unknown>>): string | undefined {
  const lacking = Object.entries(PARTS).find(([name, isThere]) => !isThere(valueAt(job, name)));
  if (lacking) return `its ${lacking[0]} is not there, or not what it was`;
  const points = jobPointCount(job as unknown as ScanJob);
  return Number.isInteger(points) && points >= 1 && points <= LARGEST_SCAN
    ? undefined
    : 'its parameters have no points';
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isRange = (value: unknown): boolean => typeof value === 'number' || isObject(value);
const listOf = (isOne: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(isOne);

/** By path, what every command relies on. */
const PARTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  'code.version': isText,
  'code.sha256': isText,
  'config.model': isText,
  'config.parameters': (value) => isObject(value) && Object.values(value as object).every(isRange),
  'config.constraints': (value) => listOf(isText)(value) && (value as unknown[]).length > 0,
  'config.outputs': listOf(isText),
  'config.statistics': isObject,
  'config.chunkPoints': (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  electroweak: isObject,
  points: (value) => value === undefined || (isObject(value) && listOf(isObject)(valueAt(value, 'parameters'))),
  constraints: listOf((one) => isObject(valueAt(one, 'experiment')) && isObject(valueAt(one, 'kernel'))),
};

const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined | null)?.[key], value);
