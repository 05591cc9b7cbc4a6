import { cm2, left, right } from '../tableFormat.js';
import { textTable } from '../textTable.js';
import type { InelasticComparison } from './inelastic.js';
import { SHARE_LIMITS_Q2, SQUEEZED_ENERGY_GEV, SQUEEZED_Q2 } from './photonMethod.js';
import { likeTheirsCm2, type ZhouBeacomRow } from './zhouBeacom.js';

export function inelasticSection(comparison: InelasticComparison): string {
  return [
    '## Inelastic tridents',
    'Nucleons that break, by their structure functions and exact in the virtuality Q² of the photon: the formulas are in ' +
      '[inelastic.md](physics/inelastic.md#cross-section). Default inputs and structure functions (`lux-like`). What is compared here shares the structure ' +
      'functions and no formula of the cross section: σ(νγ → νℓℓ) on a real photon is integrated over its own phase space, and photon densities are those of ' +
      '[LUXqed](physics/inelastic.md#photon-density), which agree with the program of its authors to 10⁻⁴.',
    squeezedPart(comparison),
    photonMethodPart(comparison),
    zhouBeacomPart(comparison.zhouBeacom),
    '![σ/E by regime on four nuclei, with the totals of Zhou and Beacom for oxygen](images/inelastic-regimes.svg)',
  ].join('\n\n');
}

function squeezedPart({ squeezed }: InelasticComparison): string {
  const columns = [
    left('channel'),
    left('on'),
    ...SQUEEZED_Q2.map((q2) => right(`Q² < ${q2Text(q2)}`)),
    left('verdict'),
  ];
  const rows = squeezed.map(({ channel, nucleon, ratios, verdict }) => [
    channel,
    nucleon,
    ...SQUEEZED_Q2.map((_, i) => (i < ratios.length ? ratios[i].toFixed(4) : '–')),
    verdict,
  ]);
  return [
    '### The collinear limit',
    'Full cross section over that of equivalent photons, ∫dx f_γ(x) σ_νγ(2MEx), both with Q² below the same limit [GeV²], at ' +
      `${SQUEEZED_ENERGY_GEV / 1000} TeV. The integrands become equal where Q² is far below the squared mass m² of the lightest lepton ` +
      '([derived](physics/inelastic.md#the-collinear-limit)): the last ratio of a row has to be 1 to within Q²/m² and 0.2 %, where Q²/m² is below 0.1; ' +
      'for electrons no photons are left that far down, and the ratio has to rise. A dash: too few photons are left, x being below Q²/(W² − M²).',
    textTable(columns, rows),
    'Channel by channel this is where photons stop being real: muons at 0.01 GeV², electrons at 10⁻⁷ GeV². Of the full cross section hardly anything lies there, as the next table shows.',
  ].join('\n\n');
}

const q2Text = (q2: number): string => (q2 < 1e-3 ? q2.toExponential(0) : String(q2));

function photonMethodPart({ photonMethod, shares }: InelasticComparison): string {
  const columns = [
    left('channel'),
    right('E [GeV]'),
    right('full [cm²]'),
    right('MS-bar, μ² = ŝ'),
    right('MS-bar, μ² = ŝ/4'),
    right('Q² < ŝ'),
    right('theirs'),
    left('verdict'),
  ];
  const rows = photonMethod.map((row) => [
    row.channel,
    String(row.energyGeV),
    cm2(row.fullCm2),
    ...[row.msBar, row.quarter, row.sharp].map((ratio) => ratio.toPrecision(4)),
    String(row.theirs),
    row.verdict,
  ]);
  const [low, high] = SHARE_LIMITS_Q2;
  const shareColumns = [
    left('share of the full cross section, 100 GeV'),
    right(`Q² < ${low} GeV²`),
    right(`${low} to ${high} GeV²`),
    right(`above ${high} GeV²`),
  ];
  const shareRows = shares.map(({ channel, shares: parts }) => [
    channel,
    ...parts.map((part) => `${(100 * part).toFixed(0)} %`),
  ]);
  return [
    '### Photon densities in the place of the full calculation',
    'On a free proton: the full cross section, and photons on their mass shell over it, with the inelastic photon density in the MS-bar scheme at two scales ' +
      'and with photons of Q² < ŝ alone (α not running, no MS-bar part). “Theirs” is another calculation of the last, to its printed digits and 0.5 %; it has 1.440e-44 and ' +
      '1.075e-42 cm² for muon pairs at 10 and 100 GeV.',
    textTable(columns, rows),
    textTable(shareColumns, shareRows),
    'Nine tenths of the cross section have Q² above 0.1 GeV², 9 m_μ² and 4·10⁵ m_e²: no scale makes a photon density right, and the two scales differ by a third at ' +
      '100 GeV. The shares are differences of full cross sections with a sharp limit on Q²; a Monte Carlo over all momenta with the same limits has 5.0, 74.4 and 20.5 % for muon pairs (to 0.5 %). That other calculation has 8, 64 and 28 %, which neither confirms.',
  ].join('\n\n');
}

const ratio = (a: number, b: number): string => (a / b).toFixed(3);

function zhouBeacomPart(rows: readonly ZhouBeacomRow[]): string {
  const parts = rows.filter(({ part }) => part !== 'total');
  const partColumns = [
    left('their part'),
    right('E [GeV]'),
    right('theirs [cm²]'),
    right('ours/theirs'),
    right('by their method/theirs'),
    right('MS-bar at μ² = ŝ over theirs'),
    left('verdict'),
  ];
  const partRows = parts.map((row) => [
    row.part,
    String(row.energyGeV),
    cm2(row.theirsCm2),
    ratio(row.part === 'photon' ? row.inelasticCm2 : row.elasticCm2, row.theirsCm2),
    ratio(likeTheirsCm2(row), row.theirsCm2),
    row.msBarCm2 === undefined ? '–' : ratio(row.msBarCm2, row.theirsCm2),
    row.verdict,
  ]);
  return ['### Zhou and Beacom', INTRODUCTION, textTable(partColumns, partRows), totals(rows), READING].join('\n\n');
}

function totals(rows: readonly ZhouBeacomRow[]): string {
  const columns = [
    left('total of'),
    right('E [GeV]'),
    right('theirs [cm²]'),
    right('coherent + elastic'),
    right('+ inelastic'),
    right('by their method'),
    right('their inelastic/ours'),
    left('verdict'),
  ];
  const cells = rows
    .filter(({ part }) => part === 'total')
    .map((row) => [
      row.channel,
      String(row.energyGeV),
      cm2(row.theirsCm2),
      ratio(row.elasticCm2, row.theirsCm2),
      ratio(row.elasticCm2 + row.inelasticCm2, row.theirsCm2),
      ratio(likeTheirsCm2(row), row.theirsCm2),
      ((row.theirsCm2 - row.theirDensityCm2) / row.inelasticCm2).toFixed(2),
      row.verdict,
    ]);
  return textTable(columns, cells);
}

const INTRODUCTION =
  'arXiv:1910.08090 has tridents on oxygen with the inelastic part from a photon density (CT14QED). Compared per nucleus of ¹⁶O: curves of ν_μ → ν_μμ⁻μ⁺ by part, as others read them, and the ' +
  'totals of the authors’ files for three channels. *By their method* has our structure functions and nucleons, the nuclear density c = 1.126 A^⅓ fm, a = 0.523 fm of arXiv:1807.10973, and photons on their mass shell ' +
  'with Q₀² < Q² < ŝ, Q₀ = 1.295 GeV where CT14QED begins. Nothing is fitted; agreement is within 5 %: curves are read to 1 or 2 %, partons stand for F₂, Pauli blocking is not stated.';

const READING = [
  '* **The curves are for oxygen**, not water as they are sometimes passed on: coherent + elastic and photon add up to the O16 file to 1 % from 14 GeV to 4 TeV. The curve “quark” is not part of the file, and is not compared.',
  '* **Coherent + elastic.** Ours is 10 to 15 % higher. With c = 1.126 A^⅓ fm, whose charge radius for oxygen is 2.93 fm and not the measured 2.70 fm, 2 to 5 % are left.',
  '* **Inelastic.** Theirs is twice the full one for muon pairs and 4 to 6 times for channels with electrons. Photons radiated above Q₀ alone, none at the start of the evolution, give their part to 4 % over two decades of energy: ' +
    'their density lacks the photons of Q² < 1.7 GeV², most of the true cross section, and takes as real those of Q² up to ŝ. The two errors compensate in part. A photon density of LUXqed in the same place is 3 to 9 times the full muon-pair cross section on oxygen.',
  '* **Which is right.** The excess over the full calculation follows the mass of the lightest lepton, as the collinear limit above has it: a photon of 1 GeV² is nearly real for taus, not for muons and least for electrons. ' +
    'That their photons start at Q₀ is an inference, from all energies and three channels without a parameter; the text of the paper was not at hand.',
].join('\n');
