import { crossSectionComment, RECORD_COMMENT } from '../formats/csv.js';
import { type InteractionRecord, parseRecord, weightName } from '../formats/interactionRecord.js';
import { chunkOfColumns } from './columnChunk.js';
import { damaged, type EventSample, type SampleChanges, type WeightBatch, withoutInteraction } from './eventSample.js';
import { textLines } from './textLines.js';

const SIGMA = /^# cross section (\S+) \+- (\S+) cm2$/;
const MODEL = '# reweighted: ';

/** Events that are held at once. */
const BATCH_EVENTS = 10_000;

/** What the lines before the first event say. */
interface Header {
  readonly lines: readonly string[];
  readonly names: readonly string[];
  readonly record: InteractionRecord;
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
}

/** @throws InputError for a file without weights of the interaction, or one that is damaged */
export async function csvSample(file: string, compressed: boolean): Promise<EventSample> {
  const header = await readHeader(file, compressed);
  const { record, sigmaCm2, sigmaErrorCm2 } = header;
  return {
    ...{ file, format: 'csv', record, sigmaCm2, sigmaErrorCm2 },
    async *batches(momenta = false) {
      for await (const rows of eventRows(file, compressed, header)) yield batchOf(file, rows, header, momenta);
    },
    async *rewritten(changes) {
      yield `${changedLines(header, changes).join('\n')}\n`;
      const at = header.names.indexOf('weight');
      for await (const rows of eventRows(file, compressed, header)) {
        const weights = changes.weights(batchOf(file, rows, header, false));
        const lines = rows.map((cells, i) => cells.with(at, String(weights[i])).join(','));
        yield `${lines.join('\n')}\n`;
      }
    },
  };
}

async function readHeader(file: string, compressed: boolean): Promise<Header> {
  const lines: string[] = [];
  for await (const some of textLines(file, compressed)) {
    for (const line of some) {
      lines.push(line.trimEnd());
      if (!line.startsWith('#')) return headerOf(file, lines);
    }
  }
  throw damaged(file, 'has no line with the names of columns');
}

function headerOf(file: string, lines: readonly string[]): Header {
  const names = lines[lines.length - 1].split(',');
  const text = lines.find((line) => line.startsWith(RECORD_COMMENT))?.slice(RECORD_COMMENT.length);
  if (text === undefined) {
    if (!names.includes('weightVV')) throw withoutInteraction(file);
    throw damaged(file, `has lost its comment lines, of which ${RECORD_COMMENT.trim()} says what the weights are of`);
  }
  const record = parseRecord(text, file);
  const sigma = lines.map((line) => SIGMA.exec(line)).find((found) => found !== null);
  const [sigmaCm2, sigmaErrorCm2] = [sigma?.[1], sigma?.[2]].map(Number);
  if (!(sigmaCm2 > 0)) throw damaged(file, 'says no cross section');
  const lacking = columnsOf(record).find((name) => !names.includes(name));
  if (lacking !== undefined) throw damaged(file, `has no column ${lacking}`);
  return { lines, names, record, sigmaCm2, sigmaErrorCm2 };
}

const columnsOf = ({ terms }: InteractionRecord): string[] => ['weight', 'transferGeV2', ...terms.map(weightName)];

/** Cells of the lines of events, many at a time. */
async function* eventRows(file: string, compressed: boolean, header: Header): AsyncGenerator<string[][]> {
  let rows: string[][] = [];
  let skipped = 0;
  for await (const lines of textLines(file, compressed)) {
    for (const line of lines) {
      if (skipped < header.lines.length) {
        skipped++;
        continue;
      }
      if (line === '') continue;
      rows.push(cellsOf(file, line, header));
      if (rows.length < BATCH_EVENTS) continue;
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}

function cellsOf(file: string, line: string, { names }: Header): string[] {
  const cells = line.trimEnd().split(',');
  if (cells.length === names.length) return cells;
  throw damaged(file, `event ${cells[0]} has ${cells.length} columns of ${names.length}`);
}

function batchOf(file: string, rows: readonly string[][], { names, record }: Header, momenta: boolean): WeightBatch {
  const column = (name: string): Float64Array => {
    const at = names.indexOf(name);
    if (at < 0) throw damaged(file, `has no column ${name}`);
    const values = Float64Array.from(rows, (cells) => (cells[at].trim() === '' ? Number.NaN : Number(cells[at])));
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw damaged(file, `event ${rows[bad][0]} has a ${name} that is no number`);
    return values;
  };
  const [weight, transfer, ...terms] = columnsOf(record).map(column);
  const batch = { count: rows.length, weight, transfer, terms };
  return momenta ? { ...batch, chunk: chunkOfColumns(column, batch) } : batch;
}

/** The cross section and the model on the lines before the events; a model that is there already is replaced. */
function changedLines({ lines }: Header, { sigmaCm2, sigmaErrorCm2, model }: SampleChanges): string[] {
  const [names, ...comments] = lines.filter((line) => !line.startsWith(MODEL)).toReversed();
  const kept = comments
    .toReversed()
    .map((line) => (SIGMA.test(line) ? crossSectionComment(sigmaCm2, sigmaErrorCm2) : line));
  return [...kept, MODEL + model, names];
}
