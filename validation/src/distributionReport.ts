import type { FigureSpec } from '@nereid/figures';
import type { DistributionComparison } from './eventDistributions.js';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** The section on distributions; says so where the reference folder has none. */
export function distributionSection(rows: readonly DistributionComparison[]): string {
  const heading = '## Distributions of events beside another generator';
  if (rows.length === 0) return `${heading}\n\nNot evaluated: no \`distributions/\` in the reference folder.`;
  const columns = [
    left('observable'),
    right('events'),
    right('bins − 1'),
    right('χ², density'),
    right('χ² with systematic'),
    right('per bin'),
    right('pull of the systematic'),
    left(''),
  ];
  const cells = rows.map((row) => [
    row.observable,
    String(row.events),
    String(row.ndf),
    row.chi2.toFixed(1),
    row.chi2WithSystematic.toFixed(1),
    (row.chi2WithSystematic / row.ndf).toFixed(2),
    row.systematicPull.toFixed(2),
    row.verdict,
  ]);
  return [
    heading,
    'Unweighted events of the generator of arXiv:1902.06765, ν_μ → ν_μμ⁻μ⁺ coherent on argon at 5 GeV, against a million of ' +
      'ours with its constants and the three-parameter Fermi density it quotes. Its table of F² differs from that density in ' +
      'shape by up to 2 % (known from six published values): one systematic, common to all bins, with pull 0 for the density ' +
      'and 1 for the table. Shapes only; bins with fewer than 10 events are left out. Nothing is fitted but that pull.',
    textTable(columns, cells),
    '![Counts of the other generator over ours, bin by bin](images/event-distributions.svg)',
  ].join('\n\n');
}

/** Ratio of the other generator to ours in every bin, against the position in the histogram. */
export function distributionFigure(rows: readonly DistributionComparison[]): FigureSpec {
  const colours = ['black', 'vermillion', 'blue', 'bluishGreen'] as const;
  const markers = ['circle', 'square', 'diamond', 'triangle'] as const;
  return {
    title: { text: 'Distributions of another generator over ours' },
    description: 'Counts of 100,000 events of the generator of arXiv:1902.06765 over a million of ours, bin by bin.',
    x: { label: { text: 'position in the histogram' }, scale: 'linear', domain: [0, 1] },
    y: { label: { text: 'theirs / ours' }, scale: 'linear', domain: [0.85, 1.15] },
    series: [
      { kind: 'band', x: [0, 1], lower: [0.98, 0.98], upper: [1.02, 1.02], colour: 'grey', inLegend: false },
      { kind: 'line', polylines: [{ x: [0, 1], y: [1, 1] }], colour: 'grey', widthPx: 1, inLegend: false },
      ...rows.map((row, i) => ({ ...pointsOf(row), colour: colours[i % 4], marker: markers[i % 4] })),
    ],
    legend: 'topLeft',
    caption:
      'Coherent muon pairs on argon, 5 GeV; bins with at least 400 events. Band: the 2 % by which the form factor table of the ' +
      'other generator is known to differ from the density used here.',
  };
}

function pointsOf({ edges, counts, expected, observable }: DistributionComparison) {
  const bins = counts.flatMap((count, i) => (count >= 400 ? [i] : []));
  const span = edges[edges.length - 1] - edges[0];
  const error = bins.map((i) => Math.sqrt(counts[i]) / expected[i]);
  return {
    kind: 'points' as const,
    x: bins.map((i) => (0.5 * (edges[i] + edges[i + 1]) - edges[0]) / span),
    y: bins.map((i) => counts[i] / expected[i]),
    yErrorUp: error,
    yErrorDown: error,
    label: { text: observable },
  };
}
