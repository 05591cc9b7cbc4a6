import { readFileSync } from 'node:fs';
import { InputError } from '@nereid/physics';
import { chunkCount } from '@nereid/scan';
import {
  codeIdentity,
  computeShard,
  folderEvaluator,
  readScanFolder,
  requirePointsCopy,
  shardState,
} from '@nereid/scan/node';
import type { WorkFlags } from './flags.js';
import { requiredFolder } from './folder.js';

/** `nereid scan work --out DIR --chunks FILE`: what a task of a cluster runs. Shards that are complete are left alone. */
export async function scanWork(options: WorkFlags): Promise<void> {
  const folder = await readScanFolder(requiredFolder(options.out));
  if (folder.job.code.sha256 !== codeIdentity()) {
    const problem = 'was started with another version of this program';
    throw new InputError('--out', folder.path, problem, 'Install the same one on every machine.');
  }
  const chunks = readChunks(options.chunks, chunkCount(folder.job));
  await requirePointsCopy(folder);
  const evaluate = folderEvaluator(folder);
  for (const chunk of chunks) {
    if ((await shardState(folder, chunk)) !== 'complete') await computeShard(folder, evaluate, chunk);
  }
}

function readChunks(file: string | undefined, count: number): number[] {
  const remedy = 'Give a JSON list of chunk numbers.';
  if (file === undefined) throw new InputError('--chunks', file, 'missing', remedy);
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new InputError('--chunks', file, `cannot be read (${(error as Error).message})`, remedy);
  }
  const valid = Array.isArray(list) && list.every((chunk) => Number.isInteger(chunk) && chunk >= 0 && chunk < count);
  if (!valid) throw new InputError('--chunks', file, `not a list of chunks below ${count}`, remedy);
  return list as number[];
}
