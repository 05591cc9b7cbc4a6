import type { EventChunk } from '@nereid/physics/events';
import { type EventRun, eventParticles, picobarn, processKind } from './eventRun.js';
import { textOfEvents } from './textBlocks.js';

/**
 * Les Houches event file, version 3.0 (hep-ph/0609017). IDWTUP = 3: events of weight 1, cross sections [pb] in the init
 * block, shared among the terms in proportion to the events; weighted events have IDWTUP = 4, their weights [pb] have the cross
 * section as their mean. The beam energy of a spectrum is its largest.
 */
export function lheHeader(run: EventRun): string {
  const { request, sigmaCm2, sigmaErrorCm2 } = run;
  const particles = eventParticles(request);
  const { energies, terms } = request;
  const energy =
    energies.kind === 'fixed' ? energies.energyGeV : Math.max(...energies.bins.map(({ highGeV }) => highGeV));
  const notes = Object.entries(run.provenance).map(([name, value]) => `${name}: ${escapeXml(value)}`);
  const sigma = picobarn(sigmaCm2);
  return [
    '<LesHouchesEvents version="3.0">',
    '<header>',
    `Nereid ${run.version}, ${run.mode} events, seed ${run.seed}`,
    ...notes,
    '</header>',
    '<init>',
    `${particles.neutrinoIn} ${particles.hadron[0]} ${energy} ${particles.hadronMass[0]} 0 0 0 0 ${run.mode === 'weighted' ? 4 : 3} 1`,
    `${sigma} ${picobarn(sigmaErrorCm2)} 1 ${processKind(request, 0).id}`,
    `<generator name="Nereid" version="${escapeXml(run.version)}">${terms.length} targets</generator>`,
    '</init>',
    '',
  ].join('\n');
}

/** Nothing of a user's text may open or close an element. */
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** All terms carry the process number of the first, the only one of the init block; the hadron tells them apart. */
export function lheEvents(chunk: EventChunk, { request, mode }: EventRun): string {
  const particles = eventParticles(request);
  const particle = (code: number, status: number, mother: number, p: Float64Array, i: number, mass: number): string => {
    const at = 4 * i;
    const mothers = mother === 0 ? '0 0' : '1 2';
    return `${code} ${status} ${mothers} 0 0 ${p[at + 1]} ${p[at + 2]} ${p[at + 3]} ${p[at]} ${mass} 0 9`;
  };
  const id = processKind(request, 0).id;
  return textOfEvents(chunk.count, (i, lines) => {
    const term = chunk.term[i];
    const mass = particles.hadronMass[term];
    lines.push(
      '<event>',
      `6 ${id} ${mode === 'weighted' ? picobarn(chunk.weight[i]) : chunk.weight[i]} ${Math.sqrt(chunk.q2[i])} ${request.inputs.alpha} 0`,
      particle(particles.neutrinoIn, -1, 0, chunk.neutrinoIn, i, 0),
      `${particles.hadron[term]} -1 0 0 0 0 0 0 0 ${mass} ${mass} 0 9`,
      particle(particles.neutrinoOut[chunk.outgoing[i]], 1, 1, chunk.neutrinoOut, i, 0),
      particle(particles.leptonMinus, 1, 1, chunk.leptonMinus, i, particles.massMinus),
      particle(particles.leptonPlus, 1, 1, chunk.leptonPlus, i, particles.massPlus),
      particle(particles.hadronOut[term], 1, 1, chunk.hadron, i, chunk.hadronicMass[i]),
      '</event>',
    );
  });
}

export const lheFooter = (): string => '</LesHouchesEvents>\n';
