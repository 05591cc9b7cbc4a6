import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { InputError } from '@nereid/physics';

const LOCK_NAME = /^driver-(\d+)\.lock$/;
/** How often the driver shows that it lives, and how long another one watches a lock before it calls it abandoned. */
const HEARTBEAT_MS = 2000;
const WATCH_MS = 5 * HEARTBEAT_MS;

interface LockContent {
  readonly token: string;
  readonly host: string;
  /** null once the driver has finished. */
  readonly pid: number | null;
  /** Counts up: compared with itself, so that clocks of different machines do not matter. */
  readonly beat: number;
}

/** A folder has one driver at a time. */
export interface ScanLock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a folder. Locks are numbered, and only one driver can make the next number: two that find the last one
 * abandoned cannot both take it over. Abandoned is a lock whose process has died on this machine, or whose heartbeat stands still
 * on another. The last lock stays when it is released, so that numbers never come again.
 * @param watchMs how long a lock of another machine is watched
 * @throws InputError naming the driver that holds it
 */
export async function lockScanFolder(path: string, watchMs = WATCH_MS): Promise<ScanLock> {
  for (;;) {
    const last = await lastLock(path);
    const holder = last === 0 ? undefined : await readLock(lockFile(path, last));
    if (holder && (await isAlive(lockFile(path, last), holder, watchMs))) {
      const problem = `another driver is at work there (process ${holder.pid} on ${holder.host})`;
      throw new InputError('--out', path, problem, 'Wait for it, or stop it; then use --resume.');
    }
    const lock = await makeLock(path, last + 1);
    if (lock) return lock;
  }
}

const lockFile = (path: string, number: number): string => join(path, `driver-${number}.lock`);

/** The largest number of a lock; 0 where there was none. */
async function lastLock(path: string): Promise<number> {
  const numbers = (await readdir(path)).map((name) => Number(LOCK_NAME.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

/** undefined where another driver was faster. */
async function makeLock(path: string, number: number): Promise<ScanLock | undefined> {
  const file = lockFile(path, number);
  const token = randomUUID();
  const temporary = `${file}.${token}.tmp`;
  const content = (beat: number, pid: number | null) => JSON.stringify({ token, host: hostname(), pid, beat });
  try {
    // a link appears with its content, or not at all: nobody reads half a lock
    await writeFile(temporary, content(0, process.pid));
    await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await removeOlder(path, number);
  const rewrite = async (beat: number, pid: number | null) => {
    try {
      await writeFile(temporary, content(beat, pid));
      await rename(temporary, file);
    } catch {
      // a full disk must not stop the work; the lock then looks abandoned, and a second writer of the same bytes does no harm
      await rm(temporary, { force: true });
    }
  };
  let beat = 0;
  let writing: Promise<void> = Promise.resolve();
  const heart = setInterval(() => {
    beat++;
    writing = writing.then(() => rewrite(beat, process.pid));
  }, HEARTBEAT_MS);
  heart.unref();
  return {
    async release() {
      clearInterval(heart);
      await writing;
      await rewrite(beat + 1, null);
    },
  };
}

async function removeOlder(path: string, number: number): Promise<void> {
  for (const name of await readdir(path)) {
    const old = LOCK_NAME.exec(name);
    if (old && Number(old[1]) < number) await rm(join(path, name), { force: true });
  }
}

/** undefined where there is none any more, or a damaged one, which belongs to nobody. */
async function readLock(file: string): Promise<LockContent | undefined> {
  try {
    const content = JSON.parse(await readFile(file, 'utf8')) as LockContent;
    return typeof content.token === 'string' ? content : undefined;
  } catch {
    return undefined;
  }
}

async function isAlive(file: string, holder: LockContent, watchMs: number): Promise<boolean> {
  if (holder.pid === null) return false;
  if (holder.host === hostname()) return processLives(holder.pid);
  const start = performance.now();
  while (performance.now() - start < watchMs) {
    await delay(Math.min(500, watchMs / 4));
    const now = await readLock(file);
    if (now === undefined || now.pid === null) return false;
    if (now.token !== holder.token || now.beat !== holder.beat) return true;
  }
  return false;
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
