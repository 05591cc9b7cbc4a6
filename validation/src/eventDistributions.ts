import { coherentTarget, nuclearFormFactor, standardModel, tridentChannel } from '@nereid/physics';
import {
  angleToBeam,
  type EventChunk,
  energyOf,
  eventGenerator,
  fillHistogram,
  histogram,
  log10Q2,
  type Observable,
  pairMass,
  prepareProposal,
} from '@nereid/physics/events';
import type { Nuclides } from './compareCrossSections.js';
import { type CsvRow, requiredNumber } from './csv.js';
import type { ReferenceFolder } from './referenceFolder.js';
import { sourceSettings } from './sources.js';
import { argonTable } from './tegSettings.js';

/** One distribution of the other generator beside ours. */
export interface DistributionComparison {
  readonly observable: string;
  readonly unit: string;
  /** Events of the other generator. */
  readonly events: number;
  /** Bins that are compared, their edges, their counts, and ours normalised to the same number of events. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly expected: readonly number[];
  readonly ndf: number;
  /** With the density alone, and with its known shape difference to the table as one fully correlated systematic. */
  readonly chi2: number;
  readonly chi2WithSystematic: number;
  /** Pull of that systematic in its own units: 0 the density, 1 the table. */
  readonly systematicPull: number;
  readonly verdict: 'agrees' | 'differs';
}

const OBSERVABLES: readonly (readonly [file: string, name: string, unit: string, observable: Observable])[] = [
  ['eMinus', 'energy of μ⁻', 'GeV', energyOf('leptonMinus')],
  ['thetaMinus', 'angle of μ⁻ to the neutrino', 'degrees', angleToBeam('leptonMinus')],
  ['mll', 'mass of the pair', 'GeV', pairMass],
  ['log10Q2', 'log₁₀(Q²/GeV²)', '', log10Q2],
];

/** Ours: enough that our fluctuations add 5 % to the errors of 100,000 events. */
const EVENTS = 1_000_000;
const CHUNK = 50_000;
const SEED = 2019;
const FORM_FACTOR = 'woods-saxon:c=3.73,a=0.62,w=-0.19';
/** Bins with fewer events than this are not compared: χ² needs Gaussian errors. */
const FEWEST = 10;
/** Probability 0.1 % of a χ² above this many standard deviations. */
const LARGEST_DEVIATION = 3.5;

/** Four distributions of 100,000 coherent muon pairs on argon at 5 GeV, where the reference folder has them. */
export function distributionComparisons(reference: ReferenceFolder, nuclides: Nuclides): DistributionComparison[] {
  const given = OBSERVABLES.flatMap(([file, name, unit, observable]) => {
    const rows = reference.rows(`distributions/teg_Ar40_coherent_5GeV_numu_mumu_${file}.csv`);
    return rows === undefined ? [] : [{ rows, name, unit, observable }];
  });
  if (given.length === 0) return [];
  const filled = given.map(({ rows }) => ({ density: histogramOf(rows), table: histogramOf(rows) }));
  const { chunk, shape } = generator(nuclides);
  for (let first = 0; first < EVENTS; first += CHUNK) {
    const events = chunk(first, CHUNK);
    for (const [i, { observable }] of given.entries()) fillBoth(filled[i], events, observable, shape);
  }
  return given.map(({ rows, name, unit }, i) => compare(rows, name, unit, filled[i]));
}

interface Filled {
  readonly density: ReturnType<typeof histogram>;
  /** The same events, weighted to the table. */
  readonly table: ReturnType<typeof histogram>;
}

function histogramOf(rows: readonly CsvRow[]) {
  const last = rows[rows.length - 1];
  return histogram([...rows.map((row) => requiredNumber(row, 'binLow')), requiredNumber(last, 'binHigh')]);
}

/** Events with the constants of the source and the density it quotes, and F² of its table over that of the density. */
function generator(nuclides: Nuclides) {
  const settings = sourceSettings.get('TEG-v2');
  const nuclide = nuclides.get('Ar40');
  if (settings === undefined || nuclide === undefined) throw new Error('TEG-v2 or Ar40 is missing.');
  const argon = { ...nuclide, massGeV: settings.nuclearMassGeV(nuclide) };
  const density = nuclearFormFactor(FORM_FACTOR, argon);
  const table = argonTable(argon);
  const channel = tridentChannel('numu:mumu');
  const request = {
    channel,
    terms: [{ target: coherentTarget(argon, density, 1), multiplicity: 1 }],
    model: standardModel,
    inputs: settings.inputs,
    energies: { kind: 'fixed', energyGeV: 5 },
  } as const;
  const { chunk } = eventGenerator(request, prepareProposal(request), { seed: SEED });
  return { chunk, shape: (q2: number) => (table.evaluate(q2) / density.evaluate(q2)) ** 2 };
}

function fillBoth(
  { density, table }: Filled,
  events: EventChunk,
  observable: Observable,
  shape: (q2: number) => number,
) {
  for (let i = 0; i < events.count; i++) {
    const value = observable(events, i);
    fillHistogram(density, value, events.weight[i]);
    fillHistogram(table, value, events.weight[i] * shape(events.q2[i]));
  }
}

/** The systematic enters as expected·(1 + λ·(table/density − 1)) with λ = 0 ± 1; λ that minimises χ² + λ² is linear algebra. */
function compare(rows: readonly CsvRow[], observable: string, unit: string, { density, table }: Filled) {
  const counts = rows.map((row) => requiredNumber(row, 'count'));
  const events = counts.reduce((sum, count) => sum + count, 0);
  const normalised = (sums: Float64Array) => {
    const inside = sums.slice(1, -1);
    const total = inside.reduce((sum, value) => sum + value, 0);
    return inside.map((value) => (value * events) / total);
  };
  const expected = normalised(density.sums);
  const shifted = normalised(table.sums);
  const scale = events / density.sums.slice(1, -1).reduce((sum, value) => sum + value, 0);
  let chi2 = 0;
  let cross = 0;
  let square = 1;
  const used = counts.flatMap((_, i) => (expected[i] >= FEWEST ? [i] : []));
  for (const i of used) {
    const variance = expected[i] + scale * scale * density.squares[i + 1];
    const shift = shifted[i] - expected[i];
    chi2 += (counts[i] - expected[i]) ** 2 / variance;
    cross += ((counts[i] - expected[i]) * shift) / variance;
    square += (shift * shift) / variance;
  }
  const chi2WithSystematic = chi2 - cross ** 2 / square;
  const ndf = used.length - 1;
  const agrees = chi2WithSystematic < ndf + LARGEST_DEVIATION * Math.sqrt(2 * ndf);
  return {
    observable,
    unit,
    events,
    edges: Array.from(density.edges),
    counts,
    expected: Array.from(expected),
    ndf,
    chi2,
    chi2WithSystematic,
    systematicPull: cross / square,
    verdict: agrees ? ('agrees' as const) : ('differs' as const),
  };
}
