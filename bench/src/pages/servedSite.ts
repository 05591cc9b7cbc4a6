import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from 'playwright-core';

const program = fileURLToPath(new URL('../../../packages/cli/bin/nereid.js', import.meta.url));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

export interface ServedSite {
  /** With a slash at its end. */
  readonly url: string;
  /** How Chromium is started. */
  readonly launch: LaunchOptions;
  close(): void;
}

/** The site, built and served, unless it is served already at `url`. @throws Error where there is no Chromium, or the build fails */
export async function servedSite(url?: string): Promise<ServedSite> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`no Chromium at ${executablePath}: install it, or name another with CHROMIUM_PATH`);
  }
  const launch = { executablePath, args: FLAGS };
  if (url !== undefined) return { url: url.replace(/\/?$/, '/'), launch, close: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  const site = join(folder, 'site');
  const built = spawnSync(process.execPath, [program, 'site', 'build', '--out', site], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the site was not built: ${built.stderr}`);
  const server = spawn(process.execPath, [program, 'site', 'serve', '--dir', site, '--port', '0']);
  const close = () => {
    server.kill();
    rmSync(folder, { recursive: true });
  };
  return { url: await addressOf(server), launch, close };
}

const addressOf = ({ stdout }: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    stdout?.on('data', (chunk) => {
      const url = /http:\S+/.exec(String(chunk))?.[0];
      if (url) resolve(url);
    });
  });
