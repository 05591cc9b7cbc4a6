// Writes data/fluxes from a folder of flux histograms: node scripts/fluxTables.mjs REFERENCE [--check]
// REFERENCE holds the files named in scripts/fluxSources.mjs, with a species column and, per row, bin edges
// (energyLowGeV, energyHighGeV) or a point (energyGeV: the middle of a bin as wide as the distance to its neighbours) and a
// flux. All species get the same bins; neighbouring bins are merged where that moves the mean energies least.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLUX_SOURCES } from './fluxSources.mjs';
import { densitiesOn, tableLines } from './fluxTableText.mjs';
import { ensureBuilt, root } from './prepare.mjs';

/** Bins kept of a table: this many, and at most three quarters of what was there. */
const BINS = 40;
const LARGEST_SHARE = 0.75;
/** Edges closer than this are the same edge [GeV]. */
const EDGE_DIGITS = 4;

const reference = process.argv[2];
if (reference === undefined || reference.startsWith('--')) {
  console.error('Usage: node scripts/fluxTables.mjs REFERENCE [--check]');
  process.exit(2);
}
await ensureBuilt();
const { mergeFluxBins } = await import('../packages/physics/dist/fluxes/index.js');
let stale = 0;
for (const source of FLUX_SOURCES) {
  const text = fluxTable(source);
  const file = `${root}data/fluxes/${source.id}.csv`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`data/fluxes/${source.id}.csv differs from what ${reference} gives.`);
    stale++;
  }
}
process.exit(stale === 0 ? 0 : 1);

function fluxTable(source) {
  const histograms = readHistograms(join(reference, source.file), source.factor);
  const edges = commonEdges([...histograms.values()]);
  const columns = [...histograms.values()].map((bins) => densitiesOn(edges, bins));
  const scale = source.unit === '1/GeV' ? 1 / total(edges, columns) : 1;
  const merged = mergeFluxBins(edges, columns, Math.min(BINS, Math.floor(LARGEST_SHARE * (edges.length - 1))));
  const merging = `${edges.length - 1} bins merged to ${merged.edgesGeV.length - 1}, every integral kept`;
  const { file, factor, how, ...fields } = source;
  const densities = merged.densities.map((column) => column.map((density) => density * scale));
  const header = { ...fields, how: `${how}; ${merging} (scripts/fluxTables.mjs).` };
  return tableLines(header, merged.edgesGeV, [...histograms.keys()], densities);
}

/** Histograms by species, in the unit of the table. */
function readHistograms(file, factor) {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = head.split(',');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((field, i) => [names[i], field])));
  const histograms = new Map();
  for (const species of ['numu', 'numubar', 'nue', 'nuebar', 'nutau', 'nutaubar']) {
    const own = rows.filter((row) => row.species === species);
    if (own.length > 0) histograms.set(species, histogram(own, names, factor));
  }
  return histograms;
}

function histogram(rows, names, factor) {
  const column = names.at(-1);
  if (names.includes('energyGeV')) return pointHistogram(rows, column, factor);
  return rows.map((row) => {
    const [low, high] = [Number(row.energyLowGeV), Number(row.energyHighGeV)];
    // a fraction is the content of a bin, everything else a density
    const content = column.startsWith('fraction') ? 1 / (high - low) : 1;
    return { low, high, density: Number(row[column]) * content * factor };
  });
}

function pointHistogram(rows, column, factor) {
  const energies = rows.map((row) => Number(row.energyGeV));
  const step = (energies.at(-1) - energies[0]) / (energies.length - 1);
  return rows.map((row, i) => ({
    low: energies[i] - step / 2,
    high: energies[i] + step / 2,
    density: Number(row[column]) * factor,
  }));
}

function commonEdges(histograms) {
  const edges = new Set();
  for (const bins of histograms) {
    for (const { low, high } of bins) edges.add(rounded(low)).add(rounded(high));
  }
  const ascending = [...edges].sort((a, b) => a - b);
  // two digitised species on grids that drift apart by a last digit share an edge
  return ascending.filter((edge, i) => i === 0 || edge - ascending[i - 1] > 0.01);
}

function total(edges, columns) {
  return columns.reduce(
    (sum, column) => sum + column.reduce((part, d, i) => part + d * (edges[i + 1] - edges[i]), 0),
    0,
  );
}

function rounded(energy) {
  return Number(energy.toFixed(EDGE_DIGITS));
}
