import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { latexText } from './exports/latexText.js';
import { markdownPlain } from './exports/markdownPlain.js';
import { plainMath, plainText } from './exports/plainText.js';
import { splitMath, texMath } from './exports/texMath.js';
import { evaluateFormula } from './records/formula.js';
import { textReferences, unboundNumbers } from './records/prose.js';
import { checkSafety, LONGEST_TEXT, unsafeText } from './records/safeText.js';
import { parseYaml } from './yamlDocument.js';
import { MOST_ERRORS, treeOrRefusal } from './yamlTree.js';

const MEGABYTE = 1_000_000;
const repeated = (piece: string, length = MEGABYTE): string => piece.repeat(Math.floor(length / piece.length));

// A reader whose work grows with the square of a text takes minutes for these, one whose work grows with the text well below a second:
// the time that a test has tells them apart, and none is asserted.
describe('a megabyte of hostile text is read in time that grows with its length', () => {
  it.each(['](', '[a](', '<', 'data ', '\\input'])('unsafeText of %j', (piece) => {
    expect(typeof unsafeText(`${repeated(piece)}x`)).toMatch(/undefined|object/);
  });

  it.each(['[@', '](', '`', '{value:', '1.'])('references and numbers in %j', (piece) => {
    expect(textReferences(repeated(piece))).toEqual([]);
    expect(Array.isArray(unboundNumbers(repeated(piece), []))).toBe(true);
  });

  it.each(['$', '\\$', '$a', '\\'])('formulas among %j', (piece) => {
    const text = repeated(piece);
    const length = splitMath(text).reduce((sum, part) => sum + part.text.length, 0);
    expect(length).toBeLessThanOrEqual(text.length);
  });

  it.each([' ', '\t ', '(', 'x_'])('text for LaTeX and for readers of %j', (piece) => {
    expect(latexText(repeated(piece)).length).toBeGreaterThan(0);
    expect(plainText(`$${repeated(piece === 'x_' ? 'x' : piece)}$`).length).toBeGreaterThanOrEqual(0);
  });

  it.each(['}', ']', ': ', '"', '&a ', '- ', '? ', '\n', '|', '{}'])('YAML of %j', (piece) => {
    // a fifth of a megabyte took more than a minute where each error looked through the whole text
    expect(treeOrRefusal(repeated(piece, MEGABYTE / 5), MEGABYTE)).toBeDefined();
  });

  it('YAML of a map with one key again and again', () => {
    expect(treeOrRefusal(repeated('a: 1\n', MEGABYTE / 5), MEGABYTE)).toHaveProperty(
      'document.errors.length',
      MOST_ERRORS,
    );
  });

  it('YAML of a map with keys that the schema does not know, of which the first are named', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `key${i}: 1\n`).join('');
    const { diagnostics } = parseYaml({ file: 'x.yaml', text }, z.strictObject({ known: z.number() }));
    expect(diagnostics).toHaveLength(MOST_ERRORS + 1);
    expect(diagnostics.at(-1)?.message).toBe(`${50_001 - MOST_ERRORS} further problems are not listed`);
  });
});

describe('a text in Markdown', () => {
  it('is refused where it is longer than any text of a record, or nested too deeply', () => {
    expect(() => markdownPlain('x'.repeat(LONGEST_TEXT + 1), [])).toThrow(
      'has 20001 characters, more than 20000. Shorten it.',
    );
    expect(() => markdownPlain('>'.repeat(LONGEST_TEXT), [])).toThrow('is nested too deeply');
    expect(markdownPlain('x'.repeat(LONGEST_TEXT), [])).toHaveLength(LONGEST_TEXT);
  });

  it('of a document is reported where it is too long', () => {
    const document = parseYaml({ file: 'x.yaml', text: `a: 1\nb: ${'x'.repeat(LONGEST_TEXT + 1)}\n` }, z.unknown());
    expect(checkSafety(document, document.value)).toMatchObject([{ line: 2, path: 'b' }]);
  });
});

describe('a formula', () => {
  const long = `${'x + '.repeat(50_000)}x`;

  it('of 200,000 characters is one formula', () => {
    expect(splitMath(`a $${long}$ b`)).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'math', text: long },
      { kind: 'text', text: ' b' },
    ]);
    expect(texMath(long)).toBe(long);
    expect(plainMath(long)).toBe(long);
  });

  it.each([
    ['$a$b$c$', 'a c'],
    ['$$a$', 'a'],
    ['$$$$', ''],
    ['\\$a$b$', 'b'],
    ['$a\\$b$', 'a\\$b'],
    ['$a\\\\$b$', 'a\\\\'],
    ['\\\\$a$b', ''],
    ['$a', ''],
    ['a$', ''],
    ['$\\', ''],
  ])('in %j ends at the first dollar that no backslash stands before', (text, formulas) => {
    const found = splitMath(text).filter(({ kind }) => kind === 'math');
    expect(found.map((piece) => piece.text).join(' ')).toBe(formulas);
  });

  it('nested too deeply is refused, and read up to there', () => {
    expect(plainMath(`${'{'.repeat(90)}x${'}'.repeat(90)}`)).toBe('x');
    for (const text of ['{'.repeat(20_000), '^'.repeat(20_000), '\\sqrt '.repeat(20_000)]) {
      expect(() => plainMath(text)).toThrow('is nested too deeply');
    }
  });

  it('of arithmetic nested too deeply is refused', () => {
    expect(evaluateFormula(`${'('.repeat(90)}2${')'.repeat(90)}`, new Map())).toBe(2);
    expect(evaluateFormula(`${'(1 + 1) * '.repeat(500)}0`, new Map())).toBe(0);
    for (const text of ['('.repeat(20_000), '-'.repeat(20_000)]) {
      expect(() => evaluateFormula(text, new Map())).toThrow('the formula is nested too deeply');
    }
  });
});
