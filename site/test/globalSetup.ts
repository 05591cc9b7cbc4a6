import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { leaveOut } from '../../tests/leftOut.js';
import type { BuiltSite } from './builtSite.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Chromium of this machine; undefined where there is none. */
    chromiumPath: string | undefined;
    /** Where the outcome of the build of the site is written, once it is there. */
    siteOutcome: string;
  }
}

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

/**
 * Builds the site and serves it, once for all files of browser tests, beside the tests of other projects: these files wait
 * for it. Both through the command line: the pages load the compiled packages, as a user's do. Continuous integration may
 * not go without a browser; elsewhere what needs one is skipped.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const hasBrowser = existsSync(chromiumPath);
  if (!hasBrowser) {
    leaveOut(
      'browser tests',
      `no Chromium at ${chromiumPath}; apt-get install chromium, or name it with CHROMIUM_PATH`,
    );
  }
  const work = mkdtempSync(join(tmpdir(), 'nereid-browser-'));
  const outcome = join(work, 'outcome.json');
  project.provide('chromiumPath', hasBrowser ? chromiumPath : undefined);
  project.provide('siteOutcome', outcome);
  let isOver = false;
  const children = buildAndServe(join(work, 'site'), (result) => {
    // processes that are ended have no news
    if (isOver) return;
    // under another name first: a reader never sees half of it
    writeFileSync(`${outcome}.tmp`, JSON.stringify(result));
    renameSync(`${outcome}.tmp`, outcome);
  });
  return () => {
    isOver = true;
    for (const child of children) child.kill();
    rmSync(work, { recursive: true, force: true });
  };
}

type Child = ChildProcessByStdio<null, Readable, null>;

const start = (...args: string[]): Child =>
  spawn(process.execPath, [program, 'site', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Says where the site is served, or why it is not; returns the processes at once, those to come as well. */
function buildAndServe(folder: string, tell: (outcome: BuiltSite | { readonly failure: string }) => void): Child[] {
  const children = [start('build', '--out', folder)];
  children[0].stdout.resume();
  children[0].on('close', (code) => {
    if (code !== 0) return tell({ failure: `nereid site build ended with ${code}` });
    const server = start('serve', '--dir', folder, '--port', '0');
    children.push(server);
    let printed = '';
    // the server says where it listens once it does
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const url = /^http:\S+/.exec(printed)?.[0];
      if (url && printed.includes('\n')) tell({ url, folder });
    });
    server.on('exit', (status) => tell({ failure: `nereid site serve ended with ${status}` }));
  });
  return children;
}
