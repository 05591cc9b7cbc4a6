import type { EventChunk, EventRequest } from '@nereid/physics/events';
import { componentOf, type EventRun, picobarn, runChannels } from './eventRun.js';
import { textOfEvents } from './textBlocks.js';

/**
 * Les Houches event file, version 3.0 (hep-ph/0609017). IDWTUP = 3: events of weight 1, cross sections [pb] in the init
 * block, shared among the terms in proportion to the events, a process for each channel; weighted events have IDWTUP = 4, their weights [pb] have the cross
 * section as their mean. The beam energy of a spectrum is its largest.
 */
export function lheHeader(run: EventRun): string {
  const { request } = run;
  const channels = runChannels(run);
  const [{ particles }] = channels;
  const { terms } = request;
  const energy = Math.max(...channels.map((channel) => largestEnergy(channel.request.energies)));
  const notes = Object.entries(run.provenance).map(([name, value]) => `${name}: ${escapeXml(value)}`);
  return [
    '<LesHouchesEvents version="3.0">',
    '<header>',
    `Nereid ${run.version}, ${run.mode} events, seed ${run.seed}`,
    ...notes,
    '</header>',
    '<init>',
    `${particles.neutrinoIn} ${particles.hadron[0]} ${energy} ${particles.hadronMass[0]} 0 0 0 0 ${run.mode === 'weighted' ? 4 : 3} ${channels.length}`,
    ...processLines(run),
    `<generator name="Nereid" version="${escapeXml(run.version)}">${terms.length} targets</generator>`,
    '</init>',
    '',
  ].join('\n');
}

/** A line for each channel: its part of the cross section, which is known before cuts, and of its error. */
function processLines(run: EventRun): string[] {
  const { sigmaCm2, sigmaErrorCm2, channelParts = [1] } = run;
  return runChannels(run).map(({ processes }, c) => {
    const [sigma, error] = [sigmaCm2, sigmaErrorCm2].map((cm2) => picobarn(channelParts[c] * cm2));
    return `${sigma} ${error} 1 ${processes[0].id}`;
  });
}

const largestEnergy = (energies: EventRequest['energies']): number =>
  energies.kind === 'fixed' ? energies.energyGeV : Math.max(...energies.bins.map(({ highGeV }) => highGeV));

/** Nothing of a user's text may open or close an element. */
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** All terms of a channel carry the process number of the first, which the init block has; the hadron tells them apart. */
export function lheEvents(chunk: EventChunk, run: EventRun): string {
  const { request, mode } = run;
  const channels = runChannels(run);
  const particle = (code: number, status: number, mother: number, p: Float64Array, i: number, mass: number): string => {
    const at = 4 * i;
    const mothers = mother === 0 ? '0 0' : '1 2';
    return `${code} ${status} ${mothers} 0 0 ${p[at + 1]} ${p[at + 2]} ${p[at + 3]} ${p[at]} ${mass} 0 9`;
  };
  return textOfEvents(chunk.count, (i, lines) => {
    const { particles, processes } = channels[componentOf(chunk, i)];
    const [{ id }] = processes;
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
