import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetScan } from 'hyparquet';
import { ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { DescriptorWriter } from '../descriptorWriter.js';
import type { ScanChunk } from '../scanJob.js';
import type { PointRows } from './pointRows.js';
import { type FileIdentity, POINTS_FILE, type StoredPoints } from './storedPoints.js';

/** SHA-256 and size of a file, of which little is held. */
export async function fileIdentity(path: string): Promise<FileIdentity> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Writes the copy of the parameters, a row group for each chunk; the same numbers give the same bytes. */
export class PointsCopyWriter {
  readonly #descriptor: number;
  readonly #writer: ParquetWriter;
  readonly #names: readonly string[];
  readonly #chunkPoints: number;
  #waiting: (number | null)[][];

  /** @param path of a file that is not there yet */
  constructor(path: string, names: readonly string[], chunkPoints: number) {
    this.#descriptor = openSync(path, 'wx');
    this.#names = names;
    this.#chunkPoints = chunkPoints;
    this.#waiting = names.map(() => []);
    const schema: SchemaElement[] = [
      { name: 'root', num_children: names.length },
      ...names.map((name): SchemaElement => ({ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' })),
    ];
    this.#writer = new ParquetWriter({ writer: new DescriptorWriter(this.#descriptor), schema, createdBy: 'Nereid' });
  }

  add({ count, values, given, problems }: PointRows): void {
    for (let i = 0; i < count; i++) {
      // what is no number is no point of any model: NaN, as no parameter can be
      const isBad = problems.has(i);
      this.#waiting.forEach((column, k) => {
        const isGiven = given[k] === undefined || given[k]?.[i] === 1;
        column.push(isGiven ? values[k][i] : isBad ? Number.NaN : null);
      });
      if (this.#waiting[0].length === this.#chunkPoints) this.#flush();
    }
  }

  end(): void {
    this.#flush();
    this.#writer.finish();
    fsyncSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #flush(): void {
    const rows = this.#waiting[0].length;
    if (rows === 0) return;
    const columnData = this.#names.map((name, k) => ({ name, data: this.#waiting[k] }));
    this.#writer.write({ columnData, rowGroupSize: rows });
    this.#waiting = this.#names.map(() => []);
  }
}

/** A reader of the points of chunks from the copy in the folder of a scan. */
export function pointsReader(folder: string, { parameters }: StoredPoints): (chunk: ScanChunk) => Promise<PointRows> {
  const names = parameters.map(({ name }) => name);
  let opened: Promise<Awaited<ReturnType<typeof parquetScan>>> | undefined;
  const open = async () => {
    const file = await asyncBufferFromFile(join(folder, POINTS_FILE));
    return parquetScan({ file, metadata: await parquetMetadataAsync(file) });
  };
  return async ({ first, count }) => {
    opened ??= open();
    const scan = await opened;
    const range = { rowStart: first, rowEnd: first + count };
    const columns = await Promise.all(names.map(async (column) => scan.readColumn({ ...range, column })));
    const numbers = columns.map((cells) => givenNumbers(cells as ArrayLike<number | null | undefined>, count));
    return {
      count,
      names,
      values: numbers.map(({ values }) => values),
      given: numbers.map(({ given }) => given),
      problems: new Map(),
    };
  };
}

function givenNumbers(cells: ArrayLike<number | null | undefined>, count: number) {
  const values = new Float64Array(count).fill(Number.NaN);
  const given = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const cell = cells[i];
    if (cell === null || cell === undefined) continue;
    values[i] = cell;
    given[i] = 1;
  }
  return { values, given: given.includes(0) ? given : undefined };
}
