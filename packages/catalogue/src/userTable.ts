import type { FluxColumns } from './fluxColumns.js';
import type { FluxTable } from './fluxes.js';
import type { FluxUnit } from './fluxUnits.js';

/** A table without provenance: what a user's file does not say. */
export function userTable(file: string, unit: FluxUnit, columns: FluxColumns): FluxTable {
  const unstated = { source: 'user', how: `read from ${file}`, licence: 'not stated' };
  return { id: 'user-flux', name: file, mode: 'mixed', unit, ...unstated, ...columns };
}
