import { describe, expect, it } from 'vitest';
import type { Decimal } from './decimal.js';
import { tokenize } from './tokens.js';

/** Shortest spelling: 1460, 0.82, 5e-42. */
function formatDecimal({ negative, digits, exponent }: Decimal): string {
  const sign = negative ? '-' : '';
  // Beyond these lengths runs of zeros are harder to read than an exponent.
  if (exponent > 6 || exponent + digits.length < -6) return `${sign}${digits}e${exponent}`;
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** "value unit" of every quantity, errors after it. */
function read(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.excluded === undefined)
    .map(({ value, errors, unit }) =>
      [
        formatDecimal(value),
        ...errors.map((e) => `+${formatDecimal(e.plus)}-${formatDecimal(e.minus)}`),
        ...(unit ? [unit.printed] : []),
      ].join(' '),
    );
}

describe('numbers', () => {
  it.each([
    ['the ratio 0.82', ['0.82']],
    ['50 events', ['50 events']],
    ['5.0e1 GeV', ['50 GeV']],
    ['5.0 × 10^1 GeV', ['50 GeV']],
    ['$5.0\\times10^{1}~\\mathrm{GeV}$', ['50 GeV']],
    ['5.0·10¹ GeV', ['50 GeV']],
    ['10^{-42} cm^2', ['1e-42 cm^2']],
    ['2 × 10⁻⁴² cm²', ['2e-42 cm^2']],
    ['charge −3 and -0.5 and (–7)', ['-3', '-0.5', '-7']],
    ['from 5–20 GeV', ['5', '20 GeV']],
    ['1,460 GeV', ['1460 GeV']],
    ['1\u2009460 GeV', ['1460 GeV']],
    ['1\\,460 GeV', ['1460 GeV']],
    ['116 592 071.5(14.5)e-11', ['0.001165920715 +145e-12-145e-12']],
    ['116\n  592 071', ['116592071']],
    ['up to 1 460 GeV', ['1460 GeV']],
    ['from 0.5%-1%', ['0.5 %', '1 %']],
    ['energy of 10.\n  58 GeV', ['10.58 GeV']],
    ['seen in 2014.\n17 events', ['2014', '17 events']],
    ['lasting three years', ['3 years']],
    ['the three experiments', []],
    ['\\sim25\\%', ['25 %']],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('uncertainties', () => {
  it.each([
    ['1.58 ± 0.64', '1.58 +0.64-0.64'],
    ['0.82 +/- 0.28', '0.82 +0.28-0.28'],
    ['0.82 +/-\n  0.28', '0.82 +0.28-0.28'],
    ['$0.82\\pm0.28$', '0.82 +0.28-0.28'],
    ['0.72 +1.73 -0.72', '0.72 +1.73-0.72'],
    ['0.72 +1.73/−0.72', '0.72 +1.73-0.72'],
    ['0.72^{+1.73}_{-0.72}', '0.72 +1.73-0.72'],
    ['0.72_{-0.72}^{+1.73}', '0.72 +1.73-0.72'],
    ['0.82(28)', '0.82 +0.28-0.28'],
    ['(1.58 ± 0.64) × 10^3 GeV', '1580 +640-640 GeV'],
    ['1.2 ± 0.3 (stat) ± 0.1 (syst) GeV', '1.2 +0.3-0.3 +0.1-0.1 GeV'],
    ['10 GeV ± 2 GeV', '10 +2-2 GeV'],
  ])('belong to their number in %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('units', () => {
  it.each([
    ['95% confidence', '95 %'],
    ['50 ab$^{-1}$', '50 ab^-1'],
    ['50/ab', '50 ab^-1'],
    ['50 inverse attobarns', '50 inverse attobarns'],
    ['95 %CL', '95 %'],
    ['a 3\u2011year run', '3 year'],
    ['95 per cent', '95 per cent'],
    ['a 25-percent accuracy', '25 percent'],
    ['a 3-year run', '3 year'],
    ['50 ab^-1', '50 ab^-1'],
    ['50 ab⁻¹', '50 ab^-1'],
    ['$50~\\mathrm{ab}^{-1}$', '50 ab^-1'],
    ['50\n  ab^-1', '50 ab^-1'],
    ['400 MeV/c^2', '400 MeV'],
  ])('follow the number in %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('are not single letters of words', () => {
    expect(read('2 t-channel graphs, 5 m_Z')).toEqual(['2', '5']);
  });

  it('are shared in a range or a list', () => {
    const [first] = tokenize('between 5 and 20 GeV');
    expect(first.inheritedUnit?.printed).toBe('GeV');
  });
});

describe('digits that are no quantity', () => {
  it.each([
    ['10.1093/ptep/ptx050', 'DOI'],
    ['see https://arxiv.org/abs/1701.00156 there', 'URL'],
    ['arXiv:1406.2332', 'arXiv identifier'],
    ['in 1902.06765 too', 'arXiv identifier'],
    ['hep-ex/9811012', 'arXiv identifier'],
    ['on 2026-05-16 fetched', 'date'],
    ['16 May', 'date'],
    ['b360bc6bd857', 'hash'],
    ['kaneta2017_belleii_arxiv.txt', 'file name'],
    ['v2', 'version'],
    ['release 0.1.0', 'version'],
    ['CERN-EP-90-75', 'report number'],
    ['Phys. Rev. Lett. 66 (1991) 3117', 'journal reference'],
    ['Fig. 3', 'label'],
    ['limits [12]', 'label'],
    ['muon g-2', 'word or symbol'],
    ['Ar40', 'word or symbol'],
    ['M_{12}', 'word or symbol'],
    ['3D', 'word or symbol'],
    ['7-body', 'word or symbol'],
    ['DOI: 50', 'header line'],
    ['Title: a search with 50\n  and 60 GeV', 'header line'],
  ])('%j', (text, kind) => {
    const tokens = tokenize(text);
    expect(tokens.length).toBeGreaterThan(0);
    expect(new Set(tokens.map((token) => token.excluded))).toEqual(new Set([kind]));
  });

  it('do not swallow the quantity after them', () => {
    expect(read('doi 10.1093/ptep/ptx050, 50 ab^-1. See https://x.org/7. Then 8 GeV')).toEqual(['50 ab^-1', '8 GeV']);
  });

  it('leave a body line with a colon alone', () => {
    expect(read('Title: x\n\nSummary: the ratio is 0.82 ± 0.28')).toEqual(['0.82 +0.28-0.28']);
  });
});
