import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type CliResult, runCli, type temporaryFolder } from './runCli.js';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));

/** `nereid scan …` as built, in a process of its own: what starts threads or is to be killed. */
export function startScan(...args: string[]): StartedScan {
  return startProgram([process.execPath, program, 'scan', ...args]);
}

export interface StartedScan {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
}

const CONTAINER = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];

/** Whether processes of this machine can have numbers of their own, as in a container; only root may. */
export const canSeparate =
  process.getuid?.() === 0 && spawnSync(CONTAINER[0], [...CONTAINER.slice(1), 'true']).status === 0;

/** A driver whose threads are asked for a chunk only after a while: one that is busy for as long as a test needs it. */
const slowed = (milliseconds: number): string[] => {
  const text = `
    import { isMainThread, Worker } from 'node:worker_threads';
    const { postMessage } = Worker.prototype;
    if (isMainThread) Worker.prototype.postMessage = function (chunk) {
      setTimeout(() => postMessage.call(this, chunk), ${milliseconds});
    };`;
  return ['--import', `data:text/javascript,${encodeURIComponent(text)}`];
};

/** `startScan`, a tenth of a second for each chunk. */
export const startSlowScan = (...args: string[]): StartedScan =>
  startProgram([process.execPath, ...slowed(100), program, 'scan', ...args]);

/** `startScan` as process 1 of numbers of their own, under the host name of this machine; `busy`: for longer than the test. */
export const startInContainer = (busy: boolean, ...args: string[]): StartedScan =>
  startProgram([...CONTAINER, process.execPath, ...(busy ? slowed(1e6) : []), program, 'scan', ...args]);

function startProgram([command, ...args]: readonly string[]): StartedScan {
  const child = spawn(command, args);
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    printed.stdout += text;
  });
  child.stderr.on('data', (text) => {
    printed.stderr += text;
  });
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, ...printed }))),
  };
}

/**
 * In this process, but for what starts work: threads need compiled files, and what two versions of the program have computed
 * is not mixed, compiled files and sources neither.
 */
export const scan = (...args: string[]): Promise<CliResult> =>
  args[0] === 'run' || args.includes('--requeue') ? startScan(...args).ended : runCli('scan', ...args);

const soakScript = fileURLToPath(new URL('../../../scripts/soak.mjs', import.meta.url));

/** Most that it may take: it starts the program some thirty times. */
export const SOAK_MS = 240_000;

/** A small part of `npm run soak`: as many disturbances, the same each time. */
export const soak = (part: string, count: number): Promise<CliResult> =>
  startProgram([process.execPath, soakScript, part, '--count', String(count), '--seed', '13', '--minutes', '3']).ended;

/** Unfinished files of a scan. */
export const temporaries = (out: string) =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

/** Names of the finished shards. */
export const shards = (out: string): string[] =>
  readdirSync(join(out, 'shards')).filter((name) => name.endsWith('.parquet'));

/** Of all shards in order: equal where every byte of the result is. */
export function shardsDigest(out: string): string {
  const hash = createHash('sha256');
  for (const name of shards(out).sort()) hash.update(readFileSync(join(out, 'shards', name)));
  return hash.digest('hex');
}

/** A scan of 4,000 points in 40 chunks, long enough to be killed in the middle, and its result when nothing disturbs it. */
export function longScan(folder: ReturnType<typeof temporaryFolder>) {
  const scanFile = () => {
    const path = folder.path('scan.yaml');
    const text = [
      'model: lmu-ltau',
      'seed: 5',
      'parameters: {mass: {logUniform: [0.001, 100]}, gPrime: {logUniform: [1.0e-5, 1.0]}}',
      'sampling: {method: sobol, points: 4000}',
      'constraints: [ccfr, nutev]',
      'flux: mean-energy',
      'chunkPoints: 100',
    ].join('\n');
    writeFileSync(path, text);
    return path;
  };
  let undisturbed: Promise<string> | undefined;
  const expected = () => {
    undisturbed ??= (async () => {
      const out = folder.path('undisturbed');
      const { code, stderr } = await scan('run', scanFile(), '--out', out, '--workers', '2');
      expect([code, stderr]).toEqual([0, '']);
      return shardsDigest(out);
    })();
    return undisturbed;
  };
  return { scanFile, expected };
}
