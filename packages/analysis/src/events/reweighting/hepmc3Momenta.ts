import { type EventChunk, emptyChunk, noEvents } from '@nereid/physics/events';
import { HADRON_ATTRIBUTES } from '../formats/hepmc3.js';
import { REMNANT, STATUS } from '../formats/nuHepMc.js';
import { damaged } from './eventSample.js';
import type { EventBlock } from './hepmc3Blocks.js';

type Momenta = 'neutrinoIn' | 'neutrinoOut' | 'leptonMinus' | 'leptonPlus' | 'hadron';

/** Of events whose target broke. */
const Q2_LINE = `A 0 ${HADRON_ATTRIBUTES.q2} `;

/** The momenta of events from their lines of particles. @throws InputError for an event without one of them */
export function chunkOfBlocks(file: string, events: readonly EventBlock[]): EventChunk {
  const chunk = emptyChunk(0, events.length);
  events.forEach(({ lines, weights, transfer }, i) => {
    const found = new Set<Momenta>();
    for (const line of lines) {
      if (!line.startsWith('P ')) continue;
      // P number vertex pdg px py pz E mass status
      const [, , , pdg, px, py, pz, energy, mass, status] = line.split(' ').map(Number);
      const name = nameOf(pdg, status);
      if (name === undefined) continue;
      found.add(name);
      chunk[name].set([energy, px, py, pz], 4 * i);
      if (name !== 'hadron') continue;
      chunk.hadronicMass[i] = mass;
      // Q² of a target at rest that stays whole
      chunk.q2[i] = 2 * mass * (energy - mass);
    }
    const said = lines.find((line) => line.startsWith(Q2_LINE));
    if (said !== undefined) chunk.q2[i] = Number(said.slice(Q2_LINE.length));
    if (found.size < 5) throw damaged(file, `event ${lines[0].split(' ')[1]} lacks particles`);
    chunk.weight[i] = weights[0];
    chunk.transfer[i] = transfer;
    chunk.energyGeV[i] = chunk.neutrinoIn[4 * i];
  });
  return { ...chunk, totals: noEvents };
}

function nameOf(pdg: number, status: number): Momenta | undefined {
  if (status === STATUS.beam) return 'neutrinoIn';
  if (status !== STATUS.final || pdg === REMNANT) return undefined;
  const size = Math.abs(pdg);
  if (size < 11 || size > 16) return 'hadron';
  if (size % 2 === 0) return 'neutrinoOut';
  return pdg > 0 ? 'leptonMinus' : 'leptonPlus';
}
