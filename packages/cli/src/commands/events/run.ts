import { averagedCrossSection, type EventRun, eventExtras, type NamedEvents, resolveEvents } from '@nereid/analysis';
import { EVENT_WEIGHTS, eventFormat, requirePlaces } from '@nereid/analysis/node';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, sm } from '@nereid/physics';
import {
  addEventTotals,
  type EventMode,
  type EventTotals,
  eventGenerator,
  noEvents,
  prepareProposal,
  summariseEvents,
} from '@nereid/physics/events';
import { ExitStatus } from '../../exitStatus.js';
import { Interruption } from '../../interruption.js';
import { calculationSetting } from '../../options/calculation.js';
import { type EventSource, eventSource } from '../../options/eventSource.js';
import { namedModel } from '../../options/model.js';
import { parseChoice, parseKeyValues, parseWholeNumber, required } from '../../options/parse.js';
import { EventFile, formatOfFile, isCompressed, requireOwnCompression } from '../../output/eventFile.js';
import { openEventOutput } from '../../output/eventOutput.js';
import { Progress } from '../../output/progress.js';
import { VERSION } from '../../thisProgram.js';
import { reportEvents } from './eventReport.js';
import { type EventWork, pieces } from './eventThreads.js';
import type { EventsFlags } from './flags.js';

/** `nereid events`: writes events to a file or standard output and says what they are worth. */
export async function events(flags: EventsFlags): Promise<void> {
  const options = { ...flags, out: required('--out', flags.out, 'events.hepmc3') };
  const workers = parseWholeNumber('--workers', options.workers, 0);
  const format = eventFormat(options.format ?? formatOfFile(options.out));
  const interaction =
    options.weights !== undefined && parseChoice('--weights', options.weights, EVENT_WEIGHTS) !== undefined;
  const extras = eventExtras({ ...options, smear: parseKeyValues('--smear', options.smear) });
  const wanted = {
    interaction,
    ...extras.run,
    mode: eventMode(options),
    seed: parseWholeNumber('--seed', options.seed, 0),
    events: parseWholeNumber('--number', options.number, 0),
  };
  requireOwnCompression(options.out, format.name);
  requirePlaces(format, wanted);
  const catalogue = await loadCatalogue();
  const { materials, nuclides } = catalogue;
  const source = await eventSource(options, catalogue);
  const named = await namedEvents(options, source);
  const request = resolveEvents(named, { materials, nuclides });
  const progress = new Progress();
  await progress.show('preparing …');
  const proposal = prepareProposal(request);
  const { sigmaCm2, errorCm2: sigmaErrorCm2, converged } = averagedCrossSection(request);
  const given = { ...provenance(options, named, source, request.regime), ...extras.provenance };
  const run = { ...wanted, sigmaCm2, sigmaErrorCm2, version: VERSION, provenance: given };
  const work: EventWork = {
    ...{ named, materials, nuclides, proposal, run },
    format: format.name,
    compressed: isCompressed(options.out),
  };
  const full: EventRun = { ...run, request };
  const { totals, isKept, exitCode } = await write(options.out, work, full, workers, progress);
  if (isKept) {
    const { totalCm2 } = eventGenerator(request, proposal, wanted);
    reportEvents({ ...options, target: source.target, converged }, full, summariseEvents(totals, totalCm2));
  } else console.error(`interrupted after ${totals.events} events: ${options.out} is what it was before`);
  if (exitCode !== undefined && totals.events < wanted.events) throw new ExitStatus(exitCode);
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

async function namedEvents(options: EventsFlags, { target, energies }: EventSource): Promise<NamedEvents> {
  const { name, parameters } = await namedModel(options, sm.name);
  const { electroweak, hadronic } = calculationSetting(options);
  return {
    channel: options.channel,
    target,
    regime: options.regime,
    model: name,
    parameters,
    inputs: electroweak,
    hadronic,
    energies,
  };
}

function eventMode({ strict, weighted }: EventsFlags): EventMode {
  if (strict && weighted) {
    throw new InputError('--strict', true, 'does not go with --weighted', 'Give one of the two.');
  }
  if (weighted) return 'weighted';
  return strict ? 'strict' : 'unweighted';
}

/** `wet CVLL_numunumumumu=0.1`: the coefficients themselves, since a file may change. */
const parametersInWords = ({ model, parameters }: NamedEvents): string =>
  [model, ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`)].join(' ');

/** All that the events depend on besides the version of the program, its data, mode and seed. */
function provenance(
  options: EventsFlags,
  named: NamedEvents,
  source: EventSource,
  regime: string,
): Record<string, string> {
  const {
    channel,
    model,
    set = [],
    wcxf,
    formFactor,
    ew,
    massOf,
    couplings,
    fermiMomentum,
    qSquaredMax,
    weights,
  } = options;
  const settings = {
    formFactors: formFactor?.join(' '),
    electroweakInputs: ew?.join(' '),
    leptonMasses: massOf?.join(' '),
    couplings,
    fermiMomentumGeV: fermiMomentum,
    maximumQ2: qSquaredMax,
    weights,
  };
  return {
    channel,
    target: source.target,
    regime,
    ...source.provenance,
    model: wcxf === undefined ? [model, ...set].join(' ') : parametersInWords(named),
    ...Object.fromEntries(
      Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}
