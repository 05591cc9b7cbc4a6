import * as z from 'zod';

/** A number, or null where there is none or none that is finite. */
export const numberOrNull = z.number().nullable();
export const numberColumn = z.array(numberOrNull);
export const booleanColumn = z.array(z.boolean());

/** Errors source by source, a column for each. */
export const budgetRecord = z
  .record(z.string(), numberColumn)
  .describe('one standard deviation of each source, relative, with its sign, and total: all in quadrature');

/** Rows whose reason is told; verdicts and nulls say of all others that they are invalid. */
const MOST_REASONS = 1000;

export const invalidRows = {
  invalid: z
    .array(z.object({ row: z.int(), reason: z.string() }))
    .max(MOST_REASONS)
    .describe('why a row could not be used'),
  invalidCount: z.int().describe('how many there are, all told'),
};

/** Why rows could not be used: the first of them, and how many there are. */
export const invalidOf = (invalid: ReadonlyMap<number, string>) => ({
  invalid: [...invalid.entries()].slice(0, MOST_REASONS).map(([row, reason]) => ({ row, reason })),
  invalidCount: invalid.size,
});
