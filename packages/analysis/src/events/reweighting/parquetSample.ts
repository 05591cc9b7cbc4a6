import { type EventChunk, emptyChunk, noEvents } from '@nereid/physics/events';
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet';
import { CHANNEL_COLUMNS } from '../formats/eventColumns.js';
import type { PlacedPiece } from '../formats/eventFormat.js';
import { channelOfParticles } from '../formats/eventRun.js';
import { type InteractionRecord, parseRecord, weightName } from '../formats/interactionRecord.js';
import { METADATA_PREFIX, RECORD_KEY } from '../formats/parquet.js';
import {
  columnSource,
  type ParquetTable,
  parquetFooter,
  parquetHeader,
  parquetPiece,
} from '../formats/parquetPieces.js';
import { damaged, type EventSample, type SampleChanges, type WeightBatch, withoutInteraction } from './eventSample.js';

type Cells = Float64Array | Int32Array | BigInt64Array;
/** Columns of a row group by their names. */
type Columns = ReadonlyMap<string, Cells>;

/** @throws InputError for a file without weights of the interaction, or one that is damaged */
export async function parquetSample(file: string): Promise<EventSample> {
  const { buffer, metadata } = await opened(file);
  const said = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value ?? '']));
  const text = said.get(`${METADATA_PREFIX}${RECORD_KEY}`);
  if (text === undefined) throw withoutInteraction(file);
  const record = parseRecord(text, file);
  const [sigmaCm2, sigmaErrorCm2] = ['sigmaCm2', 'sigmaErrorCm2'].map((name) =>
    Number(said.get(METADATA_PREFIX + name)),
  );
  if (!(sigmaCm2 > 0)) throw damaged(file, 'says no cross section');
  const weightNames = [...['weight', 'transferGeV2'], ...record.terms.map(weightName)];
  const names = [...weightNames, ...(record.channels === undefined ? [] : CHANNEL_CODES)];
  const all = parquetSchema(metadata).children.map(({ element }) => element.name);
  const lacking = names.find((name) => !all.includes(name));
  if (lacking !== undefined) throw damaged(file, `has no column ${lacking}`);
  return {
    ...{ file, format: 'parquet', record, sigmaCm2, sigmaErrorCm2 },
    async *batches(momenta = false) {
      const wanted = momenta ? [...names, ...MOMENTUM_COLUMNS] : names;
      for await (const columns of rowGroups(file, buffer, metadata, wanted)) {
        const batch = batchOf(file, columns, weightNames, record);
        yield momenta ? { ...batch, chunk: chunkOf(columns, batch) } : batch;
      }
    },
    async *rewritten(changes) {
      const table = changedTable(metadata, changes);
      const placed: PlacedPiece[] = [];
      const header = parquetHeader();
      let offset = header.length;
      yield header;
      for await (const columns of rowGroups(file, buffer, metadata, all)) {
        const weights = changes.weights(batchOf(file, columns, weightNames, record));
        const sources = [...columns].map(([name, cells]) => columnSource(name, name === 'weight' ? weights : cells));
        const { data, index } = parquetPiece(table, sources, weights.length);
        placed.push({ offset, index });
        offset += data.length;
        yield data;
      }
      yield parquetFooter(table, placed);
    },
  };
}

async function opened(file: string): Promise<{ readonly buffer: AsyncBuffer; readonly metadata: FileMetaData }> {
  const buffer = await asyncBufferFromFile(file);
  try {
    return { buffer, metadata: await parquetMetadataAsync(buffer, { geoparquet: false }) };
  } catch (error) {
    throw damaged(file, `cannot be read as Parquet (${(error as Error).message})`);
  }
}

/** One row group at a time. */
async function* rowGroups(
  file: string,
  buffer: AsyncBuffer,
  metadata: FileMetaData,
  names: readonly string[],
): AsyncGenerator<Columns> {
  const scan = await parquetScan({ file: buffer, metadata, geoparquet: false });
  for (const range of scan.ranges) {
    const read = names.map(async (column) => [column, typed(await scan.readColumn({ ...range, column }))] as const);
    try {
      yield new Map(await Promise.all(read));
    } catch (error) {
      throw damaged(file, `has columns that cannot be read (${(error as Error).message})`);
    }
  }
}

function batchOf(
  file: string,
  columns: Columns,
  [weight, transfer, ...terms]: readonly string[],
  { channels }: InteractionRecord,
): WeightBatch {
  const numbers = (name: string): Float64Array => Float64Array.from(columns.get(name) ?? [], Number);
  const [first, ...rest] = [weight, transfer, ...terms].map(numbers);
  const channel = channels && { channel: channelsOf(file, CHANNEL_CODES.map(numbers), channels) };
  return { count: first.length, weight: first, transfer: rest[0], terms: rest.slice(1), ...channel };
}

const CHANNEL_CODES = CHANNEL_COLUMNS.map((name) => `${name}Pdg`);

/** The channel of each event of a file of several, by its particles. @throws InputError for one that the file does not name */
function channelsOf(file: string, codes: readonly Float64Array[], channels: readonly string[]): Uint8Array {
  const [neutrino, minus, plus] = codes;
  return Uint8Array.from(neutrino, (code, i) => {
    const found = channels.indexOf(channelOfParticles(code, minus[i], plus[i]) ?? '');
    if (found >= 0) return found;
    throw damaged(file, `row ${i + 1} of a group is of none of its channels`);
  });
}

const MOMENTA = ['neutrinoIn', 'neutrinoOut', 'leptonMinus', 'leptonPlus', 'hadron'] as const;
const PARTS = ['E', 'Px', 'Py', 'Pz'] as const;
const MOMENTUM_COLUMNS = ['q2GeV2', ...MOMENTA.flatMap((name) => PARTS.map((part) => `${name}${part}GeV`))];

function chunkOf(columns: Columns, { count, weight, transfer }: WeightBatch): EventChunk {
  const chunk = emptyChunk(0, count);
  chunk.weight.set(weight);
  chunk.transfer.set(transfer);
  const numbers = (name: string) => Float64Array.from(columns.get(name) ?? [], Number);
  chunk.q2.set(numbers('q2GeV2'));
  for (const name of MOMENTA) {
    PARTS.forEach((part, k) => {
      numbers(`${name}${part}GeV`).forEach((value, i) => {
        chunk[name][4 * i + k] = value;
      });
    });
  }
  chunk.energyGeV.set(chunk.energyGeV.map((_, i) => chunk.neutrinoIn[4 * i]));
  return { ...chunk, totals: noEvents };
}

/** Cells of numbers, which other programs may have left as objects. */
function typed(cells: ArrayLike<unknown>): Cells {
  if (cells instanceof Float64Array || cells instanceof Int32Array || cells instanceof BigInt64Array) return cells;
  if (typeof cells[0] === 'bigint') return BigInt64Array.from(Array.from(cells) as bigint[]);
  return Float64Array.from(Array.from(cells), Number);
}

function changedTable(metadata: FileMetaData, { sigmaCm2, sigmaErrorCm2, model }: SampleChanges): ParquetTable {
  const changed: Readonly<Record<string, string>> = {
    [`${METADATA_PREFIX}sigmaCm2`]: String(sigmaCm2),
    [`${METADATA_PREFIX}sigmaErrorCm2`]: String(sigmaErrorCm2),
    [`${METADATA_PREFIX}reweighted`]: model,
  };
  const kept = (metadata.key_value_metadata ?? []).filter(({ key }) => !Object.hasOwn(changed, key));
  return {
    columns: parquetSchema(metadata).children.map(({ element }) => element),
    metadata: [...kept, ...Object.entries(changed).map(([key, value]) => ({ key, value }))],
    createdBy: metadata.created_by ?? 'Nereid',
  };
}
