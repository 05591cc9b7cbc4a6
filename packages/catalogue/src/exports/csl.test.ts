import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ccfr } from '../../test/toyExport.js';
import { loadCatalogue } from '../node.js';
import type { Reference } from '../references.js';
import { citationKey } from './bibtex.js';
import { cslItems } from './csl.js';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../test/csl/csl-data.json', import.meta.url), 'utf8')),
);
const item = (changes: Partial<Reference>) => cslItems([{ ...ccfr, ...changes }])[0];

describe('CSL-JSON', () => {
  it('is valid by the schema of CSL 1.0, for every reference of the catalogue', async () => {
    const references = [...(await loadCatalogue()).references.values()];
    const items = cslItems(references);
    expect(schema.safeParse(items).error).toBeUndefined();
    expect(items.map(({ id }) => id)).toEqual(references.map(citationKey));
    // the schema does tell: unknown variables and types fail
    expect(schema.safeParse([{ ...items[0], titel: 'x' }]).success).toBe(false);
    expect(schema.safeParse([{ ...items[0], type: 'article-jurnal' }]).success).toBe(false);
  });

  it('names the variables as CSL does', () => {
    expect(item({ number: '5', reportNumber: 'NEVIS-1437' })).toEqual({
      id: 'Mishra:1991bv',
      type: 'article-journal',
      author: [{ family: 'Mishra', given: 'S. R.' }, { literal: 'CCFR Collaboration' }],
      title: 'Neutrino tridents and W-Z interference',
      issued: { 'date-parts': [[1991]] },
      'container-title': 'Phys. Rev. Lett.',
      volume: '66',
      issue: '5',
      page: '3117-3120',
      number: 'NEVIS-1437',
      DOI: '10.1103/PhysRevLett.66.3117',
      URL: 'https://doi.org/10.1103/PhysRevLett.66.3117',
    });
  });

  it('takes names apart: particles, suffixes, institutions, lists that are cut', () => {
    const { collaboration: _, ...alone } = ccfr;
    const authors = ['de Vries, H.', 'Writer, Jr., A.', 'SAE International', 'others'];
    expect(cslItems([{ ...alone, authors }])[0].author).toEqual([
      { family: 'Vries', given: 'H.', 'non-dropping-particle': 'de' },
      { family: 'Writer', given: 'A.', suffix: 'Jr.' },
      { literal: 'SAE International' },
      { literal: 'others' },
    ]);
  });

  it('writes TeX of titles as Unicode, and points to arXiv where there is no DOI', () => {
    const { doi: _, ...withoutDoi } = ccfr;
    const title = 'The $L_\\mu - L_\\tau$ boson';
    expect(cslItems([{ ...withoutDoi, title, arxiv: '1406.2332' }])[0]).toMatchObject({
      title: 'The L<sub>μ</sub> − L<sub>τ</sub> boson',
      URL: 'https://arxiv.org/abs/1406.2332',
      archive: 'arXiv',
      archive_location: '1406.2332',
    });
    expect(item({ doi: '10.1002/(SICI)1<5::AID>3.0;2-#' }).URL).toBe(
      'https://doi.org/10.1002/(SICI)1%3C5::AID%3E3.0;2-%23',
    );
    expect(() => item({ doi: '10.1000/\ud800' })).toThrow(/half a character/);
  });
});
