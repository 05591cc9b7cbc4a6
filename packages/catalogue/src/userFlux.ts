import type { Parsed, SourceText } from './diagnostics.js';
import { type ColumnLayout, type FluxColumns, readFluxColumns } from './fluxColumns.js';
import { FLUX_UNITS, type FluxTable, type FluxUnit, parseFlux } from './fluxes.js';

/** How to read a flux that is not one of data/fluxes. */
export interface UserFluxLayout extends ColumnLayout {
  /** Needed unless the file has the header of data/fluxes. */
  readonly unit?: FluxUnit;
}

/**
 * Reads a flux of a user: a file in the format of data/fluxes, or columns of numbers (CSV or white space) with `unit` given
 * and, where the first line does not name them, the columns: `energyGeV,nue,numu,nutau,nuebar,numubar,nutaubar` for GLoBES.
 */
export function fluxFromText(source: SourceText, layout: UserFluxLayout = {}): Parsed<FluxTable> {
  if (/^#\s*id:/m.test(source.text) && layout.columns === undefined) {
    const parsed = parseFlux(source);
    // the name of a user's file is the user's own affair
    return { ...parsed, diagnostics: parsed.diagnostics.filter(({ message }) => !message.startsWith('the id is ')) };
  }
  const { unit } = layout;
  if (unit === undefined) {
    const remedy = `Give one of ${FLUX_UNITS.join(', ')}.`;
    const place = { severity: 'error', file: source.file, line: 1, column: 1, path: '' } as const;
    return { value: undefined, diagnostics: [{ ...place, message: 'the unit of the flux is not known', remedy }] };
  }
  const { value, diagnostics } = readFluxColumns(source, layout);
  return { value: value && userTable(source.file, unit, value), diagnostics };
}

/** A table without provenance: what a user's file does not say. */
export function userTable(file: string, unit: FluxUnit, columns: FluxColumns): FluxTable {
  const unstated = { source: 'user', how: `read from ${file}`, licence: 'not stated' };
  return { id: 'user-flux', name: file, mode: 'mixed', unit, ...unstated, ...columns };
}
