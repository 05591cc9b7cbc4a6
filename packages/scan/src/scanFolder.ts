import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, removeFolders, sha256 } from '@nereid/catalogue/node';
import { InputError } from '@nereid/physics';
import { SCAN_FORMAT, type ScanJob } from './scanJob.js';
import { jobProblem } from './scanJobShape.js';
import { onStorage, readObject, readOptional, writeDurably } from './storage.js';

/** A folder that holds a scan: what it is computed from, and the shards there are. */
export interface ScanFolder {
  readonly path: string;
  readonly job: ScanJob;
  /** SHA-256 of `scan.json`: the identity that every shard carries. */
  readonly identity: string;
}

const JOB_FILE = 'scan.json';
/** Holds the shards and their records. */
export const SHARD_FOLDER = 'shards';

/** Keys keep their order: that of the parameters is the order of the axes. All others are made in one order. */
const jobText = (job: ScanJob): string => `${JSON.stringify(job)}\n`;

/**
 * Opens a folder with a scan, or starts one in an empty or new folder.
 * @param resume whether a scan that is there may go on
 * @throws InputError when the folder holds another scan (naming what differs), this one without `resume`, other files, or cannot be used
 */
export function openScanFolder(path: string, job: ScanJob, resume: boolean): Promise<ScanFolder> {
  return onStorage(path, async () => {
    const text = jobText(job);
    const existing = await readOptional(join(path, JOB_FILE));
    if (existing === undefined) {
      await requireEmptyFolder(path);
      const made = madeFolder(path);
      try {
        await writeDurably(join(path, JOB_FILE), text);
      } catch (error) {
        removeFolders(made);
        throw error;
      }
      return { path, job: JSON.parse(text) as ScanJob, identity: sha256(text) };
    }
    requireSameJob(path, existing, text);
    if (!resume) {
      throw new InputError('scan folder', path, 'holds this scan already', 'Name another folder, or go on.', 'resume');
    }
    makeFolder(join(path, SHARD_FOLDER));
    return { path, job: parseJob(path, existing), identity: sha256(existing) };
  });
}

/** @throws InputError where the system does not let it be made */
function madeFolder(path: string): string[] {
  try {
    return makeFolder(join(path, SHARD_FOLDER));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // of /proc and the like, whose parent is there and yet is not
    if (code !== 'ENOENT') throw error;
    throw new InputError('scan folder', path, `cannot be written (${code})`, 'Name a folder you may write to.');
  }
}

/** The scan of a folder, as it is. @throws InputError where there is none, half of one, or one of another version */
export async function readScanFolder(path: string): Promise<ScanFolder> {
  const text = await readOptional(join(path, JOB_FILE));
  if (text === undefined) {
    throw new InputError('scan folder', path, 'holds no scan', 'Start one.', 'scan');
  }
  return { path, job: parseJob(path, text), identity: sha256(text) };
}

function parseJob(path: string, text: string): ScanJob {
  const refuse = (problem: string, remedy: string) =>
    new InputError('scan folder', join(path, JOB_FILE), problem, remedy);
  const again = 'Name another folder, or remove this one and start the scan again.';
  if (text.trim() === '') throw refuse('is empty', again);
  const job = readObject(text);
  if (job === undefined) throw refuse('is not a scan of this program: it is cut off, or no JSON', again);
  const { format } = job;
  if (typeof format === 'string' && /^nereid-scan-\d+$/.test(format) && format !== SCAN_FORMAT) {
    const remedy = `Use the version of the program that wrote it, or start the scan again in another folder.`;
    throw refuse(`is of another version (${format}); this program reads ${SCAN_FORMAT}`, remedy);
  }
  const problem = format === SCAN_FORMAT ? jobProblem(job) : '';
  if (problem !== undefined) throw refuse(`is not a scan of this program${problem && `: ${problem}`}`, again);
  return job as unknown as ScanJob;
}

/** What a scan is computed from, in words. */
const PART_WORDS = {
  code: 'the program',
  config: 'the scan file',
  electroweak: 'the inputs',
  constraints: 'the data',
  recordValues: 'the data',
  points: 'the file of points',
} as const;
const JOB_PARTS = Object.keys(PART_WORDS) as (keyof typeof PART_WORDS)[];

function requireSameJob(path: string, existing: string, text: string): void {
  if (existing === text) return;
  const [before, now] = [parseJob(path, existing), JSON.parse(text) as ScanJob];
  const differ = JOB_PARTS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]));
  const what = [...new Set(differ.map((key) => PART_WORDS[key]))].join(', ') || 'its description';
  throw new InputError(
    'scan folder',
    path,
    `holds another scan: ${what} changed since`,
    'Results of two versions are not mixed. Name a new folder, or go back to what it was started with.',
  );
}

async function requireEmptyFolder(path: string): Promise<void> {
  const entries = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new InputError('scan folder', path, `cannot be read (${error.code})`, 'Name a folder.');
  });
  // a driver killed while it wrote its description leaves half of it under another name
  const isLeftover = (name: string) => name.startsWith(`${JOB_FILE}.`) && name.endsWith('.tmp');
  const others = entries.filter((name) => name !== SHARD_FOLDER && !name.startsWith('.') && !isLeftover(name));
  if (others.length === 0) return;
  throw new InputError('scan folder', path, `holds other files (${others[0]})`, 'Name a new or empty folder.');
}

/** Leftovers of writers that died; call it only while no writer can be alive. */
export async function removeTemporaries(folder: Pick<ScanFolder, 'path'>): Promise<void> {
  for (const directory of [folder.path, join(folder.path, SHARD_FOLDER), join(folder.path, 'slurm')]) {
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    const leftovers = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.tmp'));
    await Promise.all(leftovers.map(({ name }) => rm(join(directory, name), { force: true })));
  }
}
