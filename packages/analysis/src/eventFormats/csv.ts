import type { EventChunk } from '@nereid/physics';
import { type EventRun, eventParticles } from './eventRun.js';

const MOMENTA = ['neutrinoIn', 'neutrinoOut', 'leptonMinus', 'leptonPlus', 'hadron'] as const;

/** One line per event; comment lines with what the run was. Momenta in GeV in the laboratory, target at rest. */
export function csvHeader(run: EventRun): string {
  const comments = Object.entries(run.provenance).map(
    ([name, value]) => `# ${name}: ${value.replace(/\s*\n\s*/g, ' ')}`,
  );
  const momenta = MOMENTA.flatMap((name) => ['E', 'Px', 'Py', 'Pz'].map((part) => `${name}${part}GeV`));
  const columns = ['event', 'weight', 'hadronPdg', 'neutrinoOutPdg', 'q2GeV2', 'transferGeV2', ...momenta];
  return [
    `# Nereid ${run.version}, ${run.request.channel.name}, ${run.mode} events, seed ${run.seed}`,
    `# cross section ${run.sigmaCm2} +- ${run.sigmaErrorCm2} cm2`,
    ...comments,
    columns.join(','),
    '',
  ].join('\n');
}

export function csvEvents(chunk: EventChunk, { request }: EventRun): string {
  const particles = eventParticles(request);
  const lines: string[] = [];
  for (let i = 0; i < chunk.count; i++) {
    const hadron = particles.hadron[chunk.term[i]];
    const neutrino = particles.neutrinoOut[chunk.outgoing[i]];
    const cells = [chunk.firstEvent + i + 1, chunk.weight[i], hadron, neutrino, chunk.q2[i], chunk.transfer[i]];
    for (const name of MOMENTA) for (let k = 0; k < 4; k++) cells.push(chunk[name][4 * i + k]);
    lines.push(cells.join(','));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
