import { LANDSCAPE_REASONS, type LandscapeRow } from './landscapeBounds.js';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** What published figures of a model have and our landscape has not, with the reason; and where there is no figure to compare. */
const MISSING: readonly (readonly [landscape: string, what: string])[] = [
  [
    'L_μ − L_τ',
    'ATLAS 4μ and 3μν with all data, Belle and Belle II four muons, Belle II invisible of 2022, BESIII, NA64μ and NA64e of 2024: published as figures and tables that cannot be read from here; IceCube: no numbers',
  ],
  [
    'L_e − L_μ',
    'resonances and contact interactions at LEP 2 (e⁺e⁻ → μ⁺μ⁻) above 10 GeV; ΔN_eff with electrons in touch, not computed; global fits of oscillations: no numbers',
  ],
  [
    'B − 3L_μ',
    'no figure with readable numbers. From memory: matter effects on oscillations, which are stronger than COHERENT, decays to an anomalous current that is longitudinally enhanced, dimuon resonances of ATLAS and CMS above 200 GeV: not computed, no numbers',
  ],
  [
    'B − L',
    'SN1987A (radiation from nucleons) and ΔN_eff (electrons in touch): not computed; LEP 2 contact interactions and dilepton resonances above 200 GeV: no numbers. Fifth forces and stars below 1 MeV lie left of the figure',
  ],
  [
    'dark photon',
    'SN1987A and ΔN_eff: not computed; LSND, NA62 e⁺e⁻ and displaced decays of LHCb, which FORESEE has: no curve here; electroweak fits above 10 GeV: not computed',
  ],
  [
    'muonphilic scalar',
    'no figure with readable numbers. Beam dumps of muons and electrons, where it decays to photons, SN1987A with muons, BaBar four muons: curves are those of vectors and do not carry over',
  ],
  [
    'Z′ that turns μ into τ',
    'no figure with readable numbers. τ → μZ′ below the mass of the tau and the tree level of τ → μνν̄ above it, which are stronger than g−2 where they apply: not computed',
  ],
];

/** Landscapes beside published lines, the reasons for differences, and what is missing. */
export function landscapeSection(rows: readonly LandscapeRow[]): string {
  const used = Object.keys(LANDSCAPE_REASONS).filter((key) => rows.some(({ why }) => why === key));
  const columns = [
    left('landscape'),
    left('bound'),
    right('M [GeV]'),
    right('published'),
    right('ours'),
    right('ours/published'),
    left('source'),
    left('why'),
  ];
  const text = rows.map(({ landscape, bound, massGeV, published, ours, source, why }) => [
    landscape,
    bound,
    `${massGeV}`,
    published.toExponential(3),
    ours === null ? '–' : ours.toExponential(3),
    ours === null ? '–' : (ours / published).toFixed(2),
    source,
    `(${used.indexOf(why) + 1})`,
  ]);
  return [
    '## Landscapes beside published figures',
    'Lower edges of excluded couplings in landscapes (g′; ε of the dark photon), ours at 95 % one-sided where computed, beside lines that others drew and that are readable ' +
      'as numbers: FORESEE (github.com/KlingFelix/FORESEE@2d6431f6), DarkCast v2 (its recasts in github.com/Noah-Everett/DS-Decay-Scripts@2a86698d), arXiv:1902.08579. A row fails where ' +
      'it differs by more than its reason explains. Recasts with their upper edges stand in target 11.',
    textTable(columns, text),
    used.map((key, i) => `${i + 1}. ${LANDSCAPE_REASONS[key].words}.`).join('\n'),
    'Bounds of published figures that ours has not:',
    MISSING.map(([model, what]) => `* ${model}: ${what}.`).join('\n'),
    'Where ours is far from any published line: the reach of Belle II (`belle-ii`) for a boson with a charge of the electron is that of counts without any background, 1.4·10⁻⁶ for B − L; ' +
      'the projection for visible decays in the same landscape, which has background, is 6·10⁻⁵. It decides on no point.',
  ].join('\n\n');
}
