import { channelWords, type EventRun, eventResult, type RunExposure, type RunReport } from '@nereid/analysis';
import type { EventSummary } from '@nereid/physics/events';
import { printJson } from '../../output/json.js';
import { efficiencyText } from '../../output/selectionText.js';
import { PROVENANCE } from '../../thisProgram.js';

/** What of a command and of its σ is told. */
export interface EventReport extends RunReport {
  readonly out: string;
  readonly json?: boolean | undefined;
}

/** Says what the events of a run are worth: JSON on standard output, or lines for a person on standard error. */
export function reportEvents(report: EventReport, run: EventRun, summary: EventSummary): void {
  const { out, converged, json, kept, exposure } = report;
  if (!converged) {
    console.error(`σ of ${channelWords(run)} is known to ${percent(run.sigmaErrorCm2 / run.sigmaCm2)} only`);
  }
  // events on standard output leave no room for a report there
  const result = eventResult(run, summary, report);
  if (json && out !== '-') {
    printJson({ ...result, out, provenance: PROVENANCE });
    return;
  }
  const written = kept === undefined ? `${summary.events}` : `${kept.events} of ${summary.events}`;
  const { sampledSigmaCm2, sampledSigmaErrorCm2 } = result;
  const { vertices, spill, smear } = run.provenance;
  const lines = [
    `${written} ${run.mode} events, seed ${run.seed}, to ${out === '-' ? 'standard output' : out}`,
    `σ${kept ? ' after cuts' : ''} = ${run.sigmaCm2.toExponential(6)} cm² (from the events ${sampledSigmaCm2.toExponential(4)} ± ${sampledSigmaErrorCm2.toExponential(1)})`,
    `efficiency ${summary.efficiency.toFixed(3)}; above their bound ${percent(summary.overweightFraction)} of the events, ` +
      `${percent(summary.excessFraction)} of the cross section${run.mode === 'strict' ? ' (cut)' : ''}`,
    ...channelLines(run),
    ...(result.sampledCutEfficiency ? [`the cuts keep ${efficiencyText(result.sampledCutEfficiency)}`] : []),
    ...(exposure ? exposureLines(run, exposure) : []),
    ...(vertices === undefined ? [] : [`vertices even in ${vertices} (m)`]),
    ...(spill === undefined ? [] : [`times of a spill ${spill}`]),
    ...(smear === undefined ? [] : [`leptons as measured too: ${smear}`]),
  ];
  console.error(lines.join('\n'));
}

function channelLines({ mixture, channelParts = [] }: EventRun): string[] {
  if (mixture === undefined) return [];
  const parts = mixture.components.map(({ request }, c) => `${request.channel.name} ${percent(channelParts[c])}`);
  return [`channels${parts.length > 1 ? ', before cuts' : ''}: ${parts.join(', ')}`];
}

const number = (value: number): string => String(Number(value.toPrecision(4)));
const yearsText = (years: number): string => (years === 1 ? '1 year' : `${number(years)} years`);

/** How many events an exposure makes, and what those of the file stand for. */
function exposureLines(
  { events, selection }: EventRun,
  { expectedEvents, times, amount, experiment, mode }: RunExposure,
) {
  const { tonnes, years, protonsOnTarget } = amount;
  const of = (factor: number): string =>
    [
      ...(protonsOnTarget === undefined ? [] : [`${(factor * protonsOnTarget).toExponential(3)} protons`]),
      ...(years === undefined ? [] : [yearsText(factor * years)]),
    ].join(', ') || `${number(factor)} times the flux of the run`;
  const kept = selection ? `, of which the cuts keep ${number(expectedEvents * selection.efficiency.value)}` : '';
  return [
    `${experiment}, mode ${mode}, ${number(tonnes)} t, ${of(1)}: ${number(expectedEvents)} events${kept}`,
    `the ${events} generated events stand for ${of(times)}; each for ${of(1 / expectedEvents)}`,
  ];
}

// through Number: 100 rounded to two digits is written 1.0e+2
const percent = (fraction: number): string => `${Number((100 * fraction).toPrecision(2))} %`;
