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
  hasInteraction = false,
): EventFormat {
  const piece = (chunk: EventChunk, run: EventRun) => ({ data: events(chunk, run) });
  return { name, hasInteraction, pieceEvents: 10_000, header, events: piece, footer };
}

/** All formats of events. */
export const eventFormats: readonly EventFormat[] = [
  textFormat('hepmc3', hepmc3Header, hepmc3Events, hepmc3Footer, true),
  textFormat('lhe', lheHeader, lheEvents, lheFooter),
  textFormat('hepevt', none, hepevtEvents, none),
  textFormat('csv', csvHeader, csvEvents, none, true),
  parquetFormat,
];

/** @throws InputError with the nearest known name */
export function eventFormat(name: string): EventFormat {
  const format = eventFormats.find((candidate) => candidate.name === name);
  if (format) return format;
  const names = eventFormats.map((candidate) => candidate.name);
  throw new InputError('format', name, 'no such format of events', suggestName(name, names));
}

/** @throws InputError for a format without a place for the weights of the interaction, where they are asked for */
export function requireInteraction({ name, hasInteraction }: EventFormat, interaction: boolean): void {
  if (hasInteraction || !interaction) return;
  const names = eventFormats.filter((format) => format.hasInteraction).map((format) => format.name);
  throw new InputError('format', name, 'has no place for the weights of the interaction', `Use ${names.join(', ')}.`);
}
