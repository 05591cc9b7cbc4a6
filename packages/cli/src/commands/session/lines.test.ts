import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, LineCutter } from './lines.js';

/** The lines of bytes that arrive in pieces of these lengths. */
function linesOf(bytes: Buffer, lengths: readonly number[], longest?: number): Line[] {
  const lines: Line[] = [];
  const cutter = new LineCutter((line) => lines.push(line), longest);
  let at = 0;
  for (const length of lengths) {
    cutter.add(bytes.subarray(at, at + length));
    at += length;
  }
  cutter.add(bytes.subarray(at));
  cutter.end();
  return lines;
}

describe('LineCutter', () => {
  it('finds the same lines however the bytes arrive, characters of several bytes cut in two among them', () => {
    const text = fc
      .array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 })
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, fc.array(fc.nat(7)), (given, lengths) => {
        const found = linesOf(Buffer.from(given), lengths).map(String);
        expect(found).toEqual(given.split('\n').filter((line) => Buffer.from(line).some((byte) => byte > 0x20)));
      }),
    );
  });

  it('passes over a line that is too long, wherever it ends, and goes on with the next', () => {
    const bytes = Buffer.from('short\n0123456789\nalso\n0123456789');
    expect(linesOf(bytes, [7, 3, 20], 9).map(String)).toEqual(['short', 'too long', 'also', 'too long']);
    expect(linesOf(bytes, [], 10).map(String)).toEqual(['short', '0123456789', 'also', '0123456789']);
  });
});
