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

/**
 * What a file says that a column stands for. Whole numbers of some width are named in the older way, which all programs read: the library
 * does not write the newer one so that others can read it.
 */
export function describedElement(element: SchemaElement): SchemaElement {
  const { logical_type: logical, ...bare } = element;
  if (logical?.type !== 'INTEGER') return element;
  const older = `${logical.isSigned ? 'INT' : 'UINT'}_${logical.bitWidth}` as NonNullable<
    SchemaElement['converted_type']
  >;
  return { ...bare, converted_type: older };
}

const MILLIS_PER_DAY = 86_400_000;

/** Times with all their digits, where another format is written. */
function isoTime(count: bigint, perSecond: bigint): string {
  let seconds = count / perSecond;
  let rest = count % perSecond;
  if (rest < 0n) [seconds, rest] = [seconds - 1n, rest + perSecond];
  const digits = String(rest).padStart(String(perSecond).length - 1, '0');
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, -5)}.${digits}Z`;
}

const ofTime = (perSecond: bigint) => (count: bigint | null | undefined) =>
  count === undefined || count === null ? count : isoTime(BigInt(count), perSecond);

/** Times and dates as text. */
export const ISO_PARSERS: NonNullable<ParquetReadOptions['parsers']> = {
  timestampFromMilliseconds: ofTime(1000n),
  timestampFromMicroseconds: ofTime(1_000_000n),
  timestampFromNanoseconds: ofTime(1_000_000_000n),
  dateFromDays: (days: number | null | undefined) =>
    days === undefined || days === null ? days : new Date(days * MILLIS_PER_DAY).toISOString().slice(0, 10),
};
