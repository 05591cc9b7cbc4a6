import type { FigureSpec } from '@nereid/figures';
import { type EventPull, summarisePulls } from './eventPulls.js';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** The section on the mean weight of events. */
export function eventPullSection(pulls: readonly EventPull[]): string {
  const groups = ['coherent', 'proton', 'neutron', 'unbroken', 'all'] as const;
  const rows = groups.map((group) => {
    const chosen = group === 'all' ? pulls : pulls.filter(({ regime }) => regime === group);
    const { count, mean, meanSquare, largest, verdict } = summarisePulls(chosen);
    return [group, String(count), mean.toFixed(2), meanSquare.toFixed(2), largest.toFixed(2), verdict];
  });
  const columns = [left('regime'), right('pulls'), right('mean'), right('mean square'), right('largest'), left('')];
  return [
    '## Mean weight of events',
    'Mean weight of 20,000 weighted events minus the cross section by quadrature, over the statistical error of the mean. All ' +
      'channels on argon: coherent, on a proton and on a neutron at one energy (5 GeV; 100 GeV with one τ, 300 GeV with two); the ' +
      'whole nucleus for muon neutrinos with the flux dune-cdr-nu, and with a gauge boson of L_μ − L_τ. Standard normal numbers are ' +
      'expected: |mean| < 3/√n, |mean square − 1| < 3√(2/n), largest < 4.',
    textTable(columns, rows),
    pullTable(pulls),
    '![Distribution of the pulls beside a standard normal one](images/event-pulls.svg)',
  ].join('\n\n');
}

/** A line for each channel and setting, a column for each regime. */
function pullTable(pulls: readonly EventPull[]): string {
  const keys = [...new Set(pulls.map(({ channel, setting }) => `${channel}|${setting}`))];
  const cells = keys.map((key) => {
    const [channel, setting] = key.split('|');
    const pull = (regime: string) =>
      pulls.find((one) => one.channel === channel && one.setting === setting && one.regime === regime)?.pull.toFixed(2);
    return [channel, setting, ...['coherent', 'proton', 'neutron', 'unbroken'].map((regime) => pull(regime) ?? '–')];
  });
  const columns = [
    left('channel'),
    left('at'),
    right('coherent'),
    right('proton'),
    right('neutron'),
    right('unbroken'),
  ];
  return textTable(columns, cells);
}

const WIDTH = 0.5;
const BINS = 16;

/** Number of pulls in bins of half a standard deviation, and what a standard normal distribution has there. */
export function eventPullFigure(pulls: readonly EventPull[]): FigureSpec {
  const centres = Array.from({ length: BINS }, (_, i) => WIDTH * (i + 0.5 - BINS / 2));
  const counts = centres.map(
    (centre) => pulls.filter(({ pull }) => Math.floor((pull - centre) / WIDTH + 0.5) === 0).length,
  );
  const error = counts.map((count) => Math.sqrt(count));
  const curve = Array.from({ length: 161 }, (_, i) => (i - 80) / 20);
  const normal = curve.map((x) => (pulls.length * WIDTH * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI));
  return {
    title: { text: 'Mean weight of events beside the quadrature' },
    description: `Distribution of ${pulls.length} pulls in bins of half a standard deviation, and a standard normal one.`,
    x: { label: { text: 'pull' }, scale: 'linear', domain: [-4, 4] },
    y: { label: { text: 'channels and regimes' }, scale: 'linear', domain: [0, Math.max(...counts) * 1.35] },
    series: [
      {
        kind: 'line',
        polylines: [{ x: curve, y: normal }],
        colour: 'blue',
        label: { text: 'standard normal' },
      },
      {
        kind: 'points',
        x: centres,
        y: counts,
        yErrorUp: error,
        yErrorDown: error,
        colour: 'black',
        label: { text: `${pulls.length} pulls` },
      },
    ],
    legend: 'topRight',
    caption:
      'All trident channels on argon, coherent and on nucleons, at fixed energies and in a flux; 20,000 events each.',
  };
}
