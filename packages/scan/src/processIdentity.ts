import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/**
 * What tells a process from all others. A number alone does not: it comes again, after a restart of the machine soon, and in every
 * container (always 1, under a host name that containers may share). What a system does not tell is undefined.
 */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** Of this start of the kernel. */
  readonly boot?: string | undefined;
  /** In which the number is counted: each container has its own. */
  readonly namespace?: string | undefined;
  /** When the process began, in ticks of the kernel. */
  readonly start?: string | undefined;
}

/** The identity of this process. */
export async function thisProcess(): Promise<ProcessIdentity> {
  const [place, stat] = await Promise.all([thisPlace(), processStat(process.pid)]);
  return { host: hostname(), pid: process.pid, ...place, start: stat?.start };
}

/** Whether a process runs, as far as it can be told from here: undefined for one of another machine or container. */
export async function processRuns(process: ProcessIdentity): Promise<boolean | undefined> {
  const here = await thisPlace();
  const isHere = process.host === hostname() && process.boot === here.boot && process.namespace === here.namespace;
  if (!isHere) return undefined;
  if (!numberIsTaken(process.pid)) return false;
  const stat = await processStat(process.pid);
  if (stat === undefined || process.start === undefined) return undefined;
  return stat.start === process.start && !stat.isOver;
}

async function thisPlace(): Promise<Pick<ProcessIdentity, 'boot' | 'namespace'>> {
  const [boot, namespace] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined),
    readlink('/proc/self/ns/pid').catch(() => undefined),
  ]);
  return { boot: boot?.trim(), namespace };
}

/** undefined where the system does not tell, or tells of processes of another container. */
async function processStat(pid: number): Promise<{ start: string; isOver: boolean } | undefined> {
  try {
    if ((await readlink('/proc/self')) !== String(process.pid)) return undefined;
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // man proc_pid_stat: the name in parentheses may hold anything; state is the field after it, start the twentieth
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // killed, but its parent has not looked yet
    const isOver = fields[0] === 'Z' || fields[0] === 'X';
    return { start: fields[19], isOver };
  } catch {
    return undefined;
  }
}

function numberIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
