import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Chromium of this machine; undefined where there is none. */
    chromiumPath: string | undefined;
    /** The site as it was built; undefined where no browser can look at it. */
    site: { readonly url: string; readonly folder: string } | undefined;
  }
}

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

/**
 * Builds the site and serves it, once for all files of browser tests. Both through the command line: the pages load the
 * compiled packages, as a user's do. Continuous integration may not go without a browser; elsewhere the tests are skipped.
 */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(chromiumPath)) {
    const message = `No Chromium at ${chromiumPath}: install it, or name another with CHROMIUM_PATH.`;
    if (process.env.CI) throw new Error(message);
    console.warn(`${message} The browser tests are skipped.`);
    project.provide('chromiumPath', undefined);
    project.provide('site', undefined);
    return undefined;
  }
  const work = mkdtempSync(join(tmpdir(), 'nereid-browser-'));
  const folder = join(work, 'site');
  execFileSync(process.execPath, [program, 'site', 'build', '--out', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = spawn(process.execPath, [program, 'site', 'serve', '--dir', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  project.provide('chromiumPath', chromiumPath);
  project.provide('site', { url: await addressOf(server), folder });
  return () => {
    server.kill();
    rmSync(work, { recursive: true, force: true });
  };
}

/** The server says where it listens once it does. */
function addressOf(server: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const url = /^http:\S+/.exec(printed)?.[0];
      if (url && printed.includes('\n')) resolve(url);
    });
    server.on('exit', (code) => reject(new Error(`nereid site serve ended with ${code}`)));
  });
}
