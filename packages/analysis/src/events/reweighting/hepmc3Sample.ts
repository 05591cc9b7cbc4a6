import { CM2_PER_PB, channelOfProcess, picobarn } from '../formats/eventRun.js';
import { type InteractionRecord, parseRecord, RECORD_ATTRIBUTE, weightName } from '../formats/interactionRecord.js';
import { damaged, type EventSample, type SampleChanges, type WeightBatch, withoutInteraction } from './eventSample.js';
import { type EventBlock, hepmc3Blocks } from './hepmc3Blocks.js';
import { chunkOfBlocks } from './hepmc3Momenta.js';

const SIGMA = 'NuHepMC.FluxAveragedTotalCrossSection';
const SIGMA_ERROR = 'NuHepMC.FluxAveragedTotalCrossSectionUncertainty';
const MODEL = 'NuHepMC.Provenance.Nereid.reweighted';

/** Events that are held at once. */
const BATCH_EVENTS = 10_000;

/** What the lines before the first event say. */
interface Header {
  readonly record: InteractionRecord;
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  /** Number of weights of an event. */
  readonly count: number;
  /** Place of each term of the record among them. */
  readonly places: readonly number[];
}

/** @throws InputError for a file without weights of the interaction, or one that is damaged */
export async function hepmc3Sample(file: string, compressed: boolean): Promise<EventSample> {
  const header = await readHeader(file, compressed);
  const { record, sigmaCm2, sigmaErrorCm2 } = header;
  return {
    ...{ file, format: 'hepmc3', record, sigmaCm2, sigmaErrorCm2 },
    async *batches(momenta = false) {
      for await (const { batch, events } of eventBatches(file, compressed, header)) {
        if (batch !== undefined) yield momenta ? { ...batch, chunk: chunkOfBlocks(file, events) } : batch;
      }
    },
    async *rewritten(changes) {
      for await (const { lines, events, batch } of eventBatches(file, compressed, header)) {
        yield* lines === undefined ? [] : [`${changedLines(lines, changes).join('\n')}\n`];
        if (batch === undefined) continue;
        const weights = changes.weights(batch);
        const written = events.map((event, i) => changedEvent(event, weights[i]));
        yield `${written.join('\n')}\n`;
      }
    },
  };
}

async function readHeader(file: string, compressed: boolean): Promise<Header> {
  for await (const block of hepmc3Blocks(file, compressed)) {
    if (block.kind !== 'header') break;
    const attributes = new Map(
      block.lines.flatMap((line) => {
        const found = /^A (\S+) (.*)$/.exec(line);
        return found === null ? [] : [[found[1], found[2]] as const];
      }),
    );
    const text = attributes.get(RECORD_ATTRIBUTE);
    const names =
      block.lines
        .find((line) => line.startsWith('W '))
        ?.slice(2)
        .split('\\|') ?? [];
    if (text === undefined) break;
    const record = parseRecord(text, file);
    const places = record.terms.map((term) => names.indexOf(weightName(term)));
    if (places.includes(-1)) throw damaged(file, `names no weight ${weightName(record.terms[places.indexOf(-1)])}`);
    const [sigmaCm2, sigmaErrorCm2] = [SIGMA, SIGMA_ERROR].map((name) => Number(attributes.get(name)) * CM2_PER_PB);
    if (!(sigmaCm2 > 0)) throw damaged(file, `has no cross section, the attribute ${SIGMA}`);
    return { record, sigmaCm2, sigmaErrorCm2, count: names.length, places };
  }
  throw withoutInteraction(file);
}

interface Part {
  /** Lines that are no events. */
  readonly lines?: readonly string[];
  readonly events: readonly EventBlock[];
  readonly batch?: WeightBatch;
}

async function* eventBatches(file: string, compressed: boolean, header: Header): AsyncGenerator<Part> {
  let events: EventBlock[] = [];
  for await (const block of hepmc3Blocks(file, compressed)) {
    if (block.kind === 'event') {
      if (block.weights.length !== header.count) {
        throw damaged(file, `${block.lines[0].slice(0, 20)} … has ${block.weights.length} weights of ${header.count}`);
      }
      events.push(block);
      if (events.length < BATCH_EVENTS) continue;
    }
    if (events.length > 0) yield { events, batch: batchOf(file, events, header) };
    events = [];
    if (block.kind !== 'event') yield { events, lines: block.lines };
  }
}

function batchOf(file: string, events: readonly EventBlock[], { places, record }: Header): WeightBatch {
  const column = (of: (event: EventBlock) => number) => Float64Array.from(events, of);
  return {
    count: events.length,
    weight: column(({ weights }) => weights[0]),
    transfer: column(({ transfer }) => transfer),
    terms: places.map((place) => column(({ weights }) => weights[place])),
    ...(record.channels && { channel: channelsOf(file, events, record.channels) }),
  };
}

const PROCESS = 'A 0 signal_process_id ';

/** The channel of each event of a file of several, by the number of its process. @throws InputError for one that the file does not name */
function channelsOf(file: string, events: readonly EventBlock[], channels: readonly string[]): Uint8Array {
  return Uint8Array.from(events, ({ lines }) => {
    const process = Number(lines.find((line) => line.startsWith(PROCESS))?.slice(PROCESS.length));
    const found = channels.indexOf(channelOfProcess(process) ?? '');
    if (found >= 0) return found;
    throw damaged(file, `event ${lines[0].split(' ')[1]} is of a process that is none of its channels`);
  });
}

function changedEvent({ lines, weightLine, weights }: EventBlock, weight: number): string {
  const changed = [...lines];
  changed[weightLine] = `W ${[weight, ...weights.slice(1)].join(' ')}`;
  return changed.join('\n');
}

/** The cross section and the model in the attributes of the run; a model that is there already is replaced. */
function changedLines(lines: readonly string[], { sigmaCm2, sigmaErrorCm2, model }: SampleChanges): string[] {
  const isHeader = lines.some((line) => line.startsWith(`A ${SIGMA} `));
  if (!isHeader) return [...lines];
  const kept = lines.filter((line) => !line.startsWith(`A ${MODEL} `));
  const changed = kept.map((line) => {
    if (line.startsWith(`A ${SIGMA} `)) return `A ${SIGMA} ${picobarn(sigmaCm2)}`;
    return line.startsWith(`A ${SIGMA_ERROR} `) ? `A ${SIGMA_ERROR} ${picobarn(sigmaErrorCm2)}` : line;
  });
  return [...changed, `A ${MODEL} ${model}`];
}
