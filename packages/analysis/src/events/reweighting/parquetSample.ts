import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet';
import type { PlacedPiece } from '../formats/eventFormat.js';
import { parseRecord, weightName } from '../formats/interactionRecord.js';
import { METADATA_PREFIX, RECORD_KEY } from '../formats/parquet.js';
import {
  columnSource,
  type ParquetTable,
  parquetFooter,
  parquetHeader,
  parquetPiece,
} from '../formats/parquetPieces.js';
import { chunkOfColumns, MOMENTUM_COLUMNS } from './columnChunk.js';
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
  const names = [...['weight', 'transferGeV2'], ...record.terms.map(weightName)];
  const all = parquetSchema(metadata).children.map(({ element }) => element.name);
  const lacking = names.find((name) => !all.includes(name));
  if (lacking !== undefined) throw damaged(file, `has no column ${lacking}`);
  return {
    ...{ file, format: 'parquet', record, sigmaCm2, sigmaErrorCm2 },
    async *batches(momenta = false) {
      const wanted = momenta ? [...names, ...MOMENTUM_COLUMNS] : names;
      for await (const columns of rowGroups(file, buffer, metadata, wanted)) {
        const batch = batchOf(columns, names);
        yield momenta ? { ...batch, chunk: chunkOfColumns((name) => numbersOf(columns, name), batch) } : batch;
      }
    },
    async *rewritten(changes) {
      const table = changedTable(metadata, changes);
      const placed: PlacedPiece[] = [];
      const header = parquetHeader();
      let offset = header.length;
      yield header;
      for await (const columns of rowGroups(file, buffer, metadata, all)) {
        const weights = changes.weights(batchOf(columns, names));
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

const numbersOf = (columns: Columns, name: string): Float64Array => Float64Array.from(columns.get(name) ?? [], Number);

function batchOf(columns: Columns, [weight, transfer, ...terms]: readonly string[]): WeightBatch {
  const [first, ...rest] = [weight, transfer, ...terms].map((name) => numbersOf(columns, name));
  return { count: first.length, weight: first, transfer: rest[0], terms: rest.slice(1) };
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
