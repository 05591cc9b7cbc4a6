import { type Bound, briefTitle, drawnBounds } from '@nereid/analysis';
import { bibtex } from '@nereid/catalogue/exports';
import { loadCatalogue } from '@nereid/catalogue/node';
import { figureSvg } from '@nereid/figures/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { GALLERY_MODELS, galleryLandscape, landscapeOfGallery } from './landscapeGallery.js';

const catalogue = await loadCatalogue();
// the first figure of a process also compiles the sources, which a built program has done
await figureSvg(
  galleryLandscape(GALLERY_MODELS[1], await landscapeOfGallery(GALLERY_MODELS[1], catalogue), catalogue).spec,
);

/** What a figure of each model cannot be without, and what would be wrong on it. */
const EXPECTED: Readonly<Record<string, { readonly has: string; readonly hasNot: string }>> = {
  'landscape-lmu-ltau': {
    has: 'ccfr charm-ii nova-2025 nutev g-2 tau na62 z-4mu delta-neff sn1987a babar-4mu-90cl-ballett2019 belleii-invisible-2020',
    hasNot: 'borexino white-dwarf coherent-csi charm-ii-nue electron-g-2 na64-invisible-2019 babar-visible-2014',
  },
  'landscape-lmu-ltau-loops': {
    has: 'ccfr nova-2025 g-2 tau delta-neff sn1987a borexino white-dwarf charm-ii-nue coherent-csi na64-invisible-2019',
    hasNot: 'borexino-bl-2018 ccfr-95cl-ballett2019',
  },
  'landscape-le-lmu': {
    has: 'ccfr g-2 electron-g-2 borexino texono charm-ii-nue na64-invisible-2019 babar-invisible-2017 babar-visible-2014 e137-2012',
    hasNot: 'tau delta-neff lhcb-prompt-2020-high cms-dimuon-2020-low',
  },
  'landscape-b-3lmu': {
    has: 'ccfr g-2 coherent-csi coherent-argon delta-neff babar-4mu-90cl-ballett2019 lhcb-prompt-2020-high',
    hasNot: 'borexino texono charm-ii-nue babar-visible-2014 na64-invisible-2019 sn1987a',
  },
  'landscape-b-l': {
    has: 'ccfr g-2 borexino texono charm-ii-nue coherent-csi white-dwarf na64-bl-2022 babar-visible-2014 lep-photon-2011 e137-2012',
    hasNot: 'tau delta-neff sn1987a borexino-bl-2018',
  },
  'landscape-dark-photon': {
    has: 'g-2 electron-g-2 babar-visible-2014 na48-2015 a1-2014 e137-2012 nucal-2019 lhcb-prompt-2020-high',
    hasNot: 'ccfr nova-2025 nutev charm-ii borexino charm-ii-nue coherent-csi na64-invisible-2019 tau delta-neff',
  },
  'landscape-muonphilic-scalar': { has: 'g-2 na62', hasNot: 'ccfr borexino babar-4mu-90cl-ballett2019' },
  'landscape-flavour-violating': {
    has: 'g-2 sn1987a delta-neff',
    hasNot: 'ccfr tau electron-g-2 babar-4mu-90cl-ballett2019',
  },
};

/** The key of a reference in BibTeX, which is that of INSPIRE where there is one. */
function citedAs(key: string): string | undefined {
  const reference = catalogue.references.get(key);
  return reference && /^@\w+\{([^,]+),/.exec(bibtex([reference]))?.[1];
}

/** Bounds that follow from a criterion rather than a measurement, which has no confidence level. */
const CRITERIA = ['sn1987a', 'white-dwarf'];

/** Of processor time: the clock of a busy machine tells nothing of the program. */
const LONGEST_SECONDS = 2;

function requireSane({ constraint, kind, status, confidenceLevel, curve, title, formula, references }: Bound): void {
  expect(title, constraint).toMatch(/\S/);
  expect(formula, constraint).toMatch(/\S/);
  expect(references.length, constraint).toBeGreaterThan(0);
  for (const key of references) expect(catalogue.references.has(key), `${constraint}: ${key}`).toBe(true);
  const published = catalogue.curves.get(constraint);
  if (confidenceLevel === null) {
    // a level that the source of a curve does not state is not invented, nor is one of a criterion
    if (published) expect(published.confidenceLevel, constraint).toBeNull();
    else expect(CRITERIA).toContain(constraint);
  } else {
    expect(confidenceLevel, constraint).toBeGreaterThanOrEqual(0.9);
    expect(confidenceLevel, constraint).toBeLessThan(1);
  }
  expect(kind === 'projected', constraint).toBe(status === 'projected');
  const masses = curve.map(({ massGeV }) => massGeV);
  expect(masses, constraint).toEqual([...new Set(masses)].sort((a, b) => a - b));
  for (const { massGeV, couplingUpper, excluded } of curve) {
    const at = `${constraint} at ${massGeV} GeV`;
    let below = 0;
    for (const { lower, upper } of excluded) {
      expect(lower > 0 && lower > below && upper > lower && Number.isFinite(lower), at).toBe(true);
      below = upper;
    }
    const last = excluded[excluded.length - 1];
    const above = last?.upper === Number.POSITIVE_INFINITY ? last.lower : null;
    expect(couplingUpper, at).toBe(above);
  }
}

describe.each(GALLERY_MODELS)('$title', (one) => {
  let seconds = Number.NaN;
  const made = async () => {
    const found = await landscapeOfGallery(one, catalogue);
    const figure = galleryLandscape(one, found, catalogue);
    const svg = await figureSvg(figure.spec);
    return { found, figure, svg };
  };
  let result: Awaited<ReturnType<typeof made>>;
  beforeAll(async () => {
    const before = process.cpuUsage();
    result = await made();
    const { user, system } = process.cpuUsage(before);
    seconds = (user + system) / 1e6;
  });

  it('has the bounds that it must have, each finite, in order, named and cited', () => {
    const { bounds, notComputed } = result.found;
    const names = bounds.map(({ constraint }) => constraint);
    const { has, hasNot } = EXPECTED[one.id];
    expect(names).toEqual(expect.arrayContaining(has.split(' ')));
    for (const name of hasNot.split(' ')) expect(names).not.toContain(name);
    // every constraint and curve there is has a bound or a reason
    const told = [...names, ...notComputed.map(({ constraint }) => constraint)];
    expect(new Set(told).size).toBe(told.length);
    for (const id of catalogue.curves.keys()) expect(told).toContain(id);
    for (const { reason } of notComputed) expect(reason).toMatch(/\S/);
    bounds.forEach(requireSane);
  });

  it('has every paper of what is drawn in its BibTeX, and its numbers as CSV', () => {
    const { found, figure } = result;
    const { csv = '', bib = '' } = figure.tables ?? {};
    const entries = [...bib.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key);
    expect(new Set(entries).size).toBe(entries.length);
    const { drawn, farInside } = drawnBounds(found);
    for (const { references } of drawn) for (const key of references) expect(entries).toContain(citedAs(key));
    for (const { title } of farInside) expect(figure.spec.caption).toContain(briefTitle(title));
    const rows = csv.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(new Set(rows.slice(1).map((row) => row.split(',')[0]))).toEqual(
      new Set(found.bounds.map(({ constraint }) => constraint)),
    );
    expect(csv).toContain(`# command: ${figure.command}`);
  });

  it(`takes at most ${LONGEST_SECONDS} s of a processor`, () => {
    expect(result.svg).toMatch(/^<svg/);
    expect(seconds).toBeLessThanOrEqual(LONGEST_SECONDS);
  });
});
