import { CHANNEL_COLUMNS } from '../formats/eventColumns.js';
import { channelOfParticles } from '../formats/eventRun.js';
import type { InteractionRecord } from '../formats/interactionRecord.js';
import { damaged } from './eventSample.js';

const CODES = CHANNEL_COLUMNS.map((name) => `${name}Pdg`);

/** The columns that a table of several channels must have beside its weights. */
export const channelColumns = ({ channels }: InteractionRecord): readonly string[] =>
  channels === undefined ? [] : CODES;

/** The channel of each event of a table of several, by its particles. @throws InputError for one that the file does not name */
export function channelsByCodes(
  file: string,
  column: (name: string) => Float64Array,
  { channels }: InteractionRecord,
): { readonly channel?: Uint8Array } {
  if (channels === undefined) return {};
  const [neutrino, minus, plus] = CODES.map(column);
  const channel = Uint8Array.from(neutrino, (code, i) => {
    const found = channels.indexOf(channelOfParticles(code, minus[i], plus[i]) ?? '');
    if (found >= 0) return found;
    throw damaged(file, `has an event of ${code} with ${minus[i]} and ${plus[i]}, which is none of its channels`);
  });
  return { channel };
}
