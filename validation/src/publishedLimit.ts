import { computeExperimentKernel, couplingLimits, tridentConstraints } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import type { FigureSpec } from '@nereid/figures';
import { type CouplingLimitOptions, defaultElectroweakInputs, lmuLtauFamily, ratioPolynomial } from '@nereid/physics';
import { ratioText, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** Ways to turn 0.82 ± 0.28 into a 95 % CL limit, and the largest ratio each allows. */
const RECIPES: readonly { readonly name: string; readonly options: CouplingLimitOptions }[] = [
  { name: 'likelihood ratio, one-sided (default)', options: recipe('likelihood-ratio', 'one-sided') },
  { name: 'likelihood ratio, two-sided', options: recipe('likelihood-ratio', 'two-sided') },
  { name: 'measured interval, one-sided', options: recipe('measured-interval', 'one-sided') },
  { name: 'measured interval, two-sided', options: recipe('measured-interval', 'two-sided') },
];

function recipe(
  statistic: NonNullable<CouplingLimitOptions['statistic']>,
  sidedness: CouplingLimitOptions['sidedness'],
): CouplingLimitOptions {
  return { confidenceLevel: 0.95, sidedness, statistic };
}

/** One point of the published CCFR line beside ours. */
export interface PublishedLimitRow {
  readonly massGeV: number;
  readonly publishedGPrime: number;
  /** σ/σ_SM on the published line, our calculation. */
  readonly ratioOnLine: number;
  /** Our limit over the published one, per recipe. */
  readonly oursOverPublished: readonly number[];
}

/** Our CCFR limit in four recipes against the line drawn in arXiv:1902.08579, at its own points. */
export async function publishedLimitRows(): Promise<PublishedLimitRow[]> {
  const catalogue = await loadCatalogue();
  const experiment = catalogue.experiments.get('ccfr');
  const line = catalogue.curves.get('ccfr-95cl-ballett2019');
  if (!experiment || !line) throw new Error('the data hold no ccfr experiment or no published CCFR line');
  const inputs = defaultElectroweakInputs;
  const options = { electroweak: inputs, flux: 'mean-energy' };
  const [prepared] = tridentConstraints(
    [experiment],
    () => computeExperimentKernel(experiment, catalogue, options),
    inputs,
  );
  // the first point of the line lies just outside the masses kernels are made for
  const points = Array.from(line.massGeV, (massGeV, i) => ({ massGeV, gPrime: line.gPrime[i] }));
  return points
    .filter(({ massGeV }) => massGeV >= 1e-3)
    .map(({ massGeV, gPrime }) => {
      const { linear, quadratic } = ratioPolynomial(
        prepared.kernel.kernels,
        { family: lmuLtauFamily, massGeV },
        inputs,
      );
      const s = gPrime * gPrime;
      return {
        massGeV,
        publishedGPrime: gPrime,
        ratioOnLine: 1 + linear * s + quadratic * s * s,
        oursOverPublished: RECIPES.map(({ options }) => {
          const [limit] = couplingLimits([prepared], [massGeV], lmuLtauFamily, inputs, options);
          return (limit.couplingUpper ?? Number.NaN) / gPrime;
        }),
      };
    });
}

/** Masses above which the published line is a constant ratio. */
const CONSTANT_ABOVE_GEV = 0.02;

export function publishedLimitSection(rows: readonly PublishedLimitRow[]): string {
  const flat = rows.filter(({ massGeV }) => massGeV >= CONSTANT_ABOVE_GEV).map((row) => row.oursOverPublished[0]);
  const range = `${ratioText(Math.min(...flat))} to ${ratioText(Math.max(...flat))}`;
  const columns = [
    right('M [GeV]'),
    right("published g'"),
    right('σ/σ_SM there'),
    ...RECIPES.map(({ name }) => right(name)),
  ];
  const shown = rows.filter((_, i) => i % 5 === 0);
  const cells = shown.map((row) => [
    row.massGeV.toPrecision(3),
    row.publishedGPrime.toExponential(3),
    ratioText(row.ratioOnLine),
    ...row.oursOverPublished.map(ratioText),
  ]);
  return [
    '## The CCFR limit beside the published line',
    'The line of arXiv:1902.08579 and ours, coherent on iron at 160 GeV, 95 % CL. Last columns: our g′ over the published one, ' +
      'for four ways to read 0.82 ± 0.28 as a limit.',
    textTable(columns, cells),
    `![Our CCFR limit over the published one](images/ccfr-published.svg)`,
    [
      `* Above ${1000 * CONSTANT_ABOVE_GEV} MeV the published line is a constant ratio of about 1.32. The paper does not say which ` +
        `recipe gives it. A likelihood ratio that respects g′² ≥ 0 allows R ≤ 1.3145 one-sided: our default, ${range} of the ` +
        'published g′. Reading the interval alone gives 1.2806 (one-sided) or 1.3688 (two-sided), 4–8 % off either way.',
      '* The vertices of the published line scatter by about 1 % around a smooth curve; ours do not.',
      '* Below 20 MeV the published line is weaker than ours, by 5–6 % in g′ between 2 and 5 MeV, where our ratio on it is 1.37 to ' +
        '1.38. This is not our quadrature (1e-4, and independent Monte Carlos agree with it at 10 MeV) and not the spectrum: ' +
        'averaging over the shape of the CCFR beam raises the ratio on the line further, to 1.46 at 3.6 MeV. The ' +
        'calculation behind the line is not published in enough detail to say more.',
      '* Which energy: at 160 GeV the ratio along the line is constant, at 20 GeV it would run from 2.6 to 1.3.',
    ].join('\n'),
  ].join('\n\n');
}

const COLOURS = ['black', 'vermillion', 'blue', 'bluishGreen'] as const;
const DASHES = ['solid', 'longDash', 'dashed', 'dashDot'] as const;

/** Our limit over the published one against the mass, one line per recipe. */
export function publishedLimitFigure(rows: readonly PublishedLimitRow[]): FigureSpec {
  const x = rows.map(({ massGeV }) => massGeV);
  return {
    title: { tex: "\\text{CCFR, 95 % CL: our } g'\\text{ over the published one}" },
    description: 'Our CCFR limits in four statistical recipes, divided by the line published in arXiv:1902.08579.',
    x: { label: { tex: "M_{Z'}\\;[\\mathrm{GeV}]" }, scale: 'log', domain: [1e-3, 100] },
    y: { label: { tex: "g'/g'_{\\mathrm{published}}" }, scale: 'linear', domain: [0.85, 1.3] },
    series: [
      { kind: 'line', polylines: [{ x: [1e-3, 100], y: [1, 1] }], colour: 'grey', widthPx: 1, inLegend: false },
      ...RECIPES.map(({ name }, i) => ({
        kind: 'line' as const,
        polylines: [{ x, y: rows.map((row) => row.oursOverPublished[i]) }],
        colour: COLOURS[i],
        dash: DASHES[i],
        label: { text: name },
      })),
    ],
    legend: 'topLeft',
    caption:
      'Published ratio 0.82 ± 0.28; ours coherent on iron at 160 GeV. The wiggles are those of the published line.',
  };
}
