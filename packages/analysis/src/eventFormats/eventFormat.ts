import { type EventChunk, InputError, suggestName } from '@nereid/physics';
import { csvEvents, csvHeader } from './csv.js';
import type { EventRun } from './eventRun.js';
import { hepevtEvents } from './hepevt.js';
import { hepmc3Events, hepmc3Footer, hepmc3Header } from './hepmc3.js';
import { lheEvents, lheFooter, lheHeader } from './lhe.js';

/** A text format of events, written piece by piece: header, any number of chunks, footer. */
export interface EventFormat {
  readonly name: string;
  header(run: EventRun): string;
  events(chunk: EventChunk, run: EventRun): string;
  footer(run: EventRun): string;
}

const none = () => '';

export const eventFormats: readonly EventFormat[] = [
  { name: 'hepmc3', header: hepmc3Header, events: hepmc3Events, footer: hepmc3Footer },
  { name: 'lhe', header: lheHeader, events: lheEvents, footer: lheFooter },
  { name: 'hepevt', header: none, events: hepevtEvents, footer: none },
  { name: 'csv', header: csvHeader, events: csvEvents, footer: none },
];

/** @throws InputError with the nearest known name */
export function eventFormat(name: string): EventFormat {
  const format = eventFormats.find((candidate) => candidate.name === name);
  if (format) return format;
  const names = eventFormats.map((candidate) => candidate.name);
  throw new InputError('format', name, 'no such format of events', suggestName(name, names));
}
