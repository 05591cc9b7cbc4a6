import type { EventChunk } from '@nereid/physics/events';
import { eventColumns } from './eventColumns.js';
import type { EventRun } from './eventRun.js';
import { recordText, termsOf } from './interactionRecord.js';
import { textOfEvents } from './textBlocks.js';

/** Before the record of the interaction, on a comment line of its own. */
export const RECORD_COMMENT = '# nereid.interaction: ';

/** The comment line with the cross section of the weights [cm²]. */
export const crossSectionComment = (sigmaCm2: number, sigmaErrorCm2: number): string =>
  `# cross section ${sigmaCm2} +- ${sigmaErrorCm2} cm2`;

/** One line per event under the names of the columns (eventColumns.ts); comment lines with what the run was. */
export function csvHeader(run: EventRun): string {
  const comments = Object.entries(run.provenance).map(
    ([name, value]) => `# ${name}: ${value.replace(/\s*\n\s*/g, ' ')}`,
  );
  return [
    `# Nereid ${run.version}, ${run.request.channel.name}, ${run.mode} events, seed ${run.seed}`,
    crossSectionComment(run.sigmaCm2, run.sigmaErrorCm2),
    ...comments,
    ...(termsOf(run).length > 0 ? [RECORD_COMMENT + recordText(run)] : []),
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
