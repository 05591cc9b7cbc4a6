import { couplingLimits, observableConstraints, STANDARD_OBSERVABLES } from '@nereid/analysis';
import { observableValues } from '@nereid/analysis/node';
import { couplingFamily, defaultElectroweakInputs } from '@nereid/physics';
import {
  effectiveNeutrinos,
  kaonEmissionRatio,
  kaonVectorElement,
  magneticMomentBand,
  muonPairRadiation,
  threeNeutrinoShare,
} from '@nereid/physics/observables';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** A number that somebody published about a bound on light bosons, beside ours. */
export interface LightBosonRow {
  readonly bound: string;
  readonly what: string;
  readonly massGeV: number | null;
  readonly published: string;
  readonly ours: number;
  /** Ours over a published number; null where a range or an order of magnitude is all that is published. */
  readonly ratio: number | null;
}

const inputs = defaultElectroweakInputs;
const muon = inputs.leptonMass.mu;

/** Vertices of a vector figure of arXiv:1902.08579: the band of 2018 at two standard deviations. */
const ANOMALY_BAND_2018 = [
  { massGeV: 0.008988, lower: 3.249e-4, upper: 6.683e-4 },
  { massGeV: 0.2946, lower: 1.234e-3, upper: 2.554e-3 },
  { massGeV: 3.016, lower: 1.036e-2, upper: 2.132e-2 },
] as const;
/** What was measured above the prediction then, (29 ± 9)·10⁻¹⁰, as arXiv:1406.2332 takes it (from memory). */
const ANOMALY_2014 = { value: 29e-10, error: 9e-10 };

/** Vertices of the same figure: the line of Z → 4μ with the rate of ATLAS. */
const ATLAS_RATE_LINE = [
  { massGeV: 5.276, coupling: 1.632e-2 },
  { massGeV: 10.22, coupling: 1.522e-2 },
  { massGeV: 19.31, coupling: 1.818e-2 },
  { massGeV: 30.35, coupling: 2.847e-2 },
] as const;
/** ATLAS 2014, (3.20 ± 0.25 ± 0.13)·10⁻⁶, and the prediction beside it, 3.33·10⁻⁶ (from memory). */
const ATLAS_2014 = { measured: 3.2e-6, error: Math.hypot(0.25e-6, 0.13e-6), standardModel: 3.33e-6 };
const ONE_SIDED_95 = 1.6448536;

/** Bounds from decays, moments, cosmology and stars for L_μ − L_τ beside what is published of them. */
export async function lightBosonRows(): Promise<LightBosonRow[]> {
  const limits = await limitsOfConstraints();
  return [...anomalyRows(), ...fourMuonRows(limits), ...kaonRows(), ...cosmologyRows(), ...starRows(limits)];
}

type Limits = (name: string, massGeV: number) => readonly { readonly lower: number; readonly upper: number }[];

async function limitsOfConstraints(): Promise<Limits> {
  const values = await observableValues();
  const family = couplingFamily('lmu-ltau', {});
  return (name, massGeV) => {
    const constraints = observableConstraints([name], STANDARD_OBSERVABLES, values, inputs);
    const [point] = couplingLimits(constraints, [massGeV], family, inputs, {
      confidenceLevel: 0.95,
      sidedness: 'one-sided',
    });
    return point.excluded;
  };
}

function anomalyRows(): LightBosonRow[] {
  return ANOMALY_BAND_2018.flatMap(({ massGeV, ...edges }) => {
    const band = magneticMomentBand(ANOMALY_2014, 2, { vector: 1, axial: 0 }, massGeV, muon);
    return (['lower', 'upper'] as const).map((edge) => {
      const ours = band?.[edge] ?? Number.NaN;
      const published = edges[edge];
      const what = `${edge} edge of the band of 2018, arXiv:1902.08579`;
      return { bound: 'g-2', what, massGeV, published: `${published}`, ours, ratio: ours / published };
    });
  });
}

function fourMuonRows(limits: Limits): LightBosonRow[] {
  const { measured, error, standardModel } = ATLAS_2014;
  const largest = measured + ONE_SIDED_95 * error - standardModel;
  return ATLAS_RATE_LINE.flatMap(({ massGeV, coupling }) => {
    const perUnit = (0.0336 / 3) * muonPairRadiation(massGeV, { vector: 1, axial: 0 }, inputs);
    const withAtlas = Math.sqrt(largest / perUnit);
    const ours = limits('z-4mu', massGeV)[0]?.lower ?? Number.NaN;
    const row = (what: string, value: number) => ({
      bound: 'z-4mu',
      what,
      massGeV,
      published: `${coupling}`,
      ours: value,
      ratio: value / coupling,
    });
    return [
      row('line of ATLAS, arXiv:1902.08579; ours with the rate of CMS', ours),
      row('the same; ours with the rate of ATLAS', withAtlas),
    ];
  });
}

function kaonRows(): LightBosonRow[] {
  const share = threeNeutrinoShare(0.1, muon);
  return [
    { massGeV: 0.01, published: 'of order 1e-5' },
    { massGeV: 0.1, published: '1e-5 to 1e-7' },
    { massGeV: 0.37, published: 'of order 1e-7' },
  ].map(({ massGeV, published }) => {
    const element = kaonVectorElement(massGeV, { vector: 1, axial: 0, neutrino: 1, kaon: 0 }, muon);
    const seen = kaonEmissionRatio(element, massGeV, muon, 0.1) / kaonEmissionRatio(element, massGeV, muon);
    const what = 'limit on B(K → μνX), 90 %, arXiv:2101.12304';
    return { bound: 'na62', what, massGeV, published, ours: (1e-6 * share) / seen, ratio: null };
  });
}

function cosmologyRows(): LightBosonRow[] {
  const heavy = effectiveNeutrinos(1, inputs);
  const added = (massGeV: number) => effectiveNeutrinos(massGeV, inputs) - heavy;
  const rows = [0.01, 0.012, 0.02].map((massGeV) => ({
    bound: 'delta-neff',
    what: 'ΔN_eff, about 0.2 somewhere from 10 to 20 MeV, arXiv:1901.02010',
    massGeV,
    published: 'about 0.2',
    ours: added(massGeV),
    ratio: null,
  }));
  let [low, high] = [1e-3, 5e-2];
  while (high / low > 1 + 1e-6) {
    const middle = Math.sqrt(low * high);
    if (added(middle) > 0.5) low = middle;
    else high = middle;
  }
  const what = 'mass [GeV] at which ΔN_eff = 0.5, without mixing, as arXiv:1902.08579 quotes it';
  return [...rows, { bound: 'delta-neff', what, massGeV: null, published: '0.01', ours: low, ratio: low / 0.01 }];
}

function starRows(limits: Limits): LightBosonRow[] {
  const band = limits('sn1987a', 0.1)[0];
  const dwarfs = [0.01, 0.015, 0.02].map((massGeV) => ({
    bound: 'white-dwarf',
    what: 'excludes g′ where (g−2)_μ and H₀ were explained, 3e-4 to 8e-4, arXiv:2405.00094',
    massGeV,
    published: 'within 3e-4 to 8e-4',
    ours: limits('white-dwarf', massGeV)[0]?.lower ?? Number.NaN,
    ratio: null,
  }));
  return [
    ...dwarfs,
    {
      bound: 'sn1987a',
      what: 'smallest g′ excluded, arXiv:2006.13942',
      massGeV: 0.1,
      published: 'about 1e-9',
      ours: band?.lower ?? Number.NaN,
      ratio: (band?.lower ?? Number.NaN) / 1e-9,
    },
    {
      bound: 'sn1987a',
      what: 'largest mass [GeV] excluded, arXiv:2006.13942',
      massGeV: null,
      published: '0.25 to 0.5',
      ours: largestMass(limits),
      ratio: null,
    },
  ];
}

/** The loop of g−2 is exact: its rows must agree to what the figure and the difference of that time allow. */
const LARGEST_DEVIATION = 0.03;

/** Rows that fail. */
export const failedLightBosons = (rows: readonly LightBosonRow[]): string[] =>
  rows
    .filter(({ bound, ratio }) => bound === 'g-2' && !(Math.abs((ratio ?? Number.NaN) - 1) <= LARGEST_DEVIATION))
    .map(({ what, massGeV, ratio }) => `${what} at ${massGeV} GeV: ours/published = ${ratio}`);

/** To 1 MeV. */
function largestMass(limits: Limits): number {
  let [low, high] = [0.1, 1];
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (limits('sn1987a', middle).length > 0) low = middle;
    else high = middle;
  }
  return low;
}

/** The table of the report, with the reasons for differences. */
export function lightBosonSection(rows: readonly LightBosonRow[]): string {
  const columns = [left('bound'), left('what'), right('M [GeV]'), right('published'), right('ours'), right('ratio')];
  const text = rows.map(({ bound, what, massGeV, published, ours, ratio }) => [
    bound,
    what,
    massGeV === null ? '–' : `${massGeV}`,
    published,
    ours.toPrecision(4),
    ratio === null ? '–' : ratio.toFixed(2),
  ]);
  return [
    '## Bounds from decays, moments, cosmology and stars',
    'For L_μ − L_τ, at 95 % CL one-sided unless said. Papers could not be read here beyond their abstracts and figures that were kept as ' +
      'vectors: where a range or an order of magnitude is published, ours stands beside it without a ratio.',
    textTable(columns, text),
    NOTES,
  ].join('\n\n');
}

const NOTES = [
  '* `g-2`: within 3 %, the reading of the figure and the rounding of the difference of that time. The same loop with the same charge is ' +
    'that of B − L; no second figure for it could be read. The limit of today takes the measurement and the prediction of 2025.',
  '* `z-4mu`: the rate of CMS has an excess and a larger error than that of ATLAS, and allows three times as much: weaker by its root. With ' +
    'the numbers of ATLAS ours meets the line where it is strongest. Above, the line is stronger, as it would be if muons of a heavy ' +
    'pair pass cuts on momenta more often than the soft pairs of the Standard Model: ours counts them alike.',
  '* `na62`: the signal region, from memory, and the spectrum of three neutrinos are assumptions; the limits of the experiment use regions ' +
    'for each mass.',
  '* `delta-neff`: one temperature for all neutrinos, no scattering by mixing; the mass of the criterion is 19 % lower than the ' +
    'round number quoted.',
  '* `white-dwarf`: a contact interaction; the abstract names the region alone.',
  '* `sn1987a`: one zone of 30 MeV in the place of profiles, and inverse decays of neutrinos, which the generic coupling to muons of the ' +
    'abstract does not have: lower by a factor of three.',
  '* `electron-g-2` and `tau` have no published limit for L_μ − L_τ that could be read; their inputs are compared in tests.',
].join('\n');
