import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Exposure, ExposureMode } from '@nereid/catalogue';

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

/** Printed tables, by target of the validation; other rows are recomputed from cross sections. */
const SOURCES: Readonly<Record<string, string>> = { '7': 'Altmannshofer2019', '8': 'Ballett2018' };

type Row = Readonly<Record<string, string>>;

let rows: readonly Row[] | undefined;

/** Rates published for this very exposure: the same flux, distance, mass and protons. */
export function publishedRates(exposure: Exposure, mode: ExposureMode): PublishedRate[] {
  rows ??= readRows();
  const isPrinted = ({ target, quantity, settings, experiment }: Row) =>
    quantity === 'events' && target in SOURCES && (settings === 'Ballett2018-table' || experiment.endsWith('(table)'));
  const isSame = (row: Row) =>
    row.flux === mode.flux.table &&
    (row.distanceM === '' ? mode.flux.scaling === undefined : Number(row.distanceM) === exposure.distanceM) &&
    Number(row.tonnes) === exposure.target.massTonnes &&
    Number(row.protonsOnTarget) === mode.protonsOnTarget;
  return rows
    .filter((row) => isPrinted(row) && isSame(row))
    .flatMap(({ channel, regime, value, target, remark }) =>
      regime === 'coherent' || regime === 'incoherent'
        ? [{ channel, regime, events: value, source: SOURCES[target], remark }]
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
