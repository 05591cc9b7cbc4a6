import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { InputError } from '@nereid/physics';

const LOCK_FILE = 'driver.lock';
/** How often the driver shows that it lives, and how long another one watches a lock before it calls it abandoned. */
const HEARTBEAT_MS = 2000;
const WATCH_MS = 5 * HEARTBEAT_MS;

interface LockContent {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  /** Counts up: compared with itself, so that clocks of different machines do not matter. */
  readonly beat: number;
}

/** A folder has one driver at a time. */
export interface ScanLock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a folder. A lock whose process has died on this machine, or whose heartbeat stands still on another, is taken over.
 * @param watchMs how long a lock of another machine is watched
 * @throws InputError naming the driver that holds it
 */
export async function lockScanFolder(path: string, watchMs = WATCH_MS): Promise<ScanLock> {
  const file = join(path, LOCK_FILE);
  for (let attempt = 0; attempt < 3; attempt++) {
    const lock = await tryLock(file);
    if (lock) return lock;
    const holder = await readLock(file);
    if (holder === undefined) continue;
    if (await isAlive(file, holder, watchMs)) {
      const problem = `another driver is at work there (process ${holder.pid} on ${holder.host})`;
      throw new InputError('--out', path, problem, 'Wait for it, or stop it; then use --resume.');
    }
    // of two that find it abandoned one renames it; the other finds it gone, or the first one's lock
    await rename(file, `${file}.${randomUUID()}.tmp`).catch(() => undefined);
  }
  throw new InputError('--out', path, 'its lock could not be taken', 'Try again.');
}

async function tryLock(file: string): Promise<ScanLock | undefined> {
  const token = randomUUID();
  const content = (beat: number) => JSON.stringify({ token, host: hostname(), pid: process.pid, beat });
  const temporary = `${file}.${token}.tmp`;
  try {
    // a link appears with its content, or not at all: nobody reads half a lock
    await writeFile(temporary, content(0));
    await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  let beat = 0;
  const heart = setInterval(async () => {
    beat++;
    try {
      await writeFile(temporary, content(beat));
      if ((await readLock(file))?.token === token) await rename(temporary, file);
    } catch {
      // a full disk must not stop the work; the lock then looks abandoned, and identical shards do no harm
    }
  }, HEARTBEAT_MS);
  heart.unref();
  return {
    async release() {
      clearInterval(heart);
      await rm(temporary, { force: true });
      if ((await readLock(file))?.token === token) await rm(file, { force: true });
    },
  };
}

/** undefined where there is no lock; a damaged one belongs to nobody. */
async function readLock(file: string): Promise<LockContent | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const content = JSON.parse(text) as LockContent;
    return typeof content.token === 'string' ? content : abandoned;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : abandoned;
  }
}

const abandoned: LockContent = { token: '', host: '?', pid: 0, beat: 0 };

async function isAlive(file: string, holder: LockContent, watchMs: number): Promise<boolean> {
  if (holder.host === hostname()) return holder.pid !== 0 && processLives(holder.pid);
  const start = performance.now();
  while (performance.now() - start < watchMs) {
    await delay(Math.min(500, watchMs));
    const now = await readLock(file);
    if (now === undefined) return false;
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
