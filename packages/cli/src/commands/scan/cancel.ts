import { InputError } from '@nereid/physics';
import { cancelJob, readScanFolder, submittedJob } from '@nereid/scan/node';
import type { CancelFlags } from './flags.js';
import { requiredFolder } from './folder.js';

/** `nereid scan cancel --out DIR`: ends the job that a scan has on a cluster; finished shards stay. */
export async function scanCancel(options: CancelFlags): Promise<void> {
  const folder = await readScanFolder(requiredFolder(options.out));
  const submitted = await submittedJob(folder);
  if (submitted === undefined) {
    throw new InputError('--out', folder.path, 'has no job in a queue', 'A local scan is stopped with Ctrl-C.');
  }
  await cancelJob(submitted.job);
  console.log(`job ${submitted.job} cancelled; finished shards stay`);
}
