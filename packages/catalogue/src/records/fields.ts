import * as z from 'zod';

/** Fields that several of the schemas of the catalogue share. */

export const identifier = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Give lower-case words joined by hyphens: ccfr-ratio')
  .max(80);
export const recordId = z.string().regex(/^[A-Z]{1,3}\d{3}$/, 'Give capital letters and three digits: L023');
export const referenceKey = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'Give the key of a reference: CCFR1991');
export const printedNumber = z
  .string('Quote the number as the source prints it, so that its digits survive: "0.82"')
  .regex(/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/, 'Give a number as printed: "0.82"')
  .refine((text) => Number.isFinite(Number(text)), 'Give a number in the range of double precision');
export const printedError = printedNumber.refine((text) => Number(text) >= 0, 'Give the error without a sign');
export const text = z.string().trim().min(1).max(20_000);
export const shortText = z.string().trim().min(1).max(400);
export const date = z.iso.date('Give a day: 2026-05-16');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Give a SHA-256 in 64 hexadecimal digits');

/** A web address that a page may link to. */
export const webAddress = z.string().regex(/^https:\/\/[^\s<>"'\\]+$/, 'Give an https:// address');

/** Who did something: a git identity, or an automatic check by its name. */
export const actor = z.union([
  z.strictObject({
    name: shortText,
    email: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'Give the e-mail address of the git identity'),
  }),
  z.strictObject({ check: identifier }),
]);
