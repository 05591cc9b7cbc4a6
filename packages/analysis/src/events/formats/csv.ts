import type { EventChunk } from '@nereid/physics/events';
import { eventColumns } from './eventColumns.js';
import { channelWords, type EventRun } from './eventRun.js';
import { textOfEvents } from './textBlocks.js';

/** One line per event under the names of the columns (eventColumns.ts); comment lines with what the run was. */
export function csvHeader(run: EventRun): string {
  const comments = Object.entries(run.provenance).map(
    ([name, value]) => `# ${name}: ${value.replace(/\s*\n\s*/g, ' ')}`,
  );
  return [
    `# Nereid ${run.version}, ${channelWords(run)}, ${run.mode} events, seed ${run.seed}`,
    `# cross section ${run.sigmaCm2} +- ${run.sigmaErrorCm2} cm2`,
    ...comments,
    eventColumns(run)
      .map(({ name }) => name)
      .join(','),
    '',
  ].join('\n');
}

export function csvEvents(chunk: EventChunk, run: EventRun): string {
  const columns = eventColumns(run).map((column) => column.values(chunk));
  return textOfEvents(chunk.count, (i, lines) => {
    lines.push(columns.map((column) => column[i]).join(','));
  });
}
