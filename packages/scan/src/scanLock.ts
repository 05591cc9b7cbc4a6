import { randomUUID } from 'node:crypto';
import { link, readdir, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { InputError } from '@nereid/physics';
import { type ProcessIdentity, processRuns, thisProcess } from './processIdentity.js';
import { onStorage, readObject, readOptional } from './storage.js';

const LOCK_NAME = /^driver-(\d+)\.lock$/;
/** Numbers count drivers; a larger one was not made by counting. */
const LARGEST_NUMBER = 999_999_999;
/** How often the driver shows that it lives, and how long another one watches a lock before it calls it abandoned. */
const HEARTBEAT_MS = 2000;
const WATCH_MS = 5 * HEARTBEAT_MS;
/** Before another look at locks of which somebody else made the next. */
const RACE_MS = 20;

interface LockContent extends Omit<ProcessIdentity, 'pid'> {
  readonly token: string;
  /** null once the driver has finished. */
  readonly pid: number | null;
  /** Counts up: compared with itself, so that clocks of different machines do not matter. */
  readonly beat: number;
}

/** A folder has one driver at a time. */
export interface ScanLock {
  /** Aborted where another driver has taken the folder over, because this one was stopped too long: it must end. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface LockOptions {
  /** How long a lock of another machine or container is watched. */
  readonly watchMs?: number;
  readonly heartbeatMs?: number;
  /** Called where that takes a while. */
  readonly onWatch?: (holder: string) => void;
}

/**
 * Takes the lock of a folder. Locks are numbered, and only one driver can make the next number: two that find the last one
 * abandoned cannot both take it over. Abandoned is a lock whose process has died, told by its number, its start and the start of the
 * kernel; where that cannot be seen, on another machine or in another container, one whose heartbeat stands still. The last lock
 * stays when it is released, so that numbers never come again.
 * @throws InputError naming the driver that holds it, or a lock that cannot be used
 */
export function lockScanFolder(path: string, options: LockOptions = {}): Promise<ScanLock> {
  return onStorage(path, async () => {
    for (;;) {
      const last = await lastLock(path);
      const file = lockFile(path, last);
      const holder = last === 0 ? undefined : await readLock(file);
      if (holder && (await isAlive(file, holder, options))) {
        const problem = `another driver is at work there (${holderName(holder)})`;
        throw new InputError('scan folder', path, problem, 'Wait for it, or stop it; then go on.', 'resume');
      }
      const lock = await makeLock(path, last + 1, options);
      if (lock) return lock;
      await delay(RACE_MS);
    }
  });
}

const lockFile = (path: string, number: number): string => join(path, `driver-${number}.lock`);

const holderName = ({ pid, host }: LockContent): string => `process ${pid} on ${host}`;

/** The largest number of a lock; 0 where there was none. */
async function lastLock(path: string): Promise<number> {
  let last = 0;
  for (const name of await readdir(path)) {
    const number = Number(LOCK_NAME.exec(name)?.[1] ?? 0);
    if (number > LARGEST_NUMBER) {
      throw new InputError('scan folder', join(path, name), 'is not a lock of this program', 'Remove it.');
    }
    last = Math.max(last, number);
  }
  return last;
}

/** undefined where another driver was faster. */
async function makeLock(path: string, number: number, options: LockOptions): Promise<ScanLock | undefined> {
  const file = lockFile(path, number);
  const token = randomUUID();
  const temporary = `${file}.${token}.tmp`;
  const content: LockContent = { token, ...(await thisProcess()), beat: 0 };
  try {
    // a link appears with its content, or not at all: nobody reads half a lock
    await writeFile(temporary, JSON.stringify(content));
    await link(temporary, file);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    // the faster one may have tidied up, this file too
    if (code === 'EEXIST' || (code === 'ENOENT' && syscall === 'link')) return undefined;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await removeOlder(path, number);
  return heldLock(path, number, content, options.heartbeatMs ?? HEARTBEAT_MS);
}

/** A lock that shows in its file that its driver lives. */
function heldLock(path: string, number: number, content: LockContent, heartbeatMs: number): ScanLock {
  const file = lockFile(path, number);
  const lost = new AbortController();
  const rewrite = async (change: Partial<LockContent>) => {
    const temporary = `${file}.${content.token}.tmp`;
    try {
      await writeFile(temporary, JSON.stringify({ ...content, ...change }));
      await rename(temporary, file);
      return true;
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
      return false;
    }
  };
  const show = async (beat: number) => {
    if (await isTaken(path, number, content.token)) return lost.abort();
    // a full disk must not stop the work, nor its heartbeat: a time takes no space
    if (!(await rewrite({ beat }))) await utimes(file, new Date(), new Date()).catch(() => undefined);
  };
  let beat = 0;
  let writing: Promise<void> = Promise.resolve();
  const heart = setInterval(() => {
    beat++;
    writing = writing.then(() => (lost.signal.aborted ? undefined : show(beat)));
  }, heartbeatMs);
  heart.unref();
  return {
    lost: lost.signal,
    async release() {
      clearInterval(heart);
      await writing;
      if (lost.signal.aborted || (await isTaken(path, number, content.token))) return;
      // what is cut off belongs to nobody, and needs no space
      if (!(await rewrite({ beat: beat + 1, pid: null }))) await truncate(file, 0).catch(() => undefined);
    },
  };
}

/** Whether a lock has gone to another driver; not where the file system does not answer. */
async function isTaken(path: string, number: number, token: string): Promise<boolean> {
  try {
    const own = await readLock(lockFile(path, number));
    return own?.token !== token || (await lastLock(path)) > number;
  } catch {
    return false;
  }
}

async function removeOlder(path: string, number: number): Promise<void> {
  for (const name of await readdir(path)) {
    const old = LOCK_NAME.exec(name);
    // one that stays does no harm: the largest number counts
    if (old && Number(old[1]) < number) await rm(join(path, name), { force: true }).catch(() => undefined);
  }
}

/** undefined where there is none any more, or half of one, which belongs to nobody. @throws InputError where it is unreadable */
async function readLock(file: string): Promise<LockContent | undefined> {
  const content = readObject(await readOptional(file));
  if (typeof content?.token !== 'string' || typeof content.host !== 'string') return undefined;
  const { pid } = content;
  // 0 and below would be groups of processes, which are always there
  const isNumber = Number.isInteger(pid) && (pid as number) > 0 && (pid as number) < 2 ** 31;
  return pid === null || isNumber ? (content as unknown as LockContent) : undefined;
}

async function isAlive(file: string, holder: LockContent, options: LockOptions): Promise<boolean> {
  const { pid } = holder;
  if (pid === null) return false;
  const runs = await processRuns({ ...holder, pid });
  if (runs !== undefined) return runs;
  options.onWatch?.(holderName(holder));
  const watchMs = options.watchMs ?? WATCH_MS;
  const changed = await changeTime(file);
  const start = performance.now();
  while (performance.now() - start < watchMs) {
    await delay(Math.min(500, watchMs / 4));
    const now = await readLock(file);
    if (now === undefined || now.pid === null) return false;
    if (now.token !== holder.token || now.beat !== holder.beat) return true;
    if ((await changeTime(file)) !== changed) return true;
  }
  return false;
}

/** Of a file, compared with itself only. */
async function changeTime(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.mtimeMs;
}
