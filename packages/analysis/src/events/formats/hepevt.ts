import type { EventChunk } from '@nereid/physics/events';
import { type EventRun, eventParticles } from './eventRun.js';
import { textOfEvents } from './textBlocks.js';

/**
 * HEPEVT as text, as LArSoft's TextFileGen reads it: `number particles`, then per particle status, PDG code, first and last
 * mother, first and last daughter, px py pz E m [GeV], x y z t (0). The standard has no place for a weight: unweighted or
 * strict events are meant.
 */
export function hepevtEvents(chunk: EventChunk, { request }: EventRun): string {
  const particles = eventParticles(request);
  const out = (code: number, p: Float64Array, i: number, mass: number): string => {
    const at = 4 * i;
    return `1 ${code} 1 2 0 0 ${p[at + 1]} ${p[at + 2]} ${p[at + 3]} ${p[at]} ${mass} 0 0 0 0`;
  };
  return textOfEvents(chunk.count, (i, lines) => {
    const term = chunk.term[i];
    const mass = particles.hadronMass[term];
    const energy = chunk.neutrinoIn[4 * i];
    lines.push(
      `${chunk.firstEvent + i + 1} 6`,
      `3 ${particles.neutrinoIn} 0 0 3 6 ${beam(chunk, i)} ${energy} 0 0 0 0 0`,
      `3 ${particles.hadron[term]} 0 0 3 6 0 0 0 ${mass} ${mass} 0 0 0 0`,
      out(particles.neutrinoOut[chunk.outgoing[i]], chunk.neutrinoOut, i, 0),
      out(particles.leptonMinus, chunk.leptonMinus, i, particles.massMinus),
      out(particles.leptonPlus, chunk.leptonPlus, i, particles.massPlus),
      out(particles.hadronOut[term], chunk.hadron, i, chunk.hadronicMass[i]),
    );
  });
}

const beam = ({ neutrinoIn }: EventChunk, i: number): string =>
  `${neutrinoIn[4 * i + 1]} ${neutrinoIn[4 * i + 2]} ${neutrinoIn[4 * i + 3]}`;
