import {
  ALL_CHANNELS,
  type EventNumber,
  type EventRun,
  EXPOSURE_NUMBERS,
  eventExtras,
  type NamedSample,
  type PreparedRun,
  prepareRun,
  runGenerator,
  type SampleBeam,
  sampleBeam,
} from '@nereid/analysis';
import { EVENT_WEIGHTS, eventFormat, requirePlaces } from '@nereid/analysis/node';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, sm } from '@nereid/physics';
import { addEventTotals, type EventMode, type EventTotals, noEvents, summariseEvents } from '@nereid/physics/events';
import { ExitStatus } from '../../exitStatus.js';
import { Interruption } from '../../interruption.js';
import { calculationSetting } from '../../options/calculation.js';
import { type EventSource, eventSource } from '../../options/eventSource.js';
import { namedModel } from '../../options/model.js';
import { parseChoice, parseKeyValues, parseNames, parseWholeNumber, required } from '../../options/parse.js';
import { selectionSetting } from '../../options/selection.js';
import { EventFile, formatOfFile, isCompressed, requireOwnCompression } from '../../output/eventFile.js';
import { openEventOutput } from '../../output/eventOutput.js';
import { Progress } from '../../output/progress.js';
import { VERSION } from '../../thisProgram.js';
import { reportEvents } from './eventReport.js';
import { type EventWork, pieces } from './eventThreads.js';
import type { EventsFlags } from './flags.js';
import { provenance } from './provenance.js';

/** `nereid events`: writes events to a file or standard output and says what they are worth. */
export async function events(flags: EventsFlags): Promise<void> {
  const options = { ...flags, out: required('--out', flags.out, 'events.hepmc3') };
  const workers = parseWholeNumber('--workers', options.workers, 1, 1024);
  const format = eventFormat(options.format ?? formatOfFile(options.out));
  const interaction =
    options.weights !== undefined && parseChoice('--weights', options.weights, EVENT_WEIGHTS) !== undefined;
  const extras = eventExtras({ ...options, smear: parseKeyValues('--smear', options.smear) });
  const wanted = {
    interaction,
    ...extras.run,
    mode: eventMode(options),
    seed: parseWholeNumber('--seed', options.seed, 0),
    number: eventNumber(options.number),
    statesExposure: options.exposure !== undefined || typeof eventNumber(options.number) === 'string',
    version: VERSION,
  };
  requireOwnCompression(options.out, format.name);
  requirePlaces(format, wanted);
  const catalogue = await loadCatalogue();
  const { materials, nuclides } = catalogue;
  const { smear, ...withoutSmear } = options;
  const hasCuts = options.selection !== undefined || options.cut !== undefined;
  const selection = selectionSetting(hasCuts ? options : withoutSmear, catalogue);
  const source = await eventSource(options, catalogue);
  const channels = parseNames('--channel', options.channel);
  const beam = sampleBeam(source.beam, channels, catalogue);
  const named = await namedSample(options, source, beam);
  const progress = new Progress();
  await progress.show('preparing …');
  const prepared = prepareRun(
    named,
    {
      ...{ ...wanted, selection, exposure: beam.exposure },
      provenance: (names, regime) => ({
        ...provenance(options, { named, source, channels: names, regime }),
        ...extras.provenance,
      }),
    },
    catalogue,
  );
  const { request, mixture, ...run } = prepared.run;
  const work: EventWork = {
    ...{ named, materials, nuclides, proposal: prepared.proposal, run },
    format: format.name,
    compressed: isCompressed(options.out),
  };
  const { totals, isKept, exitCode } = await write(options.out, work, prepared.run, workers, progress);
  if (isKept) report(options, source.target, prepared, totals);
  else console.error(`interrupted after ${totals.events} events: ${options.out} is what it was before`);
  if (exitCode !== undefined && totals.events < run.events) throw new ExitStatus(exitCode);
}

interface Written {
  readonly totals: EventTotals;
  readonly isKept: boolean;
  /** Where a signal ended it. */
  readonly exitCode: number | undefined;
}

/** Writes pieces until all are there or the user has had enough. */
async function write(
  out: string,
  work: EventWork,
  run: EventRun,
  workers: number,
  progress: Progress,
): Promise<Written> {
  const format = eventFormat(work.format);
  const output = openEventOutput(out);
  const file = new EventFile(out, output, format, run);
  const interruption = new Interruption();
  let totals: EventTotals = noEvents;
  try {
    await file.begin();
    for await (const piece of pieces(work, Math.ceil(run.events / format.pieceEvents), workers)) {
      await file.add(piece);
      totals = addEventTotals(totals, piece.totals);
      progress.update(`${totals.events} events`);
      if (await interruption.happened()) break;
    }
    const isKept = await file.end();
    return { totals, isKept, exitCode: interruption.exitCode };
  } finally {
    progress.clear();
    interruption.stop();
    output.close();
  }
}

function report(
  options: { readonly out: string; readonly json?: true | undefined },
  target: string,
  { run, exposure, converged, proposal }: PreparedRun,
  totals: EventTotals,
): void {
  const { totalCm2 } = runGenerator(run, proposal);
  reportEvents({ ...options, target, converged, exposure, kept: totals.kept }, run, summariseEvents(totals, totalCm2));
}

async function namedSample(options: EventsFlags, { target }: EventSource, beam: SampleBeam): Promise<NamedSample> {
  const { name, parameters } = await namedModel(options, sm.name);
  const { electroweak, hadronic } = calculationSetting(options);
  return {
    ...{ channels: beam.channels, skipClosed: options.channel.includes(ALL_CHANNELS) },
    ...{ target, regime: options.regime, model: name, parameters, inputs: electroweak, hadronic },
  };
}

function eventMode({ strict, weighted }: EventsFlags): EventMode {
  if (strict && weighted) {
    throw new InputError('--strict', true, 'does not go with --weighted', 'Give one of the two.');
  }
  if (weighted) return 'weighted';
  return strict ? 'strict' : 'unweighted';
}

/** A number, or a word for one that an exposure has. */
const eventNumber = (text: string): EventNumber =>
  EXPOSURE_NUMBERS.find((word) => word === text) ?? parseWholeNumber('--number', text, 0);
