import { describe, expect, it } from 'vitest';
import { ccfr } from '../../test/toyExport.js';
import { loadCatalogue } from '../node.js';
import type { Reference } from '../references.js';
import { bibtex, citationKey } from './bibtex.js';

interface Entry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reader of BibTeX of its own: fields in braces that match, where a backslash hides nothing, as in BibTeX. */
function readBibtex(text: string): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  const expectNext = (pattern: RegExp): RegExpExecArray => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) throw new Error(`cannot be read from "${text.slice(at, at + 40)}"`);
    at = pattern.lastIndex;
    return match;
  };
  while (text.slice(at).trim() !== '') {
    const [, type, key] = expectNext(/\s*@(\w+)\{([^\s,{}"#%'()=]+),\s*/y);
    const fields: Record<string, string> = {};
    while (text[at] !== '}') {
      const [, name] = expectNext(/([a-zA-Z]+) = \{/y);
      const start = at;
      for (let depth = 1; depth > 0; at++) {
        if (at >= text.length) throw new Error('a brace is not closed');
        if (text[at] === '{') depth++;
        if (text[at] === '}') depth--;
      }
      fields[name] = text.slice(start, at - 1);
      expectNext(/,\s*/y);
    }
    at++;
    entries.push({ type, key, fields });
  }
  return entries;
}

const entry = (changes: Partial<Reference>): Entry => readBibtex(bibtex([{ ...ccfr, ...changes }]))[0];

describe('BibTeX', () => {
  it('has the key of INSPIRE, else ours', () => {
    expect(entry({}).key).toBe('Mishra:1991bv');
    const { inspire: _, ...own } = ccfr;
    expect(citationKey(own)).toBe('CCFR1991');
  });

  it('has the fields of an article', () => {
    expect(entry({ arxiv: 'hep-ex/9811012', reportNumber: 'NEVIS-1437' })).toEqual({
      type: 'article',
      key: 'Mishra:1991bv',
      fields: {
        author: 'Mishra, S. R. and others',
        collaboration: 'CCFR',
        title: '{Neutrino tridents and $W$-$Z$ interference}',
        journal: 'Phys. Rev. Lett.',
        volume: '66',
        pages: '3117--3120',
        year: '1991',
        doi: '10.1103/PhysRevLett.66.3117',
        eprint: 'hep-ex/9811012',
        archivePrefix: 'arXiv',
        reportNumber: 'NEVIS-1437',
      },
    });
  });

  it('has the fields that the other types require', () => {
    const report = entry({ type: 'report', publisher: 'NIST', reportNumber: 'NISTIR 5632' });
    expect(report).toMatchObject({ type: 'techreport', fields: { institution: 'NIST', number: 'NISTIR 5632' } });
    // BibTeX and biblatex want an institution of every report
    const preprint = entry({ type: 'report', publisher: undefined, reportNumber: 'FERMILAB-PUB-21-1' });
    expect(preprint).toMatchObject({ type: 'misc', fields: { reportNumber: 'FERMILAB-PUB-21-1' } });
    const thesis = entry({ type: 'thesis', publisher: 'Indiana University', reportNumber: 'OSTI 3006316' });
    expect(thesis).toMatchObject({ type: 'phdthesis', fields: { school: 'Indiana University' } });
    const unnamed = entry({ authors: ['others'], collaboration: 'NOvA' });
    expect(unnamed.fields.author).toBe('{NOvA Collaboration}');
    expect(entry({ type: 'proceedings', journal: 'ICHEP' })).toMatchObject({
      type: 'inproceedings',
      fields: { booktitle: 'ICHEP' },
    });
    expect(entry({ type: 'book', publisher: 'ACS' })).toMatchObject({ type: 'book', fields: { publisher: 'ACS' } });
    const archive = entry({ type: 'dataset', publisher: 'University of Virginia' });
    expect(archive).toMatchObject({ type: 'misc', fields: { organization: 'University of Virginia' } });
    expect(archive.fields.publisher).toBeUndefined();
  });

  it('keeps institutions in one piece and joins people by "and"', () => {
    const { author } = entry({
      authors: ['de Vries, H.', 'Martín-Albo, Justo', 'SAE International', 'Salt and Pepper, A.'],
    }).fields;
    expect(author).toBe("de Vries, H. and Mart{\\'i}n-Albo, Justo and {SAE International} and {Salt and Pepper, A.}");
  });

  it('leaves article numbers alone', () => {
    for (const pages of ['053B04', '091801', '008']) expect(entry({ pages }).fields.pages).toBe(pages);
    expect(entry({ pages: '69–95' }).fields.pages).toBe('69--95');
  });

  it('survives hostile text', () => {
    const title = '50% of #1 & {x_y} "q" \\input{x} } @article{y,';
    const read = readBibtex(bibtex([{ ...ccfr, title }, ccfr]));
    expect(read).toHaveLength(2);
    expect(read[0].fields.title).toBe(
      "{50\\% of \\#1 \\& {\\textbraceleft}x\\_y{\\textbraceright} ``q'' \\textbackslash{}input{\\textbraceleft}x{\\textbraceright} " +
        '{\\textbraceright} @article{\\textbraceleft}y,}',
    );
    expect(entry({ doi: '10.1000/a_b%7D{c}' }).fields.doi).toBe('10.1000/a_b%7D%7Bc%7D');
  });

  // BibTeX counts every brace, whatever stands before it: "an entry's braces have to match" (btxdoc)
  it.each([
    'a } b',
    'a { b',
    '} a {',
    'the set $\\{ x \\}$',
    'half open $\\left\\{ x \\right. a$',
    '$x \\\\{y}$',
    '}$\\}a$',
  ])('keeps the braces of %j in balance, and what follows in its place', (title) => {
    const [first, second] = readBibtex(bibtex([{ ...ccfr, title, authors: ['Doe}, J.'], journal: 'J. } X' }, ccfr]));
    expect(Object.keys(first.fields)).toEqual(Object.keys(second.fields));
    expect(second).toEqual(entry({}));
  });

  it('writes braces of formulas and of texts as what prints them', () => {
    expect(entry({ title: 'a } $\\{x\\}a$' }).fields.title).toBe('{a {\\textbraceright} $\\lbrace x\\rbrace a$}');
  });

  it('keeps what was not verified out of print', () => {
    const { annote, note } = entry({ status: 'unverified', note: 'Volume from memory.' }).fields;
    expect([annote, note]).toEqual(['Bibliographic details not verified. Volume from memory.', undefined]);
  });

  it('holds every reference of the catalogue, each under a key of its own, in ASCII', async () => {
    const references = [...(await loadCatalogue()).references.values()];
    const text = bibtex(references);
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    const entries = readBibtex(text);
    expect(entries.map(({ key }) => key)).toEqual(references.map(citationKey));
    expect(new Set(entries.map(({ key }) => key)).size).toBe(references.length);
    for (const { fields } of entries)
      expect(Object.keys(fields)).toEqual(expect.arrayContaining(['author', 'title', 'year']));
  });
});
