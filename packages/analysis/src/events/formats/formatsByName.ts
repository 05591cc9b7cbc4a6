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

type Places = Pick<EventFormat, 'hasInteraction' | 'hasVertices' | 'hasMeasured'>;
const ALL: Places = { hasInteraction: true, hasVertices: true, hasMeasured: true };
const NONE: Places = { hasInteraction: false, hasVertices: false, hasMeasured: false };

function textFormat(
  name: string,
  header: (run: EventRun) => string,
  events: (chunk: EventChunk, run: EventRun) => string,
  footer: () => string,
  places: Places,
): EventFormat {
  const piece = (chunk: EventChunk, run: EventRun) => ({ data: events(chunk, run) });
  return { name, ...places, pieceEvents: 10_000, header, events: piece, footer };
}

/** All formats of events. */
export const eventFormats: readonly EventFormat[] = [
  textFormat('hepmc3', hepmc3Header, hepmc3Events, hepmc3Footer, ALL),
  textFormat('lhe', lheHeader, lheEvents, lheFooter, NONE),
  textFormat('hepevt', none, hepevtEvents, none, { ...NONE, hasVertices: true }),
  textFormat('csv', csvHeader, csvEvents, none, ALL),
  parquetFormat,
];

/** @throws InputError with the nearest known name */
export function eventFormat(name: string): EventFormat {
  const format = eventFormats.find((candidate) => candidate.name === name);
  if (format) return format;
  const names = eventFormats.map((candidate) => candidate.name);
  throw new InputError('format', name, 'no such format of events', suggestName(name, names));
}

/** What a format may have no place for, in words. */
const PLACES: readonly (readonly [place: keyof Places, words: string])[] = [
  ['hasInteraction', 'the weights of the interaction'],
  ['hasVertices', 'the positions of vertices'],
  ['hasMeasured', 'leptons as they are measured'],
];

/** @throws InputError for a format without a place for what a run wants written */
export function requirePlaces(
  format: EventFormat,
  { interaction = false, placement, resolution }: Pick<EventRun, 'interaction' | 'placement' | 'resolution'>,
): void {
  const wanted: Places = {
    hasInteraction: interaction,
    hasVertices: placement !== undefined,
    hasMeasured: resolution !== undefined,
  };
  for (const [place, words] of PLACES) {
    if (format[place] || !wanted[place]) continue;
    const names = eventFormats.filter((one) => one[place]).map(({ name }) => name);
    throw new InputError('format', format.name, `has no place for ${words}`, `Use ${names.join(', ')}.`);
  }
}
