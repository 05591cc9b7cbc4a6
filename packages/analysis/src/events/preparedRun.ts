import type { Catalogue } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import {
  componentsOf,
  type EventMixture,
  type EventMode,
  type EventProposal,
  type EventRequest,
  prepareProposal,
} from '@nereid/physics/events';
import { LARGEST_POISSON_MEAN, poissonNumber } from '@nereid/physics/numerics';
import type { KernelSelection } from '../kernels/kernelSelection.js';
import { channelWords, type EventRun, type RunExposure, type RunSelection } from './formats/eventRun.js';
import { type SampleExposure, sampleEventsPerCm2 } from './sampleBeam.js';
import {
  type NamedSample,
  resolveSample,
  sampleCrossSection,
  spectrumRegimes,
  spectrumSample,
} from './sampleRequest.js';
import { sampleEfficiency } from './sampleView.js';

/** How many events: a number, as many as an exposure makes on average, or as many as it makes once. */
export const EXPOSURE_NUMBERS = ['expected', 'poisson'] as const;
/** A number of events, or what it is found from. */
export type EventNumber = number | (typeof EXPOSURE_NUMBERS)[number];

/** What a run is to be, beside what its events are of. */
export interface WantedRun extends Pick<EventRun, 'placement' | 'resolution'> {
  readonly mode: EventMode;
  readonly seed: number;
  readonly number: EventNumber;
  readonly interaction: boolean;
  readonly selection: KernelSelection | undefined;
  /** Where an exposure is known. */
  readonly exposure: SampleExposure | undefined;
  /** Whether a file of a single channel says what exposure it stands for; of several it does. */
  readonly statesExposure: boolean;
  readonly version: string;
  /** What a reader needs to make the same file again, in words. */
  provenance(channels: string, regime: string): Readonly<Record<string, string>>;
}

/** A run with what its events are drawn from. */
export interface PreparedRun {
  readonly run: EventRun;
  readonly proposal: EventProposal;
  /** Whether σ is within its tolerance. */
  readonly converged: boolean;
  /** Where an exposure is known, whether the file says so or not. */
  readonly exposure: RunExposure | undefined;
}

/** Relative accuracy of the cross section of each of several channels; one alone has 1e-4. */
const MIXED_TOLERANCE = 1e-3;
/** Purpose of the random numbers of a drawn number of events. */
const NUMBER_PURPOSE = 20;

/** Prepares a run: some seconds for a channel. @throws InputError for names and numbers that cannot be used */
export function prepareRun(
  named: NamedSample,
  wanted: WantedRun,
  catalogue: Pick<Catalogue, 'materials' | 'nuclides'>,
): PreparedRun {
  const resolved = resolveSample(named, catalogue);
  const { sample, regime } = resolved;
  const components = componentsOf(sample);
  const mixture = 'components' in sample ? sample : undefined;
  const proposal = prepareProposal(sample);
  const { parts, sigmaCm2, errorCm2, converged } = sampleCrossSection(sample, mixture && MIXED_TOLERANCE);
  const expectedEvents = wanted.exposure && expectedIn(named, resolved, sigmaCm2, wanted.exposure, catalogue);
  const events = numberOfEvents(wanted, expectedEvents);
  const exposure = wanted.exposure && runExposure(wanted.exposure, expectedEvents ?? 0, wanted.number);
  const selection = wanted.selection && runSelection(sample, proposal, sigmaCm2, wanted.selection);
  const after = selection?.efficiency ?? { value: 1, error: 0 };
  const stated = mixture !== undefined || wanted.statesExposure ? exposure : undefined;
  const { mode, seed, interaction, version } = wanted;
  const run: EventRun = {
    ...{ request: components[0].request, mixture, mode, seed, events, interaction, version },
    ...(mixture && { channelParts: parts.map((part, c) => (components[c].share * part.sigmaCm2) / sigmaCm2) }),
    ...{ selection, exposure: stated },
    ...(wanted.placement && { placement: wanted.placement }),
    ...(wanted.resolution && { resolution: wanted.resolution }),
    sigmaCm2: sigmaCm2 * after.value,
    sigmaErrorCm2: selection ? Math.hypot(errorCm2 * after.value, sigmaCm2 * after.error) : errorCm2,
    provenance: {
      ...wanted.provenance(channelWords({ request: components[0].request, mixture }), regime),
      ...cutWords(selection),
      ...exposureWords(stated),
    },
  };
  return { run, proposal, converged, exposure };
}

function runSelection(
  sample: EventRequest | EventMixture,
  proposal: EventProposal,
  sigmaBeforeCutsCm2: number,
  cuts: KernelSelection,
): RunSelection {
  const efficiency = sampleEfficiency(sample, proposal, cuts);
  if (efficiency.value > 0) return { cuts, efficiency, sigmaBeforeCutsCm2 };
  const problem = `keeps none of ${cuts.events} events`;
  throw new InputError('selection', undefined, problem, 'Loosen its cuts, or raise the events that are looked at.');
}

/** An exposure counts nuclei: a cross section of one bound nucleon is taken for all that the average nucleus has. */
function expectedIn(
  named: NamedSample,
  { regime, per }: { readonly regime: string; readonly per: string },
  sigmaCm2: number,
  exposure: SampleExposure,
  catalogue: Pick<Catalogue, 'materials' | 'nuclides'>,
): number {
  const ofNucleus = () =>
    sampleCrossSection(spectrumSample(named, spectrumRegimes(regime), catalogue), MIXED_TOLERANCE).sigmaCm2;
  return sampleEventsPerCm2(exposure, named.target, catalogue) * (per === 'nucleon' ? ofNucleus() : sigmaCm2);
}

function numberOfEvents({ number, seed }: WantedRun, expected: number | undefined): number {
  if (typeof number === 'number') return number;
  if (expected === undefined) {
    throw new InputError('number', number, 'there is no exposure', 'Give a number, or an experiment with an exposure.');
  }
  if (expected > LARGEST_POISSON_MEAN) {
    const problem = `the exposure makes ${expected.toExponential(2)} events`;
    throw new InputError('number', number, problem, 'Give a number, or a smaller exposure.');
  }
  return number === 'expected' ? Math.round(expected) : poissonNumber(expected, seed, NUMBER_PURPOSE);
}

const runExposure = (exposure: SampleExposure, expectedEvents: number, number: EventNumber): RunExposure => ({
  ...exposure,
  expectedEvents,
  times:
    typeof number === 'number'
      ? number / expectedEvents
      : number === 'poisson'
        ? 1
        : Math.round(expectedEvents) / expectedEvents,
});

/** For the head of a file: which events are in it. */
function cutWords(selection: RunSelection | undefined): Record<string, string> {
  if (selection === undefined) return {};
  const { efficiency, sigmaBeforeCutsCm2 } = selection;
  return {
    sigmaBeforeCutsCm2: String(sigmaBeforeCutsCm2),
    efficiency: `${efficiency.value} +- ${efficiency.error}`,
  };
}

/** The exposure that the events of a file stand for, and each of them. */
function exposureWords(exposure: RunExposure | undefined): Record<string, string> {
  if (exposure === undefined) return {};
  const { expectedEvents, times, experiment, mode, amount } = exposure;
  const { tonnes, years, protonsOnTarget } = amount;
  const scaled = (factor: number) => said({ tonnes, ...scaledBy(factor, { years, protonsOnTarget }) });
  return {
    exposure: `${experiment}, mode ${mode}`,
    expectedEvents: String(expectedEvents),
    exposureOfFile: scaled(times),
    exposureOfEvent: scaled(1 / expectedEvents),
  };
}

type Amounts = Readonly<Record<string, number | undefined>>;

const scaledBy = (factor: number, amounts: Amounts): Amounts =>
  Object.fromEntries(
    Object.entries(amounts).map(([name, value]) => [name, value === undefined ? value : factor * value]),
  );

const said = (amounts: Amounts): string =>
  Object.entries(amounts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .join(' ');
