import { describe, expect, it } from 'vitest';
import { ccfr } from '../../packages/catalogue/test/toyExport.js';
import { forwardingNote, RecordProse, requireValue } from './prose.js';
import { attribute, elementsOf, textOf } from './testing/html.js';
import { toySite } from './testing/toySite.js';

const { record, references } = toySite();
const links = (html: string) =>
  elementsOf(html)
    .filter(({ tagName }) => tagName === 'a')
    .map((link) => attribute(link, 'href'));

describe('the prose of a record', () => {
  const prose = new RecordProse(record, references);

  it('takes numbers from the values and links to them', () => {
    const html = prose.block('It is {value:ratio}, that is {number:seen} events.');
    expect(textOf(html)).toBe('It is 0.82 ± 0.28, that is 37.0 events.');
    expect(links(html)).toEqual(['#ratio', '#seen']);
  });

  it('cites papers by name, several in one bracket', () => {
    const html = prose.inline('Measured [@CCFR1991; @CCFR1991].');
    expect(textOf(html)).toBe('Measured (CCFR 1991; CCFR 1991).');
    expect(links(html)).toEqual(['#ref-CCFR1991', '#ref-CCFR1991']);
  });

  it('leads to the page of the record from another page', () => {
    const elsewhere = new RecordProse(record, references, '/records/T001/');
    expect(links(elsewhere.block('{value:ratio} [@CCFR1991]'))).toEqual([
      '/records/T001/#ratio',
      '/records/T001/#ref-CCFR1991',
    ]);
  });

  it('links to other records of the catalogue, outside formulas, code and links', () => {
    const known = new Set(['T001', 'N009', 'N010']);
    const text = 'See N009 and T001, not N011 or AN009; `N010`, $N010$, [N010](https://example.org/N010).';
    const here = new RecordProse(record, references, '', known).block(text);
    expect(links(here)).toEqual(['../N009/', 'https://example.org/N010']);
    const elsewhere = new RecordProse(record, references, '/base/records/T001/', known).block(text);
    expect(links(elsewhere)[0]).toBe('/base/records/N009/');
  });

  it('cites a name of any characters as it is', () => {
    const collaboration = 'A*B*C_d_ [x](y) $z$ & `q`';
    const odd = new Map([['CCFR1991', { ...ccfr, collaboration }]]);
    expect(textOf(new RecordProse(record, odd).inline('[@CCFR1991]'))).toBe(`(${collaboration} 1991)`);
  });

  it('names record and field of a text that cannot be shown', () => {
    const broken = toySite({ sections: 'sections:\n  - { id: why, title: Why, text: "A formula $\\\\foo$." }' }).record;
    expect(() => new RecordProse(broken, references).block(broken.sections[0].text)).toThrow(
      /^T001: sections\[0\]\.text: .*\\foo/,
    );
  });

  it('has no link in a title, which is a link itself', () => {
    const linked = toySite({ title: 'title: A [link](https://example.org)' }).record;
    expect(() => new RecordProse(linked, references).title()).toThrow('T001: title: A link in a title.');
  });
});

describe('what was checked by the catalogue', () => {
  it('is not looked up in vain', () => {
    expect(requireValue(record, 'seen').number).toBe('37.0');
    expect(() => requireValue(record, 'unseen')).toThrow('T001 has no value "unseen"');
  });

  it('does not hold for the TeX of the note of a record that moved', () => {
    const moved = { kind: 'moved', id: 'T002', to: 'T001', at: '2026-01-01', note: 'See $\\foo$.' } as never;
    expect(() => forwardingNote(moved)).toThrow(/^T002: note: /);
  });
});
