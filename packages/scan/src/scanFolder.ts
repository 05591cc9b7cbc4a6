import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, removeFolders } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { chunkCount, SCAN_FORMAT, type ScanJob } from './scanJob.js';
import { scanWriteError } from './writeError.js';

/** A folder that holds a scan: what it is computed from, and the shards there are. */
export interface ScanFolder {
  readonly path: string;
  readonly job: ScanJob;
  /** SHA-256 of `scan.json`: the identity that every shard carries. */
  readonly identity: string;
}

const JOB_FILE = 'scan.json';
const SHARD_FOLDER = 'shards';

/** SHA-256 in hexadecimal digits. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Keys keep their order: that of the parameters is the order of the axes. All others are made in one order. */
export const jobText = (job: ScanJob): string => `${JSON.stringify(job)}\n`;

/**
 * Opens a folder with a scan, or starts one in an empty or new folder.
 * @param resume whether a scan that is there may go on
 * @throws InputError when the folder holds another scan (naming what differs), this one without `resume`, or other files
 */
export async function openScanFolder(path: string, job: ScanJob, resume: boolean): Promise<ScanFolder> {
  const text = jobText(job);
  const existing = await readOptional(join(path, JOB_FILE));
  if (existing !== undefined) {
    requireSameJob(path, existing, text);
    if (!resume) {
      throw new InputError('--out', path, 'holds this scan already', 'Go on with --resume, or name another folder.');
    }
    return { path, job: JSON.parse(existing) as ScanJob, identity: sha256(existing) };
  }
  await requireEmptyFolder(path);
  let made: string[] = [];
  try {
    made = makeFolder(join(path, SHARD_FOLDER));
    await writeDurably(join(path, JOB_FILE), text);
  } catch (error) {
    removeFolders(made);
    throw scanWriteError(path, error, false);
  }
  return { path, job: JSON.parse(text) as ScanJob, identity: sha256(text) };
}

/** The scan of a folder, as it is. @throws InputError where there is none, or of another format */
export async function readScanFolder(path: string): Promise<ScanFolder> {
  const text = await readOptional(join(path, JOB_FILE));
  if (text === undefined) {
    throw new InputError('--out', path, 'holds no scan', 'Start one with nereid scan run scan.yaml --out DIR.');
  }
  const job = parseJob(path, text);
  return { path, job, identity: sha256(text) };
}

function parseJob(path: string, text: string): ScanJob {
  const job = readJson(text) as Partial<ScanJob> | undefined;
  if (job?.format === SCAN_FORMAT) return job as ScanJob;
  throw new InputError('--out', path, `its ${JOB_FILE} is not a scan of this program`, 'Name another folder.');
}

/** What a scan is computed from, in words. */
const PART_WORDS = {
  code: 'the program',
  config: 'the scan file',
  electroweak: 'the inputs',
  constraints: 'the data',
  companionValues: 'the data',
} as const;
const JOB_PARTS = Object.keys(PART_WORDS) as (keyof typeof PART_WORDS)[];

function requireSameJob(path: string, existing: string, text: string): void {
  if (existing === text) return;
  const [before, now] = [parseJob(path, existing), JSON.parse(text) as ScanJob];
  const differ = JOB_PARTS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]));
  const what = [...new Set(differ.map((key) => PART_WORDS[key]))].join(', ') || 'its description';
  throw new InputError(
    '--out',
    path,
    `holds another scan: ${what} changed since`,
    'Results of two versions are not mixed. Name a new folder, or go back to what it was started with.',
  );
}

async function requireEmptyFolder(path: string): Promise<void> {
  const entries = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new InputError('--out', path, `cannot be read (${error.code})`, 'Name a folder.');
  });
  // a driver killed while it wrote its description leaves half of it under another name
  const isLeftover = (name: string) => name.startsWith(`${JOB_FILE}.`) && name.endsWith('.tmp');
  const others = entries.filter((name) => name !== SHARD_FOLDER && !name.startsWith('.') && !isLeftover(name));
  if (others.length === 0) return;
  throw new InputError('--out', path, `holds other files (${others[0]})`, 'Name a new or empty folder.');
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Under another name first and synced, so that a crash leaves the old file or the new one, never half of it. */
export async function writeDurably(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** What is written down of a shard once it is complete. */
interface ShardRecord {
  readonly scan: string;
  readonly sha256: string;
  readonly bytes: number;
}

const shardName = (chunk: number): string => `chunk-${String(chunk).padStart(8, '0')}`;
const shardBase = ({ path }: Pick<ScanFolder, 'path'>, chunk: number): string =>
  join(path, SHARD_FOLDER, shardName(chunk));

/** Path of a shard by the number of its chunk. */
export const shardFile = (folder: Pick<ScanFolder, 'path'>, chunk: number): string =>
  `${shardBase(folder, chunk)}.parquet`;

/** Writes a shard, and its record after it: a shard without a record counts as missing. */
export async function writeShard(folder: ScanFolder, chunk: number, data: Uint8Array): Promise<void> {
  await writeDurably(shardFile(folder, chunk), data);
  const record: ShardRecord = { scan: folder.identity, sha256: sha256(data), bytes: data.length };
  await writeDurably(`${shardBase(folder, chunk)}.json`, `${JSON.stringify(record)}\n`);
}

/** Whether the record of a shard is there; its bytes are not read. */
export async function shardRecorded(folder: ScanFolder, chunk: number): Promise<boolean> {
  const text = await readOptional(`${shardBase(folder, chunk)}.json`);
  return (readJson(text ?? '') as ShardRecord | undefined)?.scan === folder.identity;
}

/** Whether a shard is there and passes its checksum. */
export type ShardState = 'complete' | 'missing' | 'damaged';

/** Whether a shard is there and every byte of it is what was written. */
export async function shardState(folder: ScanFolder, chunk: number): Promise<ShardState> {
  const text = await readOptional(`${shardBase(folder, chunk)}.json`);
  if (text === undefined) return 'missing';
  const record = readJson(text) as ShardRecord | undefined;
  if (record?.scan !== folder.identity) return 'damaged';
  const data = await readFile(shardFile(folder, chunk)).catch(() => undefined);
  return data !== undefined && data.length === record.bytes && sha256(data) === record.sha256 ? 'complete' : 'damaged';
}

/** The state of every shard; reads all of them. */
export async function shardStates(folder: ScanFolder): Promise<ShardState[]> {
  const states: ShardState[] = [];
  for (let chunk = 0; chunk < chunkCount(folder.job); chunk++) states.push(await shardState(folder, chunk));
  return states;
}

/** Leftovers of writers that died; call it only while no writer can be alive. */
export async function removeTemporaries(folder: ScanFolder): Promise<void> {
  for (const directory of [folder.path, join(folder.path, SHARD_FOLDER)]) {
    const names = await readdir(directory);
    await Promise.all(
      names.filter((name) => name.endsWith('.tmp')).map((name) => rm(join(directory, name), { force: true })),
    );
  }
}

/** @throws InputError unless files can be written there */
export async function requireWritable(path: string): Promise<void> {
  await access(path, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw new InputError('--out', path, `cannot be written to (${error.code})`, 'Choose another folder.');
  });
}
