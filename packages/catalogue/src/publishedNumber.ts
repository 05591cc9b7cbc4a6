import * as z from 'zod';

const printedNumber = z
  .string('Quote the number as the paper prints it, so that its digits survive: "0.82"')
  .regex(/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/, 'Give a number as printed: "0.82"');
const printedError = printedNumber.refine((text) => Number(text) >= 0, 'Give the error without a sign');
/** Whether a source says so, or this catalogue chose it. */
export const basisSchema = z.enum(['published', 'assumed']);
/** Lower-case words joined by hyphens. */
export const identifierSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give lower-case words joined by hyphens: ccfr-ratio');

/** Fields of every published number of an experiment file. */
export const numberFields = {
  valueId: identifierSchema,
  value: printedNumber,
  source: z.string(),
  /** Papers the number was read in, where that is not the source itself. */
  quotedIn: z.array(z.string()).optional(),
  note: z.string().optional(),
};
/** The error of a published number: one, or one in each direction. */
export const errorSchema = z.union([printedError, z.strictObject({ plus: printedError, minus: printedError })]);

type ErrorEntry = z.infer<typeof errorSchema>;
type NumberEntry = z.infer<z.ZodObject<typeof numberFields>> & { error?: ErrorEntry | undefined };

/** A published number: its digits as printed and parsed. A symmetric error has `errorPlus` = `errorMinus`. */
export interface PublishedNumber {
  readonly valueId: string;
  readonly valueText: string;
  readonly value: number;
  readonly errorText?: string | { readonly plus: string; readonly minus: string };
  readonly errorPlus?: number;
  readonly errorMinus?: number;
  readonly source: string;
  readonly quotedIn: readonly string[];
  readonly note?: string;
}

/** The number of an entry of a file. */
export function publishedNumber(entry: NumberEntry): PublishedNumber {
  const { valueId, value, error, source, quotedIn, note } = entry;
  return {
    valueId,
    valueText: value,
    value: Number(value),
    ...(error !== undefined && { errorText: error, ...parseError(error) }),
    source,
    quotedIn: quotedIn ?? [],
    ...(note !== undefined && { note }),
  };
}

/** The two errors of an entry; equal unless it has both. */
export function parseError(error: ErrorEntry): { errorPlus: number; errorMinus: number } {
  if (typeof error === 'string') return { errorPlus: Number(error), errorMinus: Number(error) };
  return { errorPlus: Number(error.plus), errorMinus: Number(error.minus) };
}
