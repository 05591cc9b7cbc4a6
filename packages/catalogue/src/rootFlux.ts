import type { Diagnostic, Parsed } from './diagnostics.js';
import { isError, remedyForName } from './diagnostics.js';
import {
  type FluxColumns,
  isSpecies,
  NEUTRINO_SPECIES,
  type NeutrinoSpecies,
  type ReportLine,
  reportTo,
  withoutEmpty,
} from './fluxColumns.js';
import type { FluxTable } from './fluxes.js';
import { type EnergyUnit, energiesInGeV, type GivenFluxUnit } from './fluxUnits.js';
import { titleWarnings } from './rootTitles.js';
import { userTable } from './userTable.js';

/** What is used of an axis of a ROOT histogram: equal bins, or edges. */
interface RootAxis {
  readonly fNbins: number;
  readonly fXmin: number;
  readonly fXmax: number;
  readonly fXbins: ArrayLike<number>;
  readonly fTitle?: string;
}

/** What is used of a TH1 as jsroot hands it over: contents with under- and overflow. */
export interface RootHistogram {
  readonly _typename: string;
  readonly fXaxis: RootAxis;
  readonly fYaxis?: { readonly fTitle?: string };
  readonly fArray: ArrayLike<number>;
}

/** The bytes of a ROOT file and its name for messages. */
export interface RootSource {
  readonly file: string;
  readonly data: Uint8Array;
}

/** What the numbers of histograms are in. */
export interface RootUnits {
  readonly unit: GivenFluxUnit;
  /** Of the energy axis; default: GeV. */
  readonly energy?: EnergyUnit;
}

/** The package that reads ROOT files; optional, because few need it and it is large. */
const JSROOT = 'jsroot/io';

interface JsrootFile {
  getKey(name: string, cycle?: number): Promise<{ readonly fClassName: string }>;
  readObject(name: string): Promise<unknown>;
}

interface JsrootIo {
  openFile(data: ArrayBuffer): Promise<JsrootFile>;
}

/**
 * Reads fluxes from TH1 histograms of a ROOT file, one per species. Contents are in `unit`, energies in GeV unless said otherwise;
 * titles of axes that say something else are warned of. Under- and overflow are left out, as are histograms of zeros, with a
 * warning. All histograms must have the same bins.
 */
export async function rootFlux(
  { file, data }: RootSource,
  histograms: readonly (readonly [species: string, name: string])[],
  { unit, energy = 'GeV' }: RootUnits,
): Promise<Parsed<FluxTable>> {
  const fail = (message: string, remedy: string): Parsed<FluxTable> => ({
    value: undefined,
    diagnostics: [{ severity: 'error', file, line: 1, column: 1, path: '', message, remedy }],
  });
  const io = await import(/* @vite-ignore */ JSROOT).then(
    (module) => module as JsrootIo,
    () => undefined,
  );
  if (io === undefined) {
    return fail('ROOT files need the package jsroot', 'Run: npm install --no-save --ignore-scripts jsroot@7.11.2.');
  }
  const found: (readonly [string, unknown])[] = [];
  try {
    await withoutItsMessages(async () => {
      const opened = await io.openFile(new Uint8Array(data).buffer);
      for (const [species, name] of histograms) found.push([species, await readHistogram(opened, name)]);
    });
  } catch (error) {
    return fail(`cannot be read as ROOT (${(error as Error).message})`, 'Check the file and the histogram names.');
  }
  const columns = histogramColumns(file, found, energy);
  const titles = found.flatMap(([, histogram]) => (isHistogram(histogram) ? titlesOf(histogram) : []));
  return userTable(file, unit, {
    value: columns.value,
    diagnostics: [...columns.diagnostics, ...titleWarnings(file, titles, unit, energy)],
  });
}

const HISTOGRAM = /^TH1[CSIFD]$/;

/** What is named, read only where it is a histogram: of anything else its class is enough, and jsroot does not know all. */
async function readHistogram(file: JsrootFile, given: string): Promise<unknown> {
  const [, name, cycle] = /^(.*?)(?:;(\d+))?$/s.exec(given) as RegExpExecArray;
  const { fClassName } = await file.getKey(name, cycle === undefined ? undefined : Number(cycle));
  return HISTOGRAM.test(fClassName) ? file.readObject(given) : { _typename: fClassName };
}

/** jsroot prints what it finds odd in a file, on standard output too, where results are; what fails it throws besides. */
async function withoutItsMessages(work: () => Promise<void>): Promise<void> {
  const { log, error, warn } = console;
  const silent = () => {};
  Object.assign(console, { log: silent, error: silent, warn: silent });
  try {
    await work();
  } finally {
    Object.assign(console, { log, error, warn });
  }
}

const titlesOf = ({ fXaxis, fYaxis }: RootHistogram) => [{ energy: fXaxis.fTitle ?? '', flux: fYaxis?.fTitle ?? '' }];

/** Columns of histograms that have the same bins. */
export function histogramColumns(
  file: string,
  histograms: readonly (readonly [species: string, histogram: unknown])[],
  energy: EnergyUnit = 'GeV',
): Parsed<FluxColumns> {
  const diagnostics: Diagnostic[] = [];
  const report = reportTo(diagnostics, file);
  const densities = new Map<NeutrinoSpecies, Float64Array>();
  let edges: Float64Array | undefined;
  for (const [species, histogram] of histograms) {
    if (!isSpecies(species)) report(1, `no species "${species}"`, remedyForName(species, NEUTRINO_SPECIES));
    else if (densities.has(species)) report(1, `${species} is named twice`, 'Name one histogram for each species.');
    else if (!isHistogram(histogram)) {
      const { _typename: kind } = (histogram ?? {}) as Partial<RootHistogram>;
      const named = kind === undefined ? '' : `, but a ${kind}`;
      report(1, `what is named for ${species} is not a one-dimensional histogram${named}`, 'Name a TH1.');
    } else {
      const own = axisEdges(histogram.fXaxis);
      edges ??= own;
      if (own.length !== edges.length || own.some((edge, i) => edge !== edges?.[i])) {
        report(1, `${species} has other bins than the first histogram`, 'Rebin them alike.');
      }
      const contents = Float64Array.from({ length: own.length - 1 }, (_, i) => histogram.fArray[i + 1]);
      const wrong = contents.find((value) => !(value >= 0 && Number.isFinite(value)));
      if (wrong !== undefined)
        report(
          1,
          wrong < 0 ? `${species} is negative somewhere` : `${species} is ${wrong} somewhere`,
          'A flux is finite and not negative.',
        );
      densities.set(species, contents);
    }
  }
  if (edges !== undefined) checkEdges(edges, report);
  if (edges === undefined || diagnostics.some(isError)) return { value: undefined, diagnostics };
  const filled = withoutEmpty(densities, 1, report);
  if (diagnostics.some(isError)) return { value: undefined, diagnostics };
  const inGeV = energiesInGeV(edges, energy);
  return { value: { lowGeV: inGeV.slice(0, -1), highGeV: inGeV.slice(1), densities: filled }, diagnostics };
}

function checkEdges(edges: Float64Array, report: ReportLine): void {
  if (!(edges[0] >= 0)) report(1, `the first bin begins at ${edges[0]}`, 'Energies are positive.');
  const wrong = edges.findIndex((edge, i) => i > 0 && !(edge > edges[i - 1] && Number.isFinite(edge)));
  if (wrong > 0) report(1, `the edge ${edges[wrong]} follows ${edges[wrong - 1]}`, 'Edges ascend and are finite.');
}

function isHistogram(value: unknown): value is RootHistogram {
  const { _typename, fXaxis, fArray } = (value ?? {}) as Partial<RootHistogram>;
  return HISTOGRAM.test(_typename ?? '') && fXaxis !== undefined && fArray !== undefined;
}

function axisEdges({ fNbins, fXmin, fXmax, fXbins }: RootAxis): Float64Array {
  if (fXbins.length === fNbins + 1) return Float64Array.from(fXbins);
  return Float64Array.from({ length: fNbins + 1 }, (_, i) =>
    i === fNbins ? fXmax : fXmin + ((fXmax - fXmin) * i) / fNbins,
  );
}
