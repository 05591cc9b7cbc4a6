import type { ParquetReadOptions, SchemaElement } from 'hyparquet';

/** Whether a column holds text, which is read and written as such. */
const isText = ({ converted_type: converted, logical_type: logical }: SchemaElement): boolean =>
  converted === 'UTF8' || logical?.type === 'STRING';

/**
 * A column as the numbers and bytes that stand in the file, whatever they stand for: dates, decimals and times are carried through
 * without a change.
 */
export function exactElement(element: SchemaElement): SchemaElement {
  if (isText(element) || element.num_children !== undefined) return element;
  const { converted_type: _converted, logical_type: _logical, scale: _scale, precision: _precision, ...bare } = element;
  return bare;
}

/** Whether a column that is read exactly is written with another element than it is described by. */
export const isDescribed = (element: SchemaElement): boolean =>
  !isText(element) && (element.converted_type !== undefined || element.logical_type !== undefined);

const MILLIS_PER_DAY = 86_400_000;

/** Times with all their digits, where another format is written. */
function isoTime(count: bigint, perSecond: bigint): string {
  let seconds = count / perSecond;
  let rest = count % perSecond;
  if (rest < 0n) [seconds, rest] = [seconds - 1n, rest + perSecond];
  const digits = String(rest).padStart(String(perSecond).length - 1, '0');
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, -5)}.${digits}Z`;
}

export const ISO_PARSERS: NonNullable<ParquetReadOptions['parsers']> = {
  timestampFromMilliseconds: (count) => count && isoTime(BigInt(count), 1000n),
  timestampFromMicroseconds: (count) => count && isoTime(BigInt(count), 1_000_000n),
  timestampFromNanoseconds: (count) => count && isoTime(BigInt(count), 1_000_000_000n),
  dateFromDays: (days) => days && new Date(days * MILLIS_PER_DAY).toISOString().slice(0, 10),
};
