// Scans on a Slurm of this machine, of which tasks, drivers and whole jobs are killed at random, as in `scan-kills`. Needs root and the
// packages of scripts/testSlurm.mjs; says so where they are missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { randomFrom } from './shared/random.mjs';
import { checkWhatIsThere, checkWhole, startScan, undisturbedScans } from './shared/scans.mjs';

export const name = 'slurm-kills';

/** With those of `scan-kills`, 200. */
const KILLS = 40;
/** Most kills before a scan is let end. */
const MOST_KILLS = 3;
/** Beside that of the tests. */
const PORT = '28817';
const testSlurm = fileURLToPath(new URL('../testSlurm.mjs', import.meta.url));
const isThere = process.getuid?.() === 0 && spawnSync('which', ['slurmctld', 'munged']).status === 0;

export async function run({ deadline, log, seed, count = KILLS }) {
  if (!isThere) return 'left out: needs root, and apt-get install slurm-wlm munge';
  const random = randomFrom(seed);
  const root = mkdtempSync(join(tmpdir(), 'nereid-soak-'));
  const cluster = join(root, 'slurm');
  try {
    const scans = await undisturbedScans(root);
    const SLURM_CONF = execFileSync(process.execPath, [testSlurm, 'start', cluster, PORT], { encoding: 'utf8' }).trim();
    const done = new Map();
    const total = () => [...done.values()].reduce((sum, kills) => sum + kills, 0);
    for (let life = 0; total() < count && Date.now() < deadline; life++) {
      const scan = random.oneOf(scans);
      const out = join(root, `life-${life}`);
      const args = ['run', scan.file, '--out', out, '--engine', 'slurm', '--workers', random.oneOf(['1', '3', '6'])];
      const start = () => startScan([...args, '--resume'], { env: { SLURM_CONF } });
      const kills = Math.min(Math.ceil(random.between(0, MOST_KILLS)), count - total());
      for (let i = 0; i < kills; i++) {
        const kind = random.oneOf(Object.keys(KINDS));
        const driver = start();
        await moment(random, out, driver, scan);
        await KINDS[kind]({ out, driver, random, SLURM_CONF });
        checkWhatIsThere(out, scan);
        done.set(kind, (done.get(kind) ?? 0) + 1);
      }
      checkWhole(out, scan, await start().ended);
      rmSync(out, { recursive: true });
      log(`${total()} of ${count} kills`);
    }
    const kinds = [...done].map(([kind, kills]) => `${kills} ${kind}`).join(', ');
    return `${total()} of ${count} kills, the same bytes after each (${kinds})`;
  } finally {
    spawnSync(process.execPath, [testSlurm, 'stop', cluster, PORT]);
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** A time before the submission, or one while tasks run. */
async function moment(random, out, driver, { milliseconds }) {
  const isEarly = random.between(0, 4) < 1;
  const end = Date.now() + 10_000;
  let isOver = false;
  driver.ended.then(() => {
    isOver = true;
  });
  while (!isEarly && !isOver && tasksOf(out).length === 0 && Date.now() < end) await delay(20);
  await delay(random.between(0, milliseconds));
}

/** Numbers of the processes that are tasks of this scan. */
function tasksOf(out) {
  const { stdout } = spawnSync('pgrep', ['-f', `scan work --out ${out} `], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended meanwhile
  }
}

/** What is killed, and how; all resolve when the driver has ended. */
const KINDS = {
  'driver by SIGKILL': async ({ driver }) => {
    driver.child.kill('SIGKILL');
    await driver.ended;
  },
  'driver by SIGTERM': async ({ driver }) => {
    driver.child.kill('SIGTERM');
    const end = await driver.ended;
    // as any program while it still starts
    if (end.signal !== 'SIGTERM') mustBe([0, 143], end);
  },
  'one task': async ({ out, driver, random }) => {
    const tasks = tasksOf(out);
    if (tasks.length > 0) kill(random.oneOf(tasks), random.oneOf(['SIGKILL', 'SIGTERM']));
    mustBe([0], await driver.ended);
  },
  'all tasks and the driver': async ({ out, driver }) => {
    for (const pid of tasksOf(out)) kill(pid, 'SIGKILL');
    driver.child.kill('SIGKILL');
    await driver.ended;
  },
  'the job': async ({ out, driver, SLURM_CONF }) => {
    const job = jobOf(out);
    if (job) spawnSync('scancel', [job], { env: { ...process.env, SLURM_CONF } });
    // cancelled before any task had a result, a driver calls it stuck
    mustBe([0, 2], await driver.ended);
  },
};

function jobOf(out) {
  try {
    return JSON.parse(readFileSync(join(out, 'slurm', 'job.json'), 'utf8')).job;
  } catch {
    return undefined;
  }
}

function mustBe(codes, { code, stderr }) {
  if (!codes.includes(code)) throw new Error(`a driver ended with ${code}: ${stderr}`);
}
