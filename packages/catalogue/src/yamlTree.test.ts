import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultDataFolder } from './node.js';
import { aliasOffset, parse, readYamlTree, treeOrRefusal, type YamlTree } from './yamlTree.js';

const record = readFileSync(`${defaultDataFolder}/records/L023.yaml`, 'utf8');
/** The first lines of a record, its values and a block text: short enough to be parsed thousands of times. */
const sample = record.split('\n').slice(0, 60).join('\n');

// the yaml package warns of keys that are lists
beforeAll(() => vi.spyOn(process, 'emitWarning').mockReturnValue(undefined));
afterAll(() => vi.restoreAllMocks());

/** Everything that diagnostics and values are made from. */
function content({ document, lineCounter }: YamlTree): unknown {
  const problems = (list: typeof document.errors | typeof document.warnings) =>
    list.map(({ code, message, pos, linePos }) => ({ code, message, pos, linePos }));
  const alias = aliasOffset(document.contents);
  // an alias is refused before it is followed
  const isUsable = document.errors.length === 0 && alias === undefined;
  return {
    errors: problems(document.errors),
    warnings: problems(document.warnings),
    alias,
    lines: lineCounter.lineStarts,
    value: isUsable ? document.toJS() : undefined,
  };
}

function expectSame(text: string): void {
  expect(content(readYamlTree(text))).toEqual(content(parse(text, true)));
}

/** Pieces that change what a document means: keys twice, aliases, tags, quotes, indentation, further documents. */
const PIECES = [
  'id: a\n',
  'id: b\n',
  '  id: c\n',
  '*a',
  '&a ',
  '<<: *a\n',
  '!!str ',
  '!!set ',
  '!!omap\n',
  '!x ',
  '? ',
  ': ',
  '- ',
];
const MORE = [
  '{ a: 1, a: 2 }',
  '[a: 1, a: 1]',
  '{ "a": 1, a: 2 }',
  '"',
  "'",
  '#',
  ' #',
  '\n',
  '\n\n',
  '\t',
  '  ',
  '---\n',
  '...\n',
];
const NUMBERS = [
  '1: a\n1: b\n',
  '.nan: a\n.nan: b\n',
  '1: a\n"1": b\n',
  '~: a\nnull: b\n',
  '0x1: a\n1: b\n',
  '%YAML 1.1\n---\n',
  '>-\n',
  '|\n',
];
const piece = fc.constantFrom(...PIECES, ...MORE, ...NUMBERS);

describe('the tree of a YAML text', () => {
  it('is the one that comparing every key with every other gives, whatever is cut out, put in or moved', () => {
    const change = fc.tuple(fc.nat(sample.length), fc.nat(40), piece);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let text = sample;
        for (const [at, length, inserted] of changes) text = text.slice(0, at) + inserted + text.slice(at + length);
        expectSame(text);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same for texts made of pieces alone', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => expectSame(pieces.join(''))),
      { numRuns: 1500 },
    );
  });

  it.each([...PIECES, ...MORE, ...NUMBERS])('is the same for %j', (text) => expectSame(text));

  it('names the line of a key given twice, in a block, in braces and below a list', () => {
    for (const text of ['a: 1\nb: 2\na: 3\n', 'a: { b: 1, c: 2,\n  b: 3 }\n', 'a:\n  - b: 1\n    b: 2\n']) {
      const [problem] = readYamlTree(text).document.errors;
      expect(problem.code).toBe('DUPLICATE_KEY');
      expect(problem.linePos?.[0].line).toBe(text.split('\n').length - 1);
    }
  });
});

const refusal = (text: string, maximum = 1_000_000) => {
  const found = treeOrRefusal(text, maximum);
  return 'message' in found ? found.message : undefined;
};

describe('a text that is not parsed', () => {
  it('is too long, or nested too deeply', () => {
    expect(refusal('a: b', 3)).toBe('the file has 4 characters, more than 3');
    expect(refusal('['.repeat(200))).toBe('the file is nested too deeply');
    expect(refusal(record)).toBeUndefined();
  });

  // 100 levels are read, 101 are not, however they are written and whatever stands in strings between them
  it.each<[string, (levels: number) => string]>([
    ['lists in brackets', (n) => '['.repeat(n) + ']'.repeat(n)],
    ['brackets that strings seem to close', (n) => '["]]]]", '.repeat(n) + ']'.repeat(n)],
    ['maps in braces', (n) => '{a: '.repeat(n) + '}'.repeat(n)],
    ['maps by indentation', (n) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    ['lists on one line', (n) => `${'- '.repeat(n)}a`],
    ['keys that are maps', (n) => `${'? '.repeat(n)}a`],
  ])('is nested too deeply by %s', (_, text) => {
    expect(refusal(text(100))).toBeUndefined();
    for (const levels of [102, 900, 1200]) expect(refusal(text(levels))).toBe('the file is nested too deeply');
  });

  it('is none for brackets inside strings, comments and block texts', () => {
    const many = '['.repeat(5000);
    expect(refusal(`a: "${many}"\nb: '${many}'\nc: |\n  ${many}\n# ${many}\n`)).toBeUndefined();
  });
});

describe('work', () => {
  it('on errors ends after a hundred of them', () => {
    expect(parse('}'.repeat(100_000), false).document.errors.length).toBeLessThanOrEqual(101);
  });

  it('on a key twice among many is by hash, and says what the yaml package says', () => {
    const keys = Array.from({ length: 400 }, (_, i) => `key${i}: 1\n`).join('');
    for (const text of [
      `${keys}key7: 2\n`,
      `- ${keys.replace(/\n(?=.)/g, '\n  ')}  key7: 2\n  key9: 2\n`,
      `${keys}key7: [1\n`,
    ])
      expectSame(text);
  });
});
