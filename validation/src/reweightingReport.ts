import { REWEIGHTED_ENERGY_GEV, REWEIGHTED_EVENTS, type ReweightingRow } from './reweighting.js';
import { left, ratioText, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** The section on events that get the weights of other models. */
export function reweightingSection(rows: readonly ReweightingRow[]): string {
  const shapes = rows.flatMap((row) => row.shapes);
  const mean = shapes.reduce((sum, { chi2, ndf }) => sum + chi2 / ndf, 0) / shapes.length;
  return [
    '## Reweighted events',
    `${REWEIGHTED_EVENTS / 1000},000 events of the Standard Model, ν_μ → ν_μμ⁻μ⁺ on argon, the whole nucleus, at ${REWEIGHTED_ENERGY_GEV} GeV, with ` +
      'the weights of other models (docs/physics/reweighting.md). σ/σ_SM from the events beside quadrature (nereid sigma); χ² per degree of freedom ' +
      'of six distributions beside as many events that were generated in the model, shapes in up to 20 bins; the share of the sample that is effective (N_eff/N). ' +
      'Events of scalars, tensors and magnetic moments are compared with quadrature. ' +
      `Allowed: four standard deviations of each. The mean of the ${shapes.length} χ² per degree of freedom is ${mean.toFixed(2)}. ` +
      'That weighted sums of a NuHepMC file, read by pyhepmc, are σ is among the judgements below.',
    textTable(columnsOf(rows), rows.map(cellsOf)),
  ].join('\n\n');
}

const columnsOf = ([first]: readonly ReweightingRow[]) => [
  left('model'),
  right('σ/σ_SM'),
  right('quadrature'),
  right('pull'),
  right('effective'),
  ...first.shapes.map(({ observable }) => right(observable)),
  left('verdict'),
];

function cellsOf(row: ReweightingRow, _: number, [first]: readonly ReweightingRow[]): string[] {
  const { model, ratio, ratioError, quadrature, pull, effectiveFraction, shapes, verdict } = row;
  return [
    model,
    `${ratioText(ratio)} ± ${ratioText(ratioError)}`,
    ratioText(quadrature),
    pull.toFixed(1),
    `${(100 * effectiveFraction).toFixed(0)} %`,
    ...first.shapes.map((_one, i) => (shapes[i] ? (shapes[i].chi2 / shapes[i].ndf).toFixed(2) : '–')),
    verdict,
  ];
}
