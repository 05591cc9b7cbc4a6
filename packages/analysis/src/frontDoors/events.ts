import { type HadronicOptions, InputError, sm } from '@nereid/physics';
import {
  addEventTotals,
  type EventChunk,
  type EventMode,
  type EventTotals,
  noEvents,
  summariseEvents,
} from '@nereid/physics/events';
import { eventExtras } from '../events/eventExtras.js';
import { eventResult } from '../events/eventResult.js';
import { eventColumns } from '../events/formats/eventColumns.js';
import { type EventRun, runGenerator } from '../events/formats/eventRun.js';
import { type EventNumber, EXPOSURE_NUMBERS, prepareRun } from '../events/preparedRun.js';
import { ALL_CHANNELS } from '../events/sampleBeam.js';
import { kernelSelection, type SelectionChoice } from '../kernels/kernelSelection.js';
import { BEAM_NAMES, type BeamQuestion, namedBeam } from './beam.js';
import {
  catalogueOf,
  inputsOf,
  type KernelQuestion,
  modelWords,
  type NamedModel,
  requireWholeNumber,
  type WorkStep,
} from './lookup.js';
import { type QuestionNames, requireQuestion } from './questions.js';

/** Weights that events can carry beside their own. */
export const EVENT_WEIGHTS = ['interaction'] as const;
/** Name of such weights. */
export type EventWeights = (typeof EVENT_WEIGHTS)[number];

/** What events are asked of. */
export interface EventsQuestion extends BeamQuestion, Pick<KernelQuestion, 'catalogue' | 'inputs' | 'couplings'> {
  /** `numu:mumu` unless given; several joined by commas are mixed by their rates, `all` is what the beam opens. */
  readonly channel?: string | undefined;
  /** Coherent, or the free nucleon, unless given; several joined by commas are added up per nucleus. */
  readonly regime?: string | undefined;
  readonly model?: NamedModel | undefined;
  /** How many are generated; of an exposure `expected`, as many as it makes, or `poisson`, as many as it makes once. */
  readonly number: EventNumber;
  /** Events that it keeps are there, under their numbers. */
  readonly selection?: SelectionChoice | undefined;
  /** Event i is a function of the seed and i alone; 1 unless given. */
  readonly seed?: number | undefined;
  /** Unweighted unless given. */
  readonly eventMode?: EventMode | undefined;
  /** `interaction`: events carry what gives them the weights of any other model (docs/physics/reweighting.md); none unless given. */
  readonly weights?: EventWeights | undefined;
  readonly hadronic?: HadronicOptions | undefined;
  /** Where they happen: `box:x=7,y=3,z=5` (m), evenly; the origin unless given (docs/physics/events.md). */
  readonly vertices?: string | undefined;
  /** When: `duration=9.6us`; time 0 unless given. */
  readonly spill?: string | undefined;
  /** Resolutions by name, `muonMomentum`: events carry leptons as measured too. */
  readonly smear?: Readonly<Record<string, number>> | undefined;
  /** Version of the program, for the head of a file. */
  readonly version?: string | undefined;
}

const NAMES: QuestionNames<EventsQuestion> = {
  ...BEAM_NAMES,
  channel: false,
  regime: false,
  model: false,
  number: true,
  selection: false,
  seed: false,
  eventMode: false,
  weights: false,
  hadronic: false,
  vertices: false,
  spill: false,
  smear: false,
  version: false,
  catalogue: false,
  inputs: false,
  couplings: false,
};

/** A run of events, ready to be made. */
export interface PreparedEvents {
  readonly run: EventRun;
  /** A pure function of the run: parts may be made in any order, of any size. */
  readonly chunk: (firstEvent: number, count: number) => EventChunk;
  /** What the events are worth, from the totals of all chunks, as `nereid events` prints it. */
  readonly result: (totals: EventTotals) => ReturnType<typeof eventResult>;
}

/** Prepares a run in some tenths of a second. @throws InputError for names and numbers that cannot be used */
export async function prepareEvents(question: EventsQuestion): Promise<PreparedEvents> {
  requireQuestion('events', question, NAMES);
  const {
    channel = 'numu:mumu',
    number,
    seed = 1,
    eventMode: mode = 'unweighted',
    model = { model: sm.name },
  } = question;
  if (!EXPOSURE_NUMBERS.some((word) => word === number)) requireWholeNumber('number', number as number, 0);
  requireWholeNumber('seed', seed, 0);
  const catalogue = await catalogueOf(question);
  const { channels, names, exposure, target, words } = namedBeam(question, channel, catalogue);
  const named = {
    ...{ channels, skipClosed: names.includes(ALL_CHANNELS), target, regime: question.regime },
    model: model.model,
    parameters: model.parameters ?? {},
    inputs: inputsOf(question),
    hadronic: question.hadronic ?? {},
  };
  const { selection, version = '' } = question;
  const extras = eventExtras(question);
  const prepared = prepareRun(
    named,
    {
      ...{ mode, seed, number, interaction: question.weights !== undefined, exposure, version, ...extras.run },
      selection: selection && kernelSelection({ smear: question.smear, ...selection }, catalogue),
      statesExposure: question.exposure !== undefined || typeof number === 'string',
      provenance: (all, regime) => ({
        ...{ channel: all, target, regime, energies: words, model: modelWords(named) },
        ...(selection && { selection: JSON.stringify(selection) }),
        ...extras.provenance,
      }),
    },
    catalogue,
  );
  const { run, proposal, converged } = prepared;
  const generator = runGenerator(run, proposal);
  const report = { target, converged, exposure: prepared.exposure };
  return {
    run,
    chunk: generator.chunk,
    result: (totals) => eventResult(run, summariseEvents(totals, generator.totalCm2), { ...report, kept: totals.kept }),
  };
}

/** Events that are made at once, as for a file: totals are the same to the last digit. Some tens of milliseconds. */
const STEP_EVENTS = 10_000;
/** Events that are returned at most: 26 columns of 10⁵ numbers are 40 MB as text. */
export const MOST_EVENTS_AS_COLUMNS = 100_000;

/**
 * Events as columns (docs of `nereid events --format csv`) with what they are worth.
 * @throws InputError as `prepareEvents`, and for more than 10⁵ events
 */
export async function eventTable({ onStep, ...question }: EventsQuestion & { readonly onStep?: WorkStep | undefined }) {
  const prepared = await prepareEvents(question);
  const { run, chunk, result } = prepared;
  const { events: number } = run;
  if (number > MOST_EVENTS_AS_COLUMNS) {
    const remedy = `Ask for at most ${MOST_EVENTS_AS_COLUMNS}, or have them written to a file.`;
    throw new InputError('number', number, 'more than are returned at once', remedy);
  }
  const kinds = eventColumns(run);
  const columns = kinds.map(() => new Float64Array(number));
  let totals: EventTotals = noEvents;
  let filled = 0;
  for (let first = 0; first < number; first += STEP_EVENTS) {
    const wait = onStep?.(first, number);
    if (wait) await wait;
    const made = chunk(first, Math.min(STEP_EVENTS, number - first));
    for (const [k, { values }] of kinds.entries()) columns[k].set(values(made), filled);
    filled += made.count;
    totals = addEventTotals(totals, made.totals);
  }
  const kept = (column: Float64Array) => (filled === number ? column : column.slice(0, filled));
  return { ...result(totals), columns: Object.fromEntries(kinds.map(({ name }, k) => [name, kept(columns[k])])) };
}
