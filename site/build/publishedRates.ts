import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Exposure, ExposureMode } from '@nereid/catalogue';
import { runningBuild } from './incremental/kept.js';

/** A number of events as a paper prints it, for the exposure of one mode. */
export interface PublishedRate {
  readonly channel: string;
  /** `incoherent` is protons and neutrons together. */
  readonly regime: 'coherent' | 'incoherent';
  /** As printed. */
  readonly events: string;
  /** Key of the paper. */
  readonly source: string;
  /** Why ours may differ, where that is known. */
  readonly remark: string;
}

/** The reference values of the validation; none where the site is built without them. */
const FILE = new URL('../../validation/reference/event-rates.csv', import.meta.url);

/** The settings of rows read off a printed table, and its paper; other rows are recomputed, or quoted at second hand. */
const PRINTED: Readonly<Record<string, string>> = { 'Ballett2018-table': 'Ballett2018' };

type Row = Readonly<Record<string, string>>;

let read: { readonly build: unknown; readonly rows: readonly Row[] } | undefined;

/** Rates published for this very exposure: the same flux, distance, mass and protons. */
export function publishedRates(exposure: Exposure, mode: ExposureMode): PublishedRate[] {
  const build = runningBuild();
  if (read === undefined || read.build !== build) read = { build, rows: readRows() };
  const isPrinted = ({ quantity, settings }: Row) => quantity === 'events' && settings in PRINTED;
  const isSame = (row: Row) =>
    row.flux === mode.flux.table &&
    (row.distanceM === '' ? mode.flux.scaling === undefined : Number(row.distanceM) === exposure.distanceM) &&
    Number(row.tonnes) === exposure.target.massTonnes &&
    Number(row.protonsOnTarget) === mode.protonsOnTarget;
  return read.rows
    .filter((row) => isPrinted(row) && isSame(row))
    .flatMap(({ channel, regime, value, settings, remark }) =>
      regime === 'coherent' || regime === 'incoherent'
        ? [{ channel, regime, events: value, source: PRINTED[settings], remark }]
        : [],
    );
}

/** Fields have no quotes in this file, but for the last one, which may hold commas. */
export function parseRateRows(text: string): Row[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const last = cells
      .slice(names.length - 1)
      .join(',')
      .replace(/^"(.*)"$/, '$1');
    return Object.fromEntries(names.map((name, i) => [name, i === names.length - 1 ? last : cells[i]]));
  });
}

function readRows(): Row[] {
  try {
    return parseRateRows(readFileSync(fileURLToPath(FILE), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
