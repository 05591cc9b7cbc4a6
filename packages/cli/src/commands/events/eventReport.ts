import { type EventRun, eventResult } from '@nereid/analysis';
import type { EventSummary } from '@nereid/physics/events';
import { printJson } from '../../output/json.js';
import { PROVENANCE } from '../../thisProgram.js';

/** What of a command and of its σ is told. */
export interface EventReport {
  readonly out: string;
  readonly target: string;
  /** Whether the σ that events are normalised to is within its tolerance. */
  readonly converged: boolean;
  readonly json?: boolean | undefined;
}

/** Says what the events of a run are worth: JSON on standard output, or lines for a person on standard error. */
export function reportEvents(
  { out, target, converged, json }: EventReport,
  run: EventRun,
  summary: EventSummary,
): void {
  const channel = run.request.channel.name;
  if (!converged) {
    const error = `${Number(((100 * run.sigmaErrorCm2) / run.sigmaCm2).toPrecision(2))} %`;
    console.error(`σ of ${channel} is known to ${error} only: its amplitudes nearly cancel`);
  }
  // events on standard output leave no room for a report there
  if (json && out !== '-') {
    printJson({ ...eventResult(run, summary, target, converged), out, provenance: PROVENANCE });
    return;
  }
  const { vertices, spill, smear } = run.provenance;
  const lines = [
    `${summary.events} ${run.mode} events, seed ${run.seed}, to ${out === '-' ? 'standard output' : out}`,
    `σ = ${run.sigmaCm2.toExponential(6)} cm² (from the events ${summary.sigmaCm2.toExponential(4)} ± ${summary.sigmaErrorCm2.toExponential(1)})`,
    `efficiency ${summary.efficiency.toFixed(3)}; above their bound ${percent(summary.overweightFraction)} of the events, ` +
      `${percent(summary.excessFraction)} of the cross section${run.mode === 'strict' ? ' (cut)' : ''}`,
    ...(vertices === undefined ? [] : [`vertices even in ${vertices} (m)`]),
    ...(spill === undefined ? [] : [`times of a spill ${spill}`]),
    ...(smear === undefined ? [] : [`leptons as measured too: ${smear}`]),
  ];
  console.error(lines.join('\n'));
}

const percent = (fraction: number): string => `${(100 * fraction).toPrecision(2)} %`;
