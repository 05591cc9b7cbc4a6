// Writes tables of data/fluxes from the histograms of public repositories: node scripts/repositoryFluxes.mjs CLONES [--check]
// CLONES is a folder with a clone (bare or not) of each repository that scripts/repositorySources.mjs names, under its name. Files are
// read at the commit that stands there; bins are merged, so that integrals are kept and no file is copied.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { densitiesOn, tableLines } from './fluxTableText.mjs';
import { ensureBuilt, root } from './prepare.mjs';
import { CLONED, columnTables, forwardTables, GENERATORS } from './repositorySources.mjs';

/** Bins kept of a table, at most, and at most this share of those that were there. */
const BINS = 40;
const LARGEST_SHARE = 0.75;
/** Digits of what simulations with a per cent of statistics give. */
const DIGITS = 5;
/** Of the tables that show how generators differ, which their statistics know to a per cent: bins and digits. */
const GENERATOR_BINS = 16;
const GENERATOR_DIGITS = 4;

const clones = process.argv[2];
if (clones === undefined || clones.startsWith('--')) {
  console.error('Usage: node scripts/repositoryFluxes.mjs CLONES [--check]');
  process.exit(2);
}
await ensureBuilt();
const { mergeFluxBins } = await import('../packages/physics/dist/fluxes/index.js');
let stale = 0;
for (const detector of forwardTables) {
  const own = forwardFlux(detector);
  write(detector.header, own.edges, own.species, own.densities);
  for (const [i, generator] of GENERATORS.entries()) {
    const densities = own.densities.map((column, s) =>
      scaled(column, generatorRatio(detector, own, own.species[s], i)),
    );
    write(detector.generatorHeader(generator), own.edges, own.species, densities, GENERATOR_BINS, GENERATOR_DIGITS);
  }
}
for (const { header, read, bins } of columnTables) {
  const { edges, species, densities } = read(lines);
  write(header, edges, species, densities, bins);
}
process.exit(stale === 0 ? 0 : 1);

/** The rows of numbers of a file of a repository, at its commit. */
function lines(repository, path) {
  const { commit } = CLONED[repository];
  const text = execFileSync('git', ['-C', join(clones, repository), 'show', `${commit}:${path}`], { encoding: 'utf8' });
  const rows = text.split('\n').map((line) => line.trim().split(/[\s,]+/));
  return rows
    .filter((row) => row[0] !== '' && row.every((field) => Number.isFinite(Number(field))))
    .map((row) => row.map(Number));
}

/** Neutrinos per GeV and m² of the run through a forward detector; the files give neutrinos per bin. */
function forwardFlux({ files, areaM2 }) {
  const named = Object.entries({ numu: 14, numubar: -14, nue: 12, nuebar: -12, nutau: 16, nutaubar: -16 });
  const columns = named.map(([, id]) => lines('FastNeutrinoFluxSimulation', files(id)));
  const edges = edgesAround(columns[0].map(([middle]) => middle));
  const densities = columns.map((rows) => rows.map(([, count], i) => count / (edges[i + 1] - edges[i]) / areaM2));
  return { edges, species: named.map(([name]) => name), densities };
}

/** Edges of bins whose middles are given; the first begins at 10 GeV. */
function edgesAround(middles) {
  const edges = [10];
  for (const middle of middles) edges.push(Number((2 * middle - edges.at(-1)).toPrecision(6)));
  return edges;
}

/**
 * By how much a generator makes the flux of a species larger, bin by bin: charged-current events in FLArE of its flavour, relative to
 * those of the main set, times what the angles of this detector see of that generator relative to all.
 */
function generatorRatio({ region }, { edges }, species, index) {
  const flavour = { numu: 14, numubar: 14, nue: 12, nuebar: 12, nutau: 16, nutaubar: 16 }[species];
  const main = mainEvents(flavour);
  const events = GENERATORS.map((_, i) =>
    region.reduce((sum, part) => add(sum, flareEvents(flavour, part, i, edges)), undefined),
  );
  const whole = GENERATORS.map((_, i) => flareEvents(flavour, 'all', i, edges));
  return main.map((count, i) => {
    const mean = average(events.map((column) => column[i]));
    return mean > 0 && count > 0 ? (events[index][i] / mean) * (average(whole.map((column) => column[i])) / count) : 0;
  });
}

/** Events of both charges in each bin of the main set at FLArE. */
function mainEvents(flavour) {
  const file = (id) => `Fluxes/FLArE/FLARE_CCint_${id}.txt`;
  const [matter, antimatter] = [flavour, -flavour].map((id) => lines('FastNeutrinoFluxSimulation', file(id)));
  return matter.map(([, count], i) => count + antimatter[i][1]);
}

/** Events of a generator at FLArE on given edges: of all the detector, or of a ring around the axis (0: 10 cm, 1: 25 cm, 2: outside). */
function flareEvents(flavour, part, index, edges) {
  const file = part === 'all' ? `FLARE_rad1_${flavour}_gens${index}` : `FLARE_rad3_r${part}_${flavour}_${index}`;
  const [low, high, counts] = lines('forward-nu-flux-fit', `tests/flux-fit-main/${file}_REFERENCE.txt`);
  const bins = low.map((from, i) => ({ low: from, high: high[i], density: counts[i] / (high[i] - from) }));
  const densities = densitiesOn(
    edges,
    bins.filter((bin) => bin.high <= 7000),
  );
  return densities.map((density, i) => density * (edges[i + 1] - edges[i]));
}

function write(header, edges, species, densities, count = BINS, digits = DIGITS) {
  const merged = mergeFluxBins(edges, densities, Math.min(count, Math.floor(LARGEST_SHARE * (edges.length - 1))));
  const merging = `${edges.length - 1} bins merged to ${merged.edgesGeV.length - 1}, every integral kept`;
  const text = tableLines(
    { ...header, how: `${header.how}; ${merging} (scripts/repositoryFluxes.mjs).` },
    merged.edgesGeV,
    species,
    merged.densities,
    digits,
  );
  const file = `${root}data/fluxes/${header.id}.csv`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`data/fluxes/${header.id}.csv differs from what ${clones} gives.`);
    stale++;
  }
}

function scaled(column, factors) {
  return column.map((value, i) => value * factors[i]);
}

function add(sum, column) {
  return sum === undefined ? column : sum.map((value, i) => value + column[i]);
}

function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
