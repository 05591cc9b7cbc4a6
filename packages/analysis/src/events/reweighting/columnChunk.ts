import { type EventChunk, emptyChunk, noEvents } from '@nereid/physics/events';
import type { WeightBatch } from './eventSample.js';

const MOMENTA = ['neutrinoIn', 'neutrinoOut', 'leptonMinus', 'leptonPlus', 'hadron'] as const;
const PARTS = ['E', 'Px', 'Py', 'Pz'] as const;

/** Columns of a table of events that observables are made of. */
export const MOMENTUM_COLUMNS: readonly string[] = [
  'q2GeV2',
  ...MOMENTA.flatMap((name) => PARTS.map((part) => `${name}${part}GeV`)),
];

/** The events of a batch from the columns of a table, by their names. */
export function chunkOfColumns(
  column: (name: string) => ArrayLike<number>,
  { count, weight, transfer }: WeightBatch,
): EventChunk {
  const chunk = emptyChunk(0, count);
  chunk.weight.set(weight);
  chunk.transfer.set(transfer);
  chunk.q2.set(column('q2GeV2'));
  for (const name of MOMENTA) {
    PARTS.forEach((part, k) => {
      const values = column(`${name}${part}GeV`);
      for (let i = 0; i < count; i++) chunk[name][4 * i + k] = values[i];
    });
  }
  chunk.energyGeV.set(chunk.energyGeV.map((_, i) => chunk.neutrinoIn[4 * i]));
  return { ...chunk, totals: noEvents };
}
