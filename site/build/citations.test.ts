import type { Reference } from '@nereid/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ccfr } from '../../packages/catalogue/test/toyExport.js';
import {
  citationHtml,
  fullAuthors,
  publishedIn,
  referenceLabel,
  referenceLinks,
  requireReference,
} from './citations.js';
import { attribute, elementsOf, textOf } from './testing/html.js';

const { collaboration: _, ...withoutCollaboration } = ccfr;
const by = (...authors: string[]): Reference => ({ ...withoutCollaboration, authors });

describe('authors', () => {
  it.each([
    [['Mishra, S. R.'], 'Mishra 1991', 'S. R. Mishra'],
    [['Kaneta, Y.', 'Shimomura, T.'], 'Kaneta & Shimomura 1991', 'Y. Kaneta and T. Shimomura'],
    [['Mishra, S. R.', 'others'], 'Mishra et al. 1991', 'S. R. Mishra et al.'],
    [['A, B.', 'C, D.', 'E, F.'], 'A et al. 1991', 'B. A, D. C and F. E'],
    [['A, B.', 'C, D.', 'others'], 'A et al. 1991', 'B. A, D. C et al.'],
    [['{Particle Data Group}'], '{Particle Data Group} 1991', '{Particle Data Group}'],
    [[...'ABCDEFG'].map((name) => `${name}, X.`), 'A et al. 1991', 'X. A, X. B, X. C, X. D, X. E, X. F et al.'],
  ])('%j are called %s and listed as %s', (authors, label, list) => {
    expect(referenceLabel(by(...authors))).toBe(label);
    expect(fullAuthors(by(...authors))).toBe(list);
  });

  it('stand back behind a collaboration in running text', () => {
    expect(referenceLabel(ccfr)).toBe('CCFR 1991');
    expect(fullAuthors(ccfr)).toBe('S. R. Mishra et al. (CCFR)');
    expect(fullAuthors({ ...ccfr, authors: ['others'] })).toBe('CCFR Collaboration');
  });
});

describe('where a paper appeared', () => {
  it('is its journal, volume, year and pages', () => {
    expect(publishedIn(ccfr)).toBe('Phys. Rev. Lett. 66 (1991) 3117–3120');
    expect(publishedIn({ ...ccfr, number: '24' })).toBe('Phys. Rev. Lett. 66(24) (1991) 3117–3120');
    const { volume: _volume, pages: _pages, ...bare } = ccfr;
    expect(publishedIn(bare)).toBe('Phys. Rev. Lett. (1991)');
  });

  it('is the publisher or the report number of what is in no journal', () => {
    const { journal: _journal, ...rest } = ccfr;
    expect(publishedIn({ ...rest, publisher: 'CERN', reportNumber: 'CERN-EP-1' })).toBe('CERN, CERN-EP-1, 1991');
    expect(publishedIn(rest)).toBe('1991');
  });

  it('is linked: the journal, then the preprint', () => {
    expect(referenceLinks({ ...ccfr, arxiv: 'hep-ex/9811012' })).toEqual([
      { label: 'doi:10.1103/PhysRevLett.66.3117', url: 'https://doi.org/10.1103/PhysRevLett.66.3117' },
      { label: 'arXiv:hep-ex/9811012', url: 'https://arxiv.org/abs/hep-ex/9811012' },
    ]);
    const { doi: _doi, ...unlinked } = ccfr;
    expect(referenceLinks(unlinked)).toEqual([]);
  });
});

describe('a citation in HTML', () => {
  it('has the title as a cite with its formulas typeset, and external links', () => {
    const elements = elementsOf(citationHtml(ccfr));
    const names = elements.map(({ tagName }) => tagName);
    expect(names[0]).toBe('cite');
    expect(names.filter((name) => name === 'math')).toHaveLength(2);
    const link = elements.find(({ tagName }) => tagName === 'a');
    expect(link?.attrs).toEqual([
      { name: 'href', value: 'https://doi.org/10.1103/PhysRevLett.66.3117' },
      { name: 'rel', value: 'external' },
    ]);
  });

  it('says where the details were not verified', () => {
    expect(textOf(citationHtml({ ...ccfr, status: 'unverified' }))).toMatch(/Details not verified\.$/);
    expect(textOf(citationHtml(ccfr))).not.toContain('verified');
  });

  it('shows hostile authors, journals and addresses as text, and makes no element of them', () => {
    const hostile = fc.stringMatching(/^[a-c<>"'&=/ ]{1,20}$/).filter((text) => /\S/.test(text));
    fc.assert(
      fc.property(hostile, hostile, hostile, (author, journal, doi) => {
        const html = citationHtml({ ...by(author), journal, doi, title: 'Title' });
        const elements = elementsOf(html);
        expect(elements.map(({ tagName, attrs }) => [tagName, attrs.map(({ name }) => name)])).toEqual([
          ['cite', []],
          ['a', ['href', 'rel']],
        ]);
        expect(attribute(elements[1], 'href')).toMatch(/^https:\/\/doi\.org\//);
        expect(textOf(html)).toContain(`${journal} 66 (1991)`);
      }),
    );
  });

  it('drops HTML in a title and names the paper whose title cannot be typeset', () => {
    const names = elementsOf(citationHtml({ ...ccfr, title: '<script>x</script> and <b>y</b>' })).map((e) => e.tagName);
    expect(names).toEqual(['cite', 'a']);
    expect(() => citationHtml({ ...ccfr, title: '$\\foo$' })).toThrow(/^reference CCFR1991: title: /);
  });
});

it('a key that the catalogue did not check is an error', () => {
  expect(() => requireReference(new Map(), 'X')).toThrow('No reference "X"');
});
