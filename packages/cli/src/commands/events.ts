import { readFileSync } from 'node:fs';
import {
  averagedCrossSection,
  type EventRun,
  eventFormat,
  eventFormats,
  fluxOfFile,
  type NamedEvents,
  resolveEvents,
} from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import {
  addEventTotals,
  type EventEnergies,
  type EventMode,
  type EventTotals,
  eventGenerator,
  InputError,
  noEvents,
  prepareProposal,
  summariseEvents,
} from '@nereid/physics';
import { type CalculationOptions, electroweakOptions, hadronicOptions, parseNumber } from '../cliOptions.js';
import { encodePiece, isCompressed, openEventOutput } from '../eventOutput.js';
import { type EventWork, pieces } from '../eventThreads.js';
import { type ModelOptions, namedModel } from '../modelOptions.js';
import { printJson, VERSION } from '../output.js';
import { Progress } from '../progress.js';

export interface EventsOptions extends Omit<CalculationOptions, 'tolerance'>, ModelOptions {
  readonly channel: string;
  readonly target: string;
  readonly regime?: string;
  readonly energy?: string;
  readonly flux?: string;
  readonly number: string;
  readonly seed: string;
  readonly format?: string;
  readonly out: string;
  readonly workers: string;
  readonly strict?: boolean;
  readonly weighted?: boolean;
}

const CHUNK_EVENTS = 10_000;

/** `nereid events`: writes events to a file or standard output and says what they are worth. */
export async function events(options: EventsOptions): Promise<void> {
  const number = wholeNumber('--number', options.number);
  const workers = wholeNumber('--workers', options.workers);
  const seed = wholeNumber('--seed', options.seed);
  const format = eventFormat(options.format ?? formatOfFile(options.out));
  const mode = eventMode(options);
  const { materials, nuclides } = loadCatalogue();
  const named = namedEvents(options);
  const request = resolveEvents(named, { materials, nuclides });
  const progress = new Progress();
  await progress.show('preparing …');
  const proposal = prepareProposal(request);
  const { sigmaCm2, errorCm2 } = averagedCrossSection(request);
  const run: Omit<EventRun, 'request'> = {
    mode,
    seed,
    events: number,
    sigmaCm2,
    sigmaErrorCm2: errorCm2,
    version: VERSION,
    provenance: provenance(options, request.regime),
  };
  const compressed = isCompressed(options.out);
  const work: EventWork = {
    named,
    materials,
    nuclides,
    proposal,
    run,
    mode,
    format: format.name,
    compressed,
    chunkEvents: CHUNK_EVENTS,
  };
  const output = openEventOutput(options.out);
  let totals: EventTotals = noEvents;
  try {
    const full = { ...run, request };
    await output.write(encodePiece(format.header(full), compressed));
    for await (const piece of pieces(work, Math.ceil(number / CHUNK_EVENTS), workers)) {
      await output.write(piece.bytes);
      totals = addEventTotals(totals, piece.totals);
      progress.update(`${totals.events} events`);
    }
    await output.write(encodePiece(format.footer(full), compressed));
  } finally {
    progress.clear();
    output.close();
  }
  const { totalCm2 } = eventGenerator(request, proposal, { seed, mode });
  report(options, run, summariseEvents(totals, totalCm2));
}

function namedEvents(options: EventsOptions): NamedEvents {
  const { name, parameters } = namedModel(options, 'sm');
  return {
    channel: options.channel,
    target: options.target,
    regime: options.regime,
    model: name,
    parameters,
    inputs: electroweakOptions(options),
    hadronic: hadronicOptions(options),
    energies: energiesOf(options),
  };
}

/** @throws InputError unless exactly one of --energy and --flux is given */
function energiesOf({ energy, flux, channel }: EventsOptions): EventEnergies {
  if ((energy === undefined) === (flux === undefined)) {
    throw new InputError('--energy', energy, 'give either --energy or --flux', 'For example --energy 5.');
  }
  if (energy !== undefined) return { kind: 'fixed', energyGeV: parseNumber('--energy', energy) };
  const file = flux as string;
  const species = channel.split(':')[0];
  return { kind: 'histogram', name: file, bins: fluxOfFile(readFlux(file), file, species) };
}

function readFlux(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError('--flux', file, `cannot be read (${code})`, 'Name a CSV file.');
  }
}

function wholeNumber(flag: string, text: string): number {
  const value = parseNumber(flag, text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InputError(flag, text, 'not a whole number', 'Give an integer of at least 0.');
}

function eventMode({ strict, weighted }: EventsOptions): EventMode {
  if (strict && weighted) {
    throw new InputError('--strict', true, 'does not go with --weighted', 'Give one of the two.');
  }
  if (weighted) return 'weighted';
  return strict ? 'strict' : 'unweighted';
}

/** hepmc3 unless the name ends in another format's. */
function formatOfFile(file: string): string {
  const bare = file.replace(/\.gz$/, '');
  return eventFormats.find(({ name }) => bare.endsWith(`.${name}`))?.name ?? 'hepmc3';
}

function provenance(options: EventsOptions, regime: string): Record<string, string> {
  const { channel, target, energy, flux, model, set = [], wcxf, formFactor = [] } = options;
  return {
    channel,
    target,
    regime,
    energies: energy === undefined ? `flux ${flux}` : `${energy} GeV`,
    model: wcxf === undefined ? [model, ...set].join(' ') : `wet, ${wcxf}`,
    ...(formFactor.length > 0 && { formFactors: formFactor.join(' ') }),
  };
}

function report(
  options: EventsOptions,
  run: Omit<EventRun, 'request'>,
  summary: ReturnType<typeof summariseEvents>,
): void {
  const result = {
    channel: options.channel,
    target: options.target,
    mode: run.mode,
    seed: run.seed,
    out: options.out,
    ...summary,
    sigmaCm2: run.sigmaCm2,
    sigmaErrorCm2: run.sigmaErrorCm2,
    sampledSigmaCm2: summary.sigmaCm2,
    sampledSigmaErrorCm2: summary.sigmaErrorCm2,
    provenance: { program: 'nereid', version: VERSION },
  };
  // events on standard output leave no room for a report there
  if (options.json && options.out !== '-') {
    printJson(result);
    return;
  }
  const lines = [
    `${summary.events} ${run.mode} events, seed ${run.seed}, to ${options.out === '-' ? 'standard output' : options.out}`,
    `σ = ${run.sigmaCm2.toExponential(6)} cm² (from the events ${summary.sigmaCm2.toExponential(4)} ± ${summary.sigmaErrorCm2.toExponential(1)})`,
    `efficiency ${summary.efficiency.toFixed(3)}; above their bound ${percent(summary.overweightFraction)} of the events, ` +
      `${percent(summary.excessFraction)} of the cross section${run.mode === 'strict' ? ' (cut)' : ''}`,
  ];
  console.error(lines.join('\n'));
}

const percent = (fraction: number): string => `${(100 * fraction).toPrecision(2)} %`;
