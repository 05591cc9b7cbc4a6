import { describe, expect, it } from 'vitest';
import { problems, readToy, sha256, toyRecord, toyValue } from '../../test/toyRecord.js';
import { parseRecord } from './record.js';

const text = (words: string) => `sections:\n  - id: why\n    title: Why\n    text: ${JSON.stringify(words)}`;

describe('a record', () => {
  it('comes out with its numbers parsed and its status computed', () => {
    const { value, diagnostics } = readToy({}, { sha256 });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ id: 'T001', status: 'draft' });
    if (value?.kind !== 'record') throw new Error('not a record');
    expect(value.values[0]).toMatchObject({ number: '0.82', value: 0.82, errorPlus: 0.28, errorMinus: 0.28 });
    expect(value.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reports all problems of its form at once, with their lines', () => {
    const source = toyRecord({
      kind: 'kind: record\ncolour: red',
      slug: 'slug: A B',
      values: 'values:\n  - { id: x }',
    });
    const { value, diagnostics } = parseRecord({ file: 'x.yaml', text: source });
    expect(value).toBeUndefined();
    const found = diagnostics.map(({ line, path }) => `${line} ${path}`);
    expect(found).toContain('3 ');
    expect(found).toContain('5 slug');
    expect(found).toContain('11 values[0].number');
  });

  it('wants numbers quoted, so that their digits survive', () => {
    const { diagnostics } = readToy({ values: `values:\n${toyValue('ratio', '0.820', '"0.28"')}` });
    expect(diagnostics[0]).toMatchObject({ path: 'values[0].number' });
    expect(diagnostics[0].remedy).toContain('Quote the number');
  });

  it('takes units from a closed list', () => {
    const values = toyRecord()
      .split('\n')
      .find((line) => line.includes('id: ratio')) as string;
    const { diagnostics } = readToy({ values: `values:\n${values.replace('unit: none', 'unit: furlong')}` });
    expect(diagnostics.map(({ path }) => path)).toEqual(['values[0].unit']);
  });

  it('puts measured values first', () => {
    const projected = toyValue('other', '"1.0"', '"0.1"', 'role: projection, ');
    const list = `values:\n${projected}\n${toyValue('ratio', '"0.82"', '"0.28"')}`;
    expect(problems({ values: list })).toEqual(['error values[1].role: a measured value after one that is not']);
  });

  it('has every id once', () => {
    const one = toyValue('ratio', '"0.82"', '"0.28"');
    expect(problems({ values: `values:\n${one}\n${one}` })).toEqual(['error values[1].id: id "ratio" is used twice']);
  });

  it('lists what it cites', () => {
    expect(problems({ references: 'references: [NuTeV1998]' })).toEqual([
      'error references: CCFR1991 is cited and not listed',
    ]);
  });

  it('cites references that exist', () => {
    const { diagnostics } = readToy({}, { references: new Map([['CCFR1992', {} as never]]) });
    expect(new Set(diagnostics.map(({ remedy }) => remedy))).toEqual(new Set(['Did you mean "CCFR1992"?']));
  });

  it('says where each number stands; a draft may leave that open with a warning', () => {
    const values = `values:\n${toyValue('ratio', '"0.82"', '"0.28"').replace(', claim: { snapshot: toy }', '')}`;
    expect(problems({ values })).toEqual(['warning values[0]: nothing says where the number stands']);
  });

  it('is known by a hash that layout, key order and history leave alone and content changes', () => {
    const hash = (changes: Record<string, string>) => {
      const { value } = readToy(changes, { sha256 });
      return value?.kind === 'record' ? value.contentHash : undefined;
    };
    expect(hash({ slug: 'slug:    "toy"' })).toBe(hash({}));
    expect(hash({ slug: '', title: 'title: $\\nu_\\mu N$\nslug: toy' })).toBe(hash({}));
    expect(hash({ slug: 'slug: other' })).not.toBe(hash({}));
  });

  it('that moved or was split says where to', () => {
    const at = 'at: 2026-01-01\nnote: Renamed.\n';
    const moved = parseRecord({ file: 'x', text: `schemaVersion: 1\nkind: moved\nid: T001\nto: T002\n${at}` });
    expect(moved).toMatchObject({ value: { kind: 'moved', to: 'T002' }, diagnostics: [] });
    const split = parseRecord({ file: 'x', text: `schemaVersion: 1\nkind: split\nid: T001\nto: [T002]\n${at}` });
    expect(split.diagnostics.map(({ path }) => path)).toEqual(['to']);
  });
});

describe('the text of a record', () => {
  it('refers to values and papers that exist', () => {
    expect(
      problems(
        { sections: text('See {value:ratioo}, {number:seen} [@Nobody1900].') },
        { references: new Map([['CCFR1991', {} as never]]) },
      ),
    ).toEqual([
      'error sections[0].text: no value "ratioo" to refer to',
      'error sections[0].text: no reference "Nobody1900"',
      'error references: Nobody1900 is cited and not listed',
    ]);
  });

  it('does not write numbers out that are values', () => {
    expect(problems({ sections: text('The ratio is 0.82.') })).toEqual([
      'error sections[0].text: the number 0.82 is written out',
    ]);
  });

  it.each([
    ['<script>alert(1)</script>', 'reads as HTML'],
    ['[a](javascript:alert(1))', 'an address that runs'],
    ['[a](http://example.org)', 'not a link to the web'],
    ['$\\input{/etc/passwd}$', 'the TeX command \\input'],
    ['$\\href{x}{y}$', 'the TeX command \\href'],
    ['a\u202eb', 'a control character'],
  ])('refuses %s', (words, message) => {
    const [found, ...rest] = problems({ sections: text(words) });
    expect(found).toContain(message);
    expect(rest).toEqual([]);
  });

  it('refuses a script in the title', () => {
    expect(problems({ title: 'title: "<script src=x>"' })[0]).toBe('error title: "<script" reads as HTML');
  });
});

describe('hostile YAML', () => {
  const read = (source: string) => parseRecord({ file: 'x.yaml', text: source }).diagnostics;

  it('with aliases that stand for ever more data is refused', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijk'.split('').map((c, i) => `${c}: &${c} [*${'abcdefghij'[i]}, *${'abcdefghij'[i]}]`),
    ];
    expect(read(bomb.join('\n'))).toMatchObject([{ line: 2, message: 'an alias is not allowed' }]);
  });

  it('that is very large or very deep is refused without parsing', () => {
    expect(read('a'.repeat(2_000_000))).toMatchObject([{ message: expect.stringContaining('2000000 characters') }]);
    expect(read('['.repeat(100_000))).toMatchObject([{ message: 'the file is nested too deeply' }]);
    expect(read('- '.repeat(50_000))).toMatchObject([{ message: 'the file is nested too deeply' }]);
  });
});
