import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './node.js';
import { parseReferences } from './references.js';

const paper = (extra: string) => `schemaVersion: 1
references:
  CCFR1991:
    type: article
    authors: ["Mishra, S. R.", others]
    title: Neutrino tridents and W Z interference
    year: 1991
${extra}`;

const read = (text: string) => parseReferences({ file: 'references.yaml', text });

describe('references', () => {
  it('come out under their keys', () => {
    const { value, diagnostics } = read(paper('    doi: 10.1103/PhysRevLett.66.3117\n'));
    expect(diagnostics).toEqual([]);
    expect(value?.get('CCFR1991')).toMatchObject({ key: 'CCFR1991', doi: '10.1103/PhysRevLett.66.3117', year: 1991 });
  });

  it('reject unknown fields and identifiers with a prefix or version, all at once', () => {
    const { diagnostics } = read(
      paper('    doi: https://doi.org/10.1103/x\n    arxiv: 1406.2332v2\n    inspire: Mishra1991\n    jurnal: PRL\n'),
    );
    expect(diagnostics.map((d) => [d.line, d.path]).sort()).toEqual([
      [10, 'references.CCFR1991.inspire'],
      [11, 'references.CCFR1991'],
      [8, 'references.CCFR1991.doi'],
      [9, 'references.CCFR1991.arxiv'],
    ]);
    expect(diagnostics.find((d) => d.line === 11)?.remedy).toBe('Did you mean "journal"?');
  });

  it.each([
    ['a <script>alert(1)</script>', 'reads as HTML'],
    ['javascript:alert(1)', 'runs or reads something'],
    ['\\\\input{/etc/passwd}', 'TeX command'],
    ['[here](http://example.org)', 'is not a link to the web'],
  ])('reject %s in a text, which ends up in pages and in TeX', (text, message) => {
    for (const field of ['journal', 'note', 'publisher']) {
      const { diagnostics } = read(paper(`    ${field}: "${text}"\n`));
      expect(diagnostics).toMatchObject([{ line: 8, path: `references.CCFR1991.${field}` }]);
      expect(diagnostics[0].message).toContain(message);
    }
  });

  it('reject a file of another version, and keys that are no words', () => {
    expect(read(paper('').replace('1', '2')).diagnostics).toMatchObject([{ path: 'schemaVersion' }]);
    expect(read(paper('').replace('CCFR1991:', '"<b>":')).diagnostics).toHaveLength(1);
  });

  it('reject the same paper under two keys', () => {
    const text = paper('    arxiv: hep-ex/9811012\n').replace('schemaVersion: 1\nreferences:\n', '');
    const { diagnostics } = read(`schemaVersion: 1\nreferences:\n${text}${text.replace('CCFR1991', 'Other1991')}`);
    expect(diagnostics.map((d) => [d.line, d.message])).toEqual([
      [14, 'arxiv hep-ex/9811012 is also that of CCFR1991'],
    ]);
  });
});

const { references } = await loadCatalogue();

describe('the references in the data folder', () => {
  it('hold the papers of the L023 page under the keys that it uses', () => {
    for (const key of [
      'CCFR1991',
      'CHARMII1990',
      'NuTeV1998',
      'Altmannshofer2014',
      'Altmannshofer2019',
      'KanetaShimomura2017',
      'CsakiFalkowskiWeiler2008',
    ]) {
      expect(references.has(key), key).toBe(true);
    }
  });

  it('hold every journal paper with a DOI, except where none was found', () => {
    const without = [...references.values()].filter((r) => r.type === 'article' && r.doi === undefined);
    expect(without.filter((r) => r.journal !== undefined).map((r) => r.key)).toEqual(['DeWinter1989']);
    // cited as a preprint: the journal could not be looked up
    const preprints = without.filter((r) => r.journal === undefined);
    expect(preprints.filter((r) => r.arxiv === undefined || r.status !== 'unverified')).toEqual([]);
  });
});
