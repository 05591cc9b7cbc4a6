import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of a build while it runs, beside the sources; named by its process. */
export const buildFolder = (root: string, build: number): string => join(root, `.build-${process.pid}-${build}`);

/** Removes folders of builds whose process was killed and could not do it. */
export function removeAbandonedBuilds(root: string): void {
  for (const name of readdirSync(root)) {
    const [, pid] = /^\.build-(\d+)-\d+$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(root, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    // signal 0 asks, and does nothing
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // a process of somebody else is there all the same
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
