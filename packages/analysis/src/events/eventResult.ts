import type { EventSummary } from '@nereid/physics/events';
import type { EventRun } from './formats/eventRun.js';

/** What the events of a run are worth, as JSON. @param converged whether the σ that they are normalised to is within its tolerance */
export const eventResult = (run: EventRun, summary: EventSummary, target: string, converged: boolean) => ({
  channel: run.request.channel.name,
  target,
  mode: run.mode,
  seed: run.seed,
  ...summary,
  sigmaCm2: run.sigmaCm2,
  sigmaErrorCm2: run.sigmaErrorCm2,
  converged,
  sampledSigmaCm2: summary.sigmaCm2,
  sampledSigmaErrorCm2: summary.sigmaErrorCm2,
  ...(run.placement !== undefined && { placement: run.placement }),
  ...(run.resolution !== undefined && { resolution: run.resolution }),
});
