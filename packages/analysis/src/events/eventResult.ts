import { acceptanceOf, type EventSummary, type KeptSums } from '@nereid/physics/events';
import { channelWords, type EventRun, type RunExposure } from './formats/eventRun.js';

/** What is known of a run beside itself. */
export interface RunReport {
  readonly target: string;
  /** Whether the σ that events are normalised to is within its tolerance. */
  readonly converged: boolean;
  readonly exposure: RunExposure | undefined;
  /** Of the events that were made, where a selection leaves some out. */
  readonly kept: KeptSums | undefined;
}

/** What the events of a run are worth, as JSON. */
export const eventResult = (
  run: EventRun,
  summary: EventSummary,
  { target, converged, exposure, kept }: RunReport,
) => ({
  channel: channelWords(run),
  target,
  mode: run.mode,
  seed: run.seed,
  ...summary,
  sigmaCm2: run.sigmaCm2,
  sigmaErrorCm2: run.sigmaErrorCm2,
  converged,
  sampledSigmaCm2: summary.sigmaCm2,
  sampledSigmaErrorCm2: summary.sigmaErrorCm2,
  ...channelResults(run),
  ...selectionResult(run, summary, kept),
  ...(exposure && exposureResult(run, exposure)),
  ...(run.placement !== undefined && { placement: run.placement }),
  ...(run.resolution !== undefined && { resolution: run.resolution }),
});

/** The part of each of several channels in the cross section before cuts. */
function channelResults({ mixture, channelParts }: EventRun) {
  if (mixture === undefined || channelParts === undefined) return {};
  return {
    channels: mixture.components.map(({ request, share }, c) => ({
      channel: request.channel.name,
      part: channelParts[c],
      shareOfNeutrinos: share,
    })),
  };
}

/** `sampledSigmaCm2` of the events kept, as `sigmaCm2` is. */
function selectionResult({ selection }: EventRun, summary: EventSummary, kept: KeptSums | undefined) {
  if (selection === undefined || kept === undefined) return {};
  const { efficiency, efficiencyError } = acceptanceOf(kept);
  const { sigmaCm2, sigmaErrorCm2 } = summary;
  return {
    eventsKept: kept.events,
    sigmaBeforeCutsCm2: selection.sigmaBeforeCutsCm2,
    cutEfficiency: selection.efficiency,
    sampledCutEfficiency: { value: efficiency, error: efficiencyError },
    sampledSigmaCm2: sigmaCm2 * efficiency,
    sampledSigmaErrorCm2: Math.hypot(sigmaErrorCm2 * efficiency, sigmaCm2 * efficiencyError),
  };
}

/** What an exposure makes, and what the events stand for. */
function exposureResult({ selection }: EventRun, { expectedEvents, times, amount, experiment, mode }: RunExposure) {
  const { protonsOnTarget, years } = amount;
  const each = (value: number | undefined, name: string) => (value === undefined ? {} : { [name]: value });
  const scaled = (factor: number) => ({
    ...each(protonsOnTarget && factor * protonsOnTarget, 'protonsOnTarget'),
    ...each(years && factor * years, 'years'),
  });
  return {
    exposure: { experiment, mode, ...amount },
    expectedEvents,
    ...(selection && { expectedEventsKept: expectedEvents * selection.efficiency.value }),
    exposureOfFile: scaled(times),
    exposureOfEvent: scaled(1 / expectedEvents),
  };
}
