import type { RecoilBound, RecoilComparison, RecoilRate } from './recoilBounds.js';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** Reasons for differences, by their keys. */
const REASONS: Readonly<Record<string, string>> = {
  level:
    'the level of the line is not stated: on it our g_V g_A is off by 1.1 to 1.2 errors, where 95 % takes 1.96. In DarkCast it stands for a total cross section of ν_μ, without ν̄_μ',
  spectrum:
    'we take the total rate, at 95 %; the level of the line is not stated and on it our rate is off by 1.0 to 1.8 errors. The recoil spectrum in bins, of which the text was not at hand, says more',
  loose:
    'the line lets the rate grow by half; the error of the survival probability, 9 % of the rate, allows 18 %. arXiv:2006.11225, in its abstract, finds Borexino more stringent than reported before, too',
  recipe: 'the recipe of the line is not published; on it the rate is half as large again',
  mixing:
    'DarkCast takes the mixing at q² = M², which rises to the pair threshold of muons and falls as 1/M² above the tau; exchanged in scattering, the boson has q² = −2mT, where the mixing is that at 0',
};

/** Limits and rates of recoils of electrons and nuclei beside published ones. */
export function recoilSection({ rates, bounds }: RecoilComparison): string {
  const used = Object.keys(REASONS).filter((key) => bounds.some(({ remark }) => remark === key));
  const notes = used.map((key, i) => `${i + 1}. ${REASONS[key]}.`).join('\n');
  return [
    '## Neutrinos on electrons and nuclei',
    'What the constraints `borexino`, `charm-ii-nue`, `texono`, `coherent-csi` and `coherent-argon` predict in the Standard Model, beside what the ' +
      'experiments and another program say. Nothing is fitted.',
    rateTable(rates),
    'Smallest excluded couplings, ours at 95 % two-sided, beside lines that others drew and that are readable as numbers. “On the line” is what ours says at the ' +
      'published coupling, (predicted − measured)/error.',
    boundTable(bounds, used),
    notes,
    'No limit from COHERENT could be read as numbers from here (arXiv:1803.01224, 2008.05022, 2202.11002 and 2204.03011 draw them): for these two ' +
      'the rates above, the closed forms of the tests, and the islands that destructive interference leaves stand in.',
  ].join('\n\n');
}

function rateTable(rates: readonly RecoilRate[]): string {
  const columns = [
    left('quantity'),
    right('ours'),
    right('published'),
    right('ours/published'),
    left('source'),
    left('remark'),
  ];
  const rows = rates.map(({ quantity, ours, published, error, source, remark }) => [
    quantity,
    ours.toPrecision(4),
    error === 0 ? `${published}` : `${published} ± ${error}`,
    (ours / published).toFixed(3),
    source,
    remark,
  ]);
  return textTable(columns, rows);
}

function boundTable(bounds: readonly RecoilBound[], notes: readonly string[]): string {
  const columns = [
    left('constraint'),
    left('model'),
    right('M [GeV]'),
    right('published g'),
    right('ours'),
    right('ours/published'),
    right('on the line'),
    left('source'),
    left('why'),
  ];
  const rows = bounds.map(({ constraint, model, massGeV, published, ours, deviationsOnLine, source, remark }) => [
    constraint,
    model,
    `${massGeV}`,
    published.toExponential(3),
    ours === null ? '–' : ours.toExponential(3),
    ours === null ? '–' : (ours / published).toFixed(2),
    deviationsOnLine.toFixed(1),
    source,
    `(${notes.indexOf(remark) + 1})`,
  ]);
  return textTable(columns, rows);
}
