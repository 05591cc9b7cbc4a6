import type { Diagnostic, Parsed } from './diagnostics.js';
import { remedyForName } from './diagnostics.js';
import { type FluxColumns, NEUTRINO_SPECIES, type NeutrinoSpecies } from './fluxColumns.js';
import type { FluxTable } from './fluxes.js';
import type { FluxUnit } from './fluxUnits.js';
import { userTable } from './userTable.js';

/** What is used of an axis of a ROOT histogram: equal bins, or edges. */
interface RootAxis {
  readonly fNbins: number;
  readonly fXmin: number;
  readonly fXmax: number;
  readonly fXbins: ArrayLike<number>;
}

/** What is used of a TH1 as jsroot hands it over: contents with under- and overflow. */
export interface RootHistogram {
  readonly _typename: string;
  readonly fXaxis: RootAxis;
  readonly fArray: ArrayLike<number>;
}

/** The bytes of a ROOT file and its name for messages. */
export interface RootSource {
  readonly file: string;
  readonly data: Uint8Array;
}

/** The package that reads ROOT files; optional, because few need it and it is large. */
const JSROOT = 'jsroot/io';

interface JsrootIo {
  openFile(data: ArrayBuffer): Promise<{ readObject(name: string): Promise<unknown> }>;
}

/**
 * Reads fluxes from TH1 histograms of a ROOT file, one per species, energies in GeV. Contents are taken as densities in `unit`
 * (per GeV), not as numbers per bin. Under- and overflow are left out. All histograms must have the same bins.
 */
export async function rootFlux(
  { file, data }: RootSource,
  histograms: readonly (readonly [species: string, name: string])[],
  unit: FluxUnit,
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
    const opened = await io.openFile(new Uint8Array(data).buffer);
    for (const [species, name] of histograms) found.push([species, await opened.readObject(name)]);
  } catch (error) {
    return fail(`cannot be read as ROOT (${(error as Error).message})`, 'Check the file and the histogram names.');
  }
  const columns = histogramColumns(file, found);
  return { value: columns.value && userTable(file, unit, columns.value), diagnostics: columns.diagnostics };
}

/** Columns of histograms that have the same bins. */
export function histogramColumns(
  file: string,
  histograms: readonly (readonly [species: string, histogram: unknown])[],
): Parsed<FluxColumns> {
  const diagnostics: Diagnostic[] = [];
  const report = (message: string, remedy: string): void => {
    diagnostics.push({ severity: 'error', file, line: 1, column: 1, path: '', message, remedy });
  };
  const densities = new Map<NeutrinoSpecies, Float64Array>();
  let edges: Float64Array | undefined;
  for (const [species, histogram] of histograms) {
    if (!(NEUTRINO_SPECIES as readonly string[]).includes(species)) {
      report(`no species "${species}"`, remedyForName(species, NEUTRINO_SPECIES));
    } else if (!isHistogram(histogram)) {
      report(`what is named for ${species} is not a one-dimensional histogram`, 'Name a TH1.');
    } else {
      const own = axisEdges(histogram.fXaxis);
      edges ??= own;
      if (own.length !== edges.length || own.some((edge, i) => edge !== edges?.[i])) {
        report(`${species} has other bins than the first histogram`, 'Rebin them alike.');
      }
      const contents = Float64Array.from({ length: own.length - 1 }, (_, i) => histogram.fArray[i + 1]);
      if (contents.some((value) => !(value >= 0)))
        report(`${species} is negative somewhere`, 'A flux is not negative.');
      densities.set(species as NeutrinoSpecies, contents);
    }
  }
  if (edges !== undefined && !(edges[0] >= 0))
    report(`the first bin begins at ${edges[0]} GeV`, 'Energies are positive.');
  if (edges === undefined || diagnostics.length > 0) return { value: undefined, diagnostics };
  return { value: { lowGeV: edges.slice(0, -1), highGeV: edges.slice(1), densities }, diagnostics };
}

function isHistogram(value: unknown): value is RootHistogram {
  const { _typename, fXaxis, fArray } = (value ?? {}) as Partial<RootHistogram>;
  return /^TH1[CSIFD]$/.test(_typename ?? '') && fXaxis !== undefined && fArray !== undefined;
}

function axisEdges({ fNbins, fXmin, fXmax, fXbins }: RootAxis): Float64Array {
  if (fXbins.length === fNbins + 1) return Float64Array.from(fXbins);
  return Float64Array.from({ length: fNbins + 1 }, (_, i) =>
    i === fNbins ? fXmax : fXmin + ((fXmax - fXmin) * i) / fNbins,
  );
}
