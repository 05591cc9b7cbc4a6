// Scans on this machine whose driver or threads are killed at random: what is finished is what an undisturbed scan has, byte for byte,
// and --resume ends with all of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomFrom } from './shared/random.mjs';
import { checkWhatIsThere, checkWhole, startScan, undisturbedScans } from './shared/scans.mjs';

export const name = 'scan-kills';

/** With those of `slurm-kills`, 200. */
const KILLS = 160;
/** Most kills before a scan is let end. */
const MOST_KILLS = 6;
const CONTAINER = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];
const canSeparate = process.getuid?.() === 0 && spawnSync(CONTAINER[0], [...CONTAINER.slice(1), 'true']).status === 0;

export async function run({ deadline, log, seed, count = KILLS }) {
  const random = randomFrom(seed);
  const root = mkdtempSync(join(tmpdir(), 'nereid-soak-'));
  const done = new Map();
  const total = () => [...done.values()].reduce((sum, kills) => sum + kills, 0);
  try {
    const scans = await undisturbedScans(root);
    for (let life = 0; total() < count && Date.now() < deadline; life++) {
      const scan = random.oneOf(scans);
      const out = join(root, `life-${life}`);
      const kills = Math.min(Math.ceil(random.between(0, MOST_KILLS)), count - total());
      for (let i = 0; i < kills; i++) {
        const kind = random.oneOf(KIND_DRAWS);
        const args = ['run', scan.file, '--out', out, '--workers', random.oneOf(['1', '2', '3']), '--resume'];
        const moment = random.between(0, scan.milliseconds);
        checkEnd(out, kind, moment, await KINDS[kind](args, moment));
        checkWhatIsThere(out, scan);
        done.set(kind, (done.get(kind) ?? 0) + 1);
      }
      checkWhole(out, scan, await startScan(['run', scan.file, '--out', out, '--resume']).ended);
      rmSync(out, { recursive: true });
      if (life % 10 === 9) log(`${total()} of ${count} kills`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const kinds = [...done].map(([kind, kills]) => `${kills} ${kind}`).join(', ');
  return `${total()} of ${count} kills, the same bytes after each (${kinds})`;
}

const killed = (signal, options) => async (args, moment) => {
  const { child, ended } = startScan(args, options);
  await delay(moment);
  child.kill(signal);
  return ended;
};

/** What is killed, and how. */
const KINDS = {
  'driver by SIGKILL': killed('SIGKILL'),
  'driver by SIGTERM': killed('SIGTERM'),
  'driver by SIGINT': killed('SIGINT'),
  threads: async (args, moment) => startScan(args, { nodeOptions: ['--import', threadsThatDie(moment)] }).ended,
  ...(canSeparate && { 'process 1 of a container': killed('SIGKILL', { command: CONTAINER }) }),
};

/** Seldom a container: what was killed in one is watched from outside for ten seconds before it is believed. */
const KIND_DRAWS = Object.keys(KINDS).flatMap((kind) =>
  Array.from({ length: kind.includes('container') ? 1 : 4 }, () => kind),
);

/** A module that ends each worker thread a while after its start, in the middle of whatever it does. */
function threadsThatDie(milliseconds) {
  const text = `
    import { syncBuiltinESMExports } from 'node:module';
    import threads from 'node:worker_threads';
    const { Worker, isMainThread } = threads;
    if (isMainThread) {
      threads.Worker = class extends Worker {
        constructor(...args) {
          super(...args);
          setTimeout(() => this.terminate(), ${Math.round(milliseconds)}).unref();
        }
      };
      syncBuiltinESMExports();
    }`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

/** Killed, ended in order, done before the signal came, or given up on a chunk whose threads all died; never anything else. */
function checkEnd(out, kind, moment, { code, signal, stderr }) {
  const ordinary = [0, 130, 143].includes(code) || signal !== null;
  const gaveUp = kind === 'threads' && code === 2 && /ended \d+ times without a result/.test(stderr);
  // unshare says that what it ran was killed
  if (ordinary || gaveUp || (kind.includes('container') && code === 137)) return;
  throw new Error(`${out}: ${kind} after ${moment.toFixed(0)} ms: exit ${code}: ${stderr}`);
}
