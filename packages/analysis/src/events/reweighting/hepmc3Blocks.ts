import { TRANSFER_ATTRIBUTE } from '../formats/interactionRecord.js';
import { damaged } from './eventSample.js';
import { textLines } from './textLines.js';

/** The lines of one event, and where its weights stand among them. */
export interface EventBlock {
  readonly lines: string[];
  /** Index of the line of weights. */
  readonly weightLine: number;
  readonly weights: readonly number[];
  /** T [GeV²] */
  readonly transfer: number;
}

/** Lines before the first event, events, and lines behind the last one. */
export type Hepmc3Block =
  | { readonly kind: 'header' | 'footer'; readonly lines: readonly string[] }
  | ({ readonly kind: 'event' } & EventBlock);

const END = 'HepMC::Asciiv3-END_EVENT_LISTING';
const TRANSFER = `A 0 ${TRANSFER_ATTRIBUTE} `;

/**
 * The blocks of a HepMC3 file in ASCII version 3, whichever program wrote it.
 * @throws InputError for an event without a number where one is needed, and for a file that ends early
 */
export async function* hepmc3Blocks(file: string, compressed: boolean): AsyncGenerator<Hepmc3Block> {
  let lines: string[] = [];
  let kind: Hepmc3Block['kind'] = 'header';
  const block = (): Hepmc3Block => (kind === 'event' ? eventBlock(file, lines) : { kind, lines });
  for await (const some of textLines(file, compressed)) {
    for (const line of some) {
      const next = line.startsWith('E ') ? 'event' : line === END ? 'footer' : undefined;
      if (next !== undefined) {
        yield block();
        lines = [];
        kind = next;
      }
      lines.push(line);
    }
  }
  if (kind !== 'footer') throw damaged(file, 'ends in the middle: the line behind the last event is missing');
  yield block();
}

function eventBlock(file: string, lines: string[]): Hepmc3Block {
  const weightLine = lines.findIndex((line) => line.startsWith('W '));
  const place = `event ${lines[0].split(' ')[1]}`;
  if (weightLine < 0) throw damaged(file, `${place} has no weights`);
  const attribute = lines.find((line) => line.startsWith(TRANSFER));
  if (attribute === undefined) throw damaged(file, `${place} has no ${TRANSFER_ATTRIBUTE}`);
  const weights = lines[weightLine].slice(2).trim().split(/\s+/).map(Number);
  const transfer = Number(attribute.slice(TRANSFER.length));
  if (![...weights, transfer].every(Number.isFinite))
    throw damaged(file, `${place} has a weight or T that is no number`);
  return { kind: 'event', lines, weightLine, weights, transfer };
}
