import type { EventChunk } from '@nereid/physics/events';
import { type EventRun, eventParticles } from './eventRun.js';
import { verticesOf } from './placedAndMeasured.js';
import { textOfEvents } from './textBlocks.js';

/**
 * HEPEVT as text, as LArSoft's TextFileGen reads it: `number particles`, then per particle status, PDG code, first and last
 * mother, first and last daughter, px py pz E m [GeV], x y z [cm] and t [ns] of the vertex, as LArSoft counts them; 0 for a run
 * that places none. The standard has no place for a weight: unweighted or strict events are meant.
 */
export function hepevtEvents(chunk: EventChunk, run: EventRun): string {
  const particles = eventParticles(run.request);
  const vertices = verticesOf(run, chunk);
  const place = (i: number): string => (vertices === undefined ? '0 0 0 0' : placeText(vertices, 4 * i));
  const out = (code: number, p: Float64Array, i: number, mass: number): string => {
    const at = 4 * i;
    return `1 ${code} 1 2 0 0 ${p[at + 1]} ${p[at + 2]} ${p[at + 3]} ${p[at]} ${mass} ${place(i)}`;
  };
  return textOfEvents(chunk.count, (i, lines) => {
    const term = chunk.term[i];
    const mass = particles.hadronMass[term];
    const energy = chunk.neutrinoIn[4 * i];
    lines.push(
      `${chunk.firstEvent + i + 1} 6`,
      `3 ${particles.neutrinoIn} 0 0 3 6 ${beam(chunk, i)} ${energy} 0 ${place(i)}`,
      `3 ${particles.hadron[term]} 0 0 3 6 0 0 0 ${mass} ${mass} ${place(i)}`,
      out(particles.neutrinoOut[chunk.outgoing[i]], chunk.neutrinoOut, i, 0),
      out(particles.leptonMinus, chunk.leptonMinus, i, particles.massMinus),
      out(particles.leptonPlus, chunk.leptonPlus, i, particles.massPlus),
      out(particles.hadronOut[term], chunk.hadron, i, chunk.hadronicMass[i]),
    );
  });
}

const CENTIMETRES_PER_METRE = 100;

function placeText(vertices: Float64Array, at: number): string {
  const [x, y, z] = vertices.subarray(at, at + 3).map((length) => length * CENTIMETRES_PER_METRE);
  return `${x} ${y} ${z} ${vertices[at + 3]}`;
}

const beam = ({ neutrinoIn }: EventChunk, i: number): string =>
  `${neutrinoIn[4 * i + 1]} ${neutrinoIn[4 * i + 2]} ${neutrinoIn[4 * i + 3]}`;
