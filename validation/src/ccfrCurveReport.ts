import type { ColourKey, DashStyle, FigureSpec } from '@nereid/figures';
import type { CurveStep, CurveSteps } from './ccfrCurve.js';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** Masses of the table [GeV]: the points of the published line nearest to them are shown. */
const TABLE_MASSES_GEV = [0.002, 0.01, 0.1, 1, 10, 50] as const;

/** How much each step of the calculation changes the CCFR curve: table and figure. */
export function ccfrCurveSection(curves: CurveSteps): string {
  const shown = TABLE_MASSES_GEV.map((mass) => nearest(curves.massGeV, mass));
  const columns = [
    left('what'),
    left('calculation'),
    ...shown.map((i) => right(massText(curves.massGeV[i]))),
    right('M/g′ > [GeV]'),
  ];
  const [recast] = curves.steps;
  const rows = curves.steps.map((step) => [
    step.group,
    step.name,
    ...shown.map((i) => (step === recast ? step.gPrime[i].toExponential(3) : change(step.gPrime[i], recast.gPrime[i]))),
    step.massOverCouplingGeV.toFixed(0),
  ]);
  const published = curves.publishedGPrime;
  rows.unshift([
    'published',
    'the line of arXiv:1902.08579',
    ...shown.map((i) => change(published[i], recast.gPrime[i])),
    '–',
  ]);
  return [
    '## How much each step changes the CCFR curve',
    'Limits on g′ of L_μ − L_τ at 95 % CL, one-sided, from 0.82 ± 0.28. First the recast of the literature, one energy and coherent ' +
      'scattering; below it the full treatment, changed in one thing at a time (…), all relative to the recast.',
    textTable(columns, rows),
    '![The CCFR limit over the recast of the literature, step by step](images/ccfr-steps.svg)',
    onTheLine(curves, shown),
    READING,
  ].join('\n\n');
}

const READING = [
  '* The average over the beam makes the limit on light bosons 6 % stronger: their part of the rate falls with energy, as 1/(T + M²) ' +
    'falls with the momentum transfer T of the leptons, so that events below the mean energy raise it more than those above lower it. ' +
    'Heavy bosons are contact interactions and do not notice.',
  '* Protons and neutrons take that back: they allow larger transfers, where a light boson adds less. ' +
    'The event selection of CCFR, no visible hadronic energy, keeps few of them; how few is not published, so that the default leaves ' +
    'them out, and the two rows bracket the answer.',
  '* Cuts on muon momenta work the other way: events of light bosons are softer. Which cuts there were is not known (a ratio corrected ' +
    'with the Standard Model hides them), see [cuts](physics/acceptance.md#muon-momenta-in-charm-ii-and-ccfr).',
  '* Form factors of nuclei and nucleons and Pauli blocking: less than 1 %. The ratio forgives them.',
  '* The error model matters most: −10 to +17 %. Quote it with the limit.',
  '* On the published line the averaged, coherent ratio runs from 1.46 to 1.32. With nucleons it is as flat as that of the recast.',
].join('\n');

function onTheLine({ massGeV, steps }: CurveSteps, shown: readonly number[]): string {
  const columns = [left('σ/σ_SM on the published line'), ...shown.map((i) => right(massText(massGeV[i])))];
  const distinct = steps.filter(({ group }) => group !== 'error model');
  const rows = distinct.map(({ name, ratioOnLine }) => [name, ...shown.map((i) => ratioOnLine[i].toFixed(3))]);
  return `The same as ratios: what each calculation predicts for the couplings of the published line.\n\n${textTable(columns, rows)}`;
}

const STYLES: readonly { readonly colour: ColourKey; readonly dash: DashStyle }[] = [
  { colour: 'black', dash: 'solid' },
  { colour: 'vermillion', dash: 'longDash' },
  { colour: 'orange', dash: 'dotted' },
  { colour: 'blue', dash: 'dashed' },
  { colour: 'bluishGreen', dash: 'dashDot' },
  { colour: 'reddishPurple', dash: 'longDash' },
  { colour: 'skyBlue', dash: 'dashed' },
  { colour: 'blue', dash: 'dotted' },
];

/** Limit of each step over the recast, against the mass; circles for the published line. */
export function ccfrCurveFigure({ massGeV, publishedGPrime, steps }: CurveSteps): FigureSpec {
  const [recast] = steps;
  const over = (gPrime: readonly number[]) => gPrime.map((value, i) => value / recast.gPrime[i]);
  return {
    title: { tex: "\\text{CCFR, 95 % CL: } g'\\text{ over that of the recast at one energy}" },
    description: 'CCFR limits on a gauged L_μ − L_τ boson in several treatments, divided by the recast at 160 GeV.',
    x: { label: { tex: "M_{Z'}\\;[\\mathrm{GeV}]" }, scale: 'log', domain: [1e-3, 100] },
    y: { label: { tex: "g'/g'_{\\mathrm{recast}}" }, scale: 'linear', domain: [0.85, 1.7] },
    series: [
      { kind: 'line', polylines: [{ x: [1e-3, 100], y: [1, 1] }], colour: 'grey', widthPx: 1, inLegend: false },
      ...steps.filter(({ drawn }) => drawn).map((step, i) => lineOf(step, massGeV, over, i)),
      {
        kind: 'points' as const,
        x: massGeV,
        y: over(publishedGPrime),
        colour: 'grey',
        marker: 'circle',
        open: true,
        label: { text: 'published (1902.08579)' },
      },
    ],
    legend: 'topLeft',
    caption:
      'Recast: 0.82 ± 0.28, coherent on iron at 160 GeV, likelihood ratio. Every other line: the spectrum of the beam, and one change.',
  };
}

function lineOf(
  { name, gPrime }: CurveStep,
  massGeV: readonly number[],
  over: (gPrime: readonly number[]) => number[],
  index: number,
) {
  const label = { text: name.replace(/^… /, 'beam, ') };
  return {
    kind: 'line' as const,
    polylines: [{ x: massGeV, y: over(gPrime) }],
    ...STYLES[index % STYLES.length],
    label,
  };
}

const change = (now: number, before: number): string => {
  const percent = 100 * (now / before - 1);
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`;
};

const massText = (mass: number): string =>
  mass < 0.5 ? `${Number((1000 * mass).toPrecision(2))} MeV` : `${Number(mass.toPrecision(2))} GeV`;

function nearest(values: readonly number[], target: number): number {
  const distance = (value: number) => Math.abs(Math.log(value / target));
  return values.reduce((best, value, i) => (distance(value) < distance(values[best]) ? i : best), 0);
}
