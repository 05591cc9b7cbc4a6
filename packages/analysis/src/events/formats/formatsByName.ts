import { InputError, suggestName } from '@nereid/physics';
import type { EventChunk } from '@nereid/physics/events';
import { csvEvents, csvHeader } from './csv.js';
import type { EventFormat } from './eventFormat.js';
import type { EventRun } from './eventRun.js';
import { hepevtEvents } from './hepevt.js';
import { hepmc3Events, hepmc3Footer, hepmc3Header } from './hepmc3.js';
import { lheEvents, lheFooter, lheHeader } from './lhe.js';
import { parquetFormat } from './parquet.js';

const none = () => '';

function textFormat(
  name: string,
  header: (run: EventRun) => string,
  events: (chunk: EventChunk, run: EventRun) => string,
  footer: () => string,
): EventFormat {
  return { name, pieceEvents: 10_000, header, events: (chunk, run) => ({ data: events(chunk, run) }), footer };
}

/** All formats of events. */
export const eventFormats: readonly EventFormat[] = [
  textFormat('hepmc3', hepmc3Header, hepmc3Events, hepmc3Footer),
  textFormat('lhe', lheHeader, lheEvents, lheFooter),
  textFormat('hepevt', none, hepevtEvents, none),
  textFormat('csv', csvHeader, csvEvents, none),
  parquetFormat,
];

/** @throws InputError with the nearest known name */
export function eventFormat(name: string): EventFormat {
  const format = eventFormats.find((candidate) => candidate.name === name);
  if (format) return format;
  const names = eventFormats.map((candidate) => candidate.name);
  throw new InputError('format', name, 'no such format of events', suggestName(name, names));
}
