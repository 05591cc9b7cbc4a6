import { pointCount } from '@nereid/scan';
import { readScanFolder, shardStates } from '@nereid/scan/node';
import { printJson } from '../output.js';
import { requiredFolder } from './scanRun.js';

/** `nereid scan status --out DIR`. */
export async function scanStatus(options: { readonly out?: string; readonly json?: boolean }): Promise<void> {
  const folder = await readScanFolder(requiredFolder(options.out));
  const states = await shardStates(folder);
  const count = (state: string) => states.filter((one) => one === state).length;
  const result = {
    chunks: states.length,
    complete: count('complete'),
    missing: count('missing'),
    damaged: count('damaged'),
    points: pointCount(folder.job.config),
    model: folder.job.config.model,
    constraints: folder.job.config.constraints,
    identity: folder.identity,
  };
  if (options.json) return printJson(result);
  console.log(`${result.model}, ${result.points} points, against ${result.constraints.join(', ')}`);
  const damaged = result.damaged > 0 ? `, ${result.damaged} damaged` : '';
  console.log(`${result.complete} of ${result.chunks} shards complete, ${result.missing} missing${damaged}`);
  if (result.complete < result.chunks) console.log('Go on with: nereid scan run … --resume');
}
