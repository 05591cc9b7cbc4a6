import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { leaveOut } from '../leftOut.js';
import { root } from '../sourceFiles.js';
import { expectNothingWritten, installed, runInstalled } from './installed.js';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) leaveOut('the package in a browser', `no Chromium at ${executablePath}; apt-get install chromium`);

/** An address that is answered from a folder. */
const ORIGIN = 'http://nereid.test';
const KINDS: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

const page = join(installed.userFolder, 'page');
cpSync(join(root, 'tests/package/user/page'), page, { recursive: true });

expectNothingWritten();

/** What the page shows in Chromium, and what went wrong in it. */
async function shownInBrowser(folder: string): Promise<{ readonly text: string | null; readonly faults: string[] }> {
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  try {
    const tab = await browser.newPage();
    const faults: string[] = [];
    tab.on('pageerror', (error) => faults.push(error.message));
    tab.on('console', (message) => faults.push(message.text()));
    await tab.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
      const file = join(folder, pathname === '/' ? 'index.html' : pathname);
      return route.fulfill({ body: readFileSync(file), contentType: KINDS[file.split('.').at(-1) as string] });
    });
    await tab.goto(ORIGIN);
    await tab.waitForFunction("document.querySelector('output').textContent !== ''", undefined, { timeout: 30_000 });
    return { text: await tab.textContent('output'), faults };
  } finally {
    await browser.close();
  }
}

describe('a page that Vite builds with nereid-hep/physics', () => {
  it.skipIf(!hasBrowser)('computes in Chromium what Node does', async () => {
    const outDir = join(page, 'dist');
    await build({ root: page, logLevel: 'error', configFile: false, build: { outDir, emptyOutDir: true } });
    const scripts = readdirSync(join(outDir, 'assets')).filter((name) => name.endsWith('.js'));
    const bytes = scripts.reduce((sum, name) => sum + statSync(join(outDir, 'assets', name)).size, 0);
    console.log(`the page: ${(bytes / 1e3).toFixed(0)} kB of JavaScript`);
    // only what the page uses of physics: all of the library are 1400 kB
    expect(bytes).toBeLessThan(150_000);

    const print = "console.log(JSON.stringify((await import('./page/calculation.js')).calculation()))";
    const inNode: number[] = JSON.parse(runInstalled(process.execPath, ['--input-type=module', '-e', print]).stdout);
    // an explicit-spinor VEGAS calculation of the full 2→4 process with the same inputs, and three of its errors
    expect(Math.abs(inNode[0] - 1.81827e-41)).toBeLessThan(3 * 1.9e-44);
    expect(inNode[1]).toBeGreaterThan(1.01 * inNode[0]);

    const { text, faults } = await shownInBrowser(outDir);
    expect(faults).toEqual([]);
    const inBrowser: number[] = JSON.parse(text ?? '');
    expect(inBrowser).toHaveLength(2);
    // exp and log are those of the engine, and differ in the last bits
    for (const [i, sigma] of inBrowser.entries()) expect(Math.abs(sigma / inNode[i] - 1)).toBeLessThan(1e-12);
  });
});
