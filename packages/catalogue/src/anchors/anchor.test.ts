import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, anchorValues } from './anchor.js';
import type { AnchorClaim } from './claims.js';

const anchorValue = (claim: AnchorClaim, text: string): Anchor => anchorValues([claim], text)[0];

const BELLE = `Kind: extract
Access date: 2026-05-16
Primary URL: https://arxiv.org/abs/1701.00156
arXiv: 1701.00156
DOI: 10.1093/ptep/ptx050
Title: On the possibility of search for L_mu - L_tau gauge boson at Belle-II
  and neutrino beam experiments
Authors: Yuya Kaneta and Takashi Shimomura

Notes in our own words.
- For CCFR the ratio to the Standard Model is quoted as 0.82 +/- 0.28; among the
  trident searches it sets the strongest limit.
- Belle-II collides e+ and e- at a center-of-mass energy of sqrt(s) = 10.58 GeV;
  the integrated luminosity it aims for is 50 ab^-1.
- A single photon with missing energy tests the kinetic mixing, trident the muon
  coupling.
`;

const DUNE = `Access date: 2026-05-16
Primary URL: https://arxiv.org/abs/1902.06765
DOI: 10.1103/PhysRevD.100.115029
Title: Neutrino Tridents at DUNE

- Earlier ratios to the Standard Model: CHARM-II 1.58 ± 0.64, CCFR 0.82 ± 0.28,
  NuTeV 0.72 +1.73 -0.72.
- According to the abstract of the DUNE study, its near detector reaches about 25%
  accuracy for nu_mu -> nu_mu mu+ mu- after about 3 years in each of the neutrino
  and antineutrino modes.
- The body takes a 40% accuracy as the baseline and shows a 25% contour for an
  improved scenario.
- Before cuts roughly 240 trident events per year are expected in the DUNE near
  detector.
`;

const CCFR = `DOI: 10.1103/PhysRevLett.113.091801
arXiv: 1406.2332v2

- The caption says the region excluded by CCFR holds at
  95% confidence level in the L_mu - L_tau plane.
- Masses above about 400 MeV no longer explain the muon g-2.
`;

const claim = (valueId: string, number: string, unit: string, words: string, more = {}): AnchorClaim => ({
  valueId,
  number,
  unit,
  words: [words],
  ...more,
});

const BELLE_CLAIMS = [
  claim('belleii-sqrt-s', '10.58', 'GeV', 'Belle-II center-of-mass energy for auxiliary L_mu - L_tau reach'),
  claim('belleii-luminosity-goal', '50', 'ab^-1', 'Belle-II integrated-luminosity goal for auxiliary reach'),
];
const DUNE_CLAIMS = [
  claim('dune-accuracy-abstract', '25', 'percent', 'DUNE near-detector trident abstract accuracy projection'),
  claim('dune-exposure-per-mode', '3', 'years', 'DUNE near-detector projected running time per beam mode', {
    qualifier: 'about',
  }),
  claim('dune-accuracy-baseline', '40', 'percent', 'DUNE near-detector trident body baseline contour accuracy'),
  claim('dune-accuracy-improved', '25', 'percent', 'DUNE near-detector trident improved contour accuracy'),
];

const summary = (anchor: Anchor) => [anchor.valueId, anchor.status, ...(anchor.lines ?? [])];

describe('the seven auxiliary values of L023', () => {
  it('of Belle II resolve to the sentence, the luminosity not to the DOI with 050', () => {
    const anchors = anchorValues(BELLE_CLAIMS, BELLE);
    expect(anchors.map(summary)).toEqual([
      ['belleii-sqrt-s', 'RESOLVED', 13, 13],
      ['belleii-luminosity-goal', 'RESOLVED', 14, 14],
    ]);
    const [, luminosity] = anchors;
    expect(BELLE.slice(luminosity.span?.start, luminosity.span?.end)).toBe('50 ab^-1');
    expect(luminosity.candidates).toHaveLength(1);
    expect(luminosity.context.map(({ line }) => line)).toEqual([11, 12, 13, 14, 15, 16, 17]);
    expect(luminosity.reason).toBe('50 ab^-1 in line 14: the only match');
  });

  it('of DUNE resolve, each 25 % to its own line', () => {
    const expected = [
      ['dune-accuracy-abstract', 'RESOLVED', 8, 8],
      ['dune-exposure-per-mode', 'RESOLVED', 9, 9],
      ['dune-accuracy-baseline', 'RESOLVED', 11, 11],
      ['dune-accuracy-improved', 'RESOLVED', 11, 11],
    ];
    expect(anchorValues(DUNE_CLAIMS, DUNE).map(summary)).toEqual(expected);
    // Alone, too: the words of the sentence decide, not the company of the siblings.
    expect(DUNE_CLAIMS.map((one) => summary(anchorValue(one, DUNE)))).toEqual(expected);
    const [abstract, , , improved] = anchorValues(DUNE_CLAIMS, DUNE);
    expect(improved.span).not.toEqual(abstract.span);
    expect(improved.margin).toBeGreaterThan(0);
    expect(improved.reason).toContain('improved');
  });

  it('of CCFR resolves to the confidence level', () => {
    const one = claim('ccfr-exclusion-cl', '95', 'percent CL', 'CCFR-based exclusion contours');
    expect(summary(anchorValue(one, CCFR))).toEqual(['ccfr-exclusion-cl', 'RESOLVED', 5, 5]);
  });
});

describe('the number', () => {
  const status = (one: Partial<AnchorClaim>, text: string) => {
    const { status, reason } = anchorValue({ valueId: 'x', number: '1', words: [], ...one }, text);
    return `${status}: ${reason}`;
  };

  it.each([
    ['1.46', 'TeV', 'up to 1460 GeV'],
    ['1460', 'GeV', 'up to $1.46~\\mathrm{TeV}$'],
    ['50', 'ab^-1', 'up to 5.0e1 ab⁻¹'],
    ['50', 'ab^-1', 'up to 50000 fb^-1'],
    ['1e-42', 'cm^2', 'up to 10^{-6} pb'],
    ['95', 'percent', 'at 95\u2009% of'],
    ['-3', 'GeV', 'shift of −3 GeV'],
    ['5', 'GeV', 'between 5 and 20 GeV'],
    ['116592071.5', '1e-11', 'a_mu = 116 592 071.5(14.5)e-11'],
    ['240', 'events/year', 'roughly 240 events a year'],
    ['8.5', 'degrees', 'at 8.5° off axis'],
    ['3', 'cm2', 'as 3 cm²'],
  ])('%s %s is found in %j', (number, unit, text) => {
    expect(status({ number, unit }, text)).toMatch(/^RESOLVED/);
  });

  it.each([
    ['50', 'GeV', 'up to 50 TeV', /does not stand in the snapshot; line 1 has 50 TeV/],
    ['50', 'ab^-1', 'DOI: 10.1093/50', /only in a header line \(line 1\)/],
    ['3', 'GeV', 'shift of −3 GeV', /does not stand/],
    ['5', 'GeV', 'the lower of 0.5 GeV', /does not stand/],
    ['8', '', 'about 0.8 or 18 or 8.5', /does not stand/],
    ['0.28', '', 'CCFR has 0.82 ± 0.28', /does not stand/],
    ['fifty', 'GeV', 'x', /"fifty" is not one number/],
    ['50', 'furlong', '50 furlong', /unit "furlong" is not in the list/],
  ])('%s %s is not found in %j', (number, unit, text, reason) => {
    const found = status({ number, unit }, text);
    expect(found).toMatch(/^UNRESOLVED/);
    expect(found).toMatch(reason);
  });

  it('is compared with its errors as a whole', () => {
    const text = 'CHARM-II: 1.58 ± 0.64.\nElsewhere 1.58 ± 0.57 is quoted.\nNuTeV: 0.72^{+1.73}_{-0.72}.';
    expect(anchorValue({ valueId: 'x', number: '1.58', errors: '0.57', words: [] }, text).lines).toEqual([2, 2]);
    expect(anchorValue({ valueId: 'x', number: '1.58 ± 0.64', words: [] }, text).lines).toEqual([1, 1]);
    expect(status({ number: '1.58', errors: '0.60' }, text)).toMatch(/line 1 has 1.58 ± 0.64/);
    const pair = { plus: '1.73', minus: '0.72' };
    expect(status({ number: '0.72', errors: pair }, text)).toMatch(/^RESOLVED: 0.72 \+1.73 −0.72 in line 3/);
  });

  it('of a yearly rate may stand apart from its "a year"', () => {
    const text = 'Roughly 240 events of nu_mu -> nu_mu mu+ mu- a year occur.';
    expect(anchorValue(claim('x', '240', 'events/year', 'nu_mu events'), text).status).toBe('RESOLVED');
  });

  it('prefers a place that states the unit', () => {
    const text = 'First 50 things happen.\nThe luminosity is 50 ab^-1.';
    expect(anchorValue({ valueId: 'x', number: '50', unit: 'ab^-1', words: ['things'] }, text).lines).toEqual([2, 2]);
  });
});

describe('the words', () => {
  it('leave equal places ambiguous, with margin zero', () => {
    const found = anchorValue(claim('x', '25', 'percent', 'accuracy'), 'A is 25 %.\n\nB is 25 %.');
    expect(found).toMatchObject({ status: 'AMBIGUOUS', margin: 0 });
    expect(found.reason).toContain('line 1, line 3');
  });

  it('are needed for a bare number', () => {
    expect(anchorValue(claim('x', '3', '', 'decay modes'), 'There are 3 chapters.').status).toBe('AMBIGUOUS');
    expect(anchorValue(claim('x', '3', '', 'decay modes'), 'There are 3 modes.').status).toBe('RESOLVED');
  });

  it('of the own clause decide within a sentence', () => {
    const text = 'The muon channel reaches 25 %, while the electron channel has 25 % too.';
    const electron = anchorValue(claim('x', '25', 'percent', 'electron channel'), text);
    expect(electron).toMatchObject({ status: 'RESOLVED', span: { start: text.lastIndexOf('25') } });
  });
});

const digits = fc.stringMatching(/^[1-9]\d{0,2}(\.\d{1,3})?$/);
const spellings = fc.constantFrom(
  (n: string) => n,
  (n: string) => `${n}e0`,
  (n: string) => `${n} × 10^0`,
  (n: string) => `$${n}\\times10^{0}$`,
  (n: string) => `${n} ± 0.1`,
  (n: string) => `${n}^{+0.2}_{-0.1}`,
  (n: string) => `${n.includes('.') ? n : `${n}.0`}`,
  (n: string) => `about\n  ${n}`,
);
const units = fc.constantFrom(
  ['GeV', ' GeV'],
  ['GeV', '~\\mathrm{GeV}'],
  ['ab^-1', ' ab⁻¹'],
  ['percent', '%'],
  ['years', '\n  years'],
);

describe('properties', () => {
  it('a value written into a text in any of its spellings is found at its place', () => {
    fc.assert(
      fc.property(digits, spellings, units, (number, spell, [unit, printed]) => {
        const text = `${BELLE}\n- The new quantity is ${spell(number)}${printed} in total.\n`;
        const found = anchorValue({ valueId: 'x', number, unit, words: ['new quantity'] }, text);
        expect(found.status).toBe('RESOLVED');
        expect(found.span?.start).toBeGreaterThan(BELLE.length);
      }),
    );
  });

  it('a number that is not there is never resolved', () => {
    fc.assert(
      fc.property(digits, fc.array(digits, { maxLength: 5 }), units, (number, others, [unit, printed]) => {
        const absent = others.filter((other) => Number(other) !== Number(number));
        const text = absent.map((other) => `- A sentence with ${other}${printed} and 7${number}7 words.`).join('\n');
        fc.pre(!absent.some((other) => Number(other) === Number(`7${number}7`)));
        expect(anchorValue({ valueId: 'x', number, unit, words: ['sentence'] }, text).status).toBe('UNRESOLVED');
      }),
    );
  });

  it('an arbitrary text neither throws nor moves a span out of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0159.,±+-−–^{}_()~$\\ \n%eE×aGeV/:'), maxLength: 60 }),
        (text) => {
          const { span } = anchorValue({ valueId: 'x', number: '5', words: [] }, text);
          if (span) expect(text.slice(span.start, span.end)).toMatch(/\d/);
        },
      ),
    );
  });
});
