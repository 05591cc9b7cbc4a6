import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../documentation/markdownBlocks.js';
import { leaveOut } from '../leftOut.js';
import { root } from '../sourceFiles.js';
import { expectNothingWritten, installed, nereid, runInstalled } from './installed.js';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) leaveOut('the package in a browser', `no Chromium at ${executablePath}; apt-get install chromium`);

/** An address that is answered from a folder. */
const ORIGIN = 'http://nereid.test';
const KINDS: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

expectNothingWritten();

/** A page that Vite made of a folder: where it is, and its bytes of JavaScript. */
async function built(folder: string): Promise<{ readonly folder: string; readonly bytes: number }> {
  const outDir = join(folder, 'dist');
  await build({ root: folder, logLevel: 'error', configFile: false, build: { outDir, emptyOutDir: true } });
  const scripts = readdirSync(join(outDir, 'assets')).filter((name) => name.endsWith('.js'));
  const bytes = scripts.reduce((sum, name) => sum + statSync(join(outDir, 'assets', name)).size, 0);
  console.log(`${basename(folder)}: ${(bytes / 1e3).toFixed(0)} kB of JavaScript`);
  return { folder: outDir, bytes };
}

/** Opens a page in Chromium; fails where anything went wrong in it. */
async function inChromium<T>(folder: string, look: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  try {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => faults.push(message.text()));
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
      const file = join(folder, pathname === '/' ? 'index.html' : pathname);
      return route.fulfill({ body: readFileSync(file), contentType: KINDS[file.split('.').at(-1) as string] });
    });
    await page.goto(ORIGIN);
    await page.waitForFunction("document.querySelector('output').textContent !== ''", undefined, { timeout: 30_000 });
    const seen = await look(page);
    expect(faults).toEqual([]);
    return seen;
  } finally {
    await browser.close();
  }
}

/** Only what a page uses of physics is in it: all of the library are 1300 kB. */
const MOST_BYTES = 150_000;

describe('a page that Vite builds with nereid-hep/physics', () => {
  it.skipIf(!hasBrowser)('computes in Chromium what Node does', async () => {
    const folder = join(installed.userFolder, 'page');
    cpSync(join(root, 'tests/package/user/page'), folder, { recursive: true });
    const page = await built(folder);
    expect(page.bytes).toBeLessThan(MOST_BYTES);

    const print = "console.log(JSON.stringify((await import('./page/calculation.js')).calculation()))";
    const inNode: number[] = JSON.parse(runInstalled(process.execPath, ['--input-type=module', '-e', print]).stdout);
    // an explicit-spinor VEGAS calculation of the full 2→4 process with the same inputs, and three of its errors
    expect(Math.abs(inNode[0] - 1.81827e-41)).toBeLessThan(3 * 1.9e-44);
    expect(inNode[1]).toBeGreaterThan(1.01 * inNode[0]);

    const text = await inChromium(page.folder, (shown) => shown.textContent('output'));
    const inBrowser: number[] = JSON.parse(text ?? '');
    expect(inBrowser).toHaveLength(2);
    // exp and log are those of the engine, and differ in the last bits
    for (const [i, sigma] of inBrowser.entries()) expect(Math.abs(sigma / inNode[i] - 1)).toBeLessThan(1e-12);
  });

  it.skipIf(!hasBrowser)('is the one of the tutorial, and limits couplings as the program does', async () => {
    const folder = join(installed.userFolder, 'tutorial');
    mkdirSync(folder);
    const blocks = markdownBlocks(readFileSync(join(root, 'docs/tutorials/in-a-web-page.md'), 'utf8'));
    for (const { file, text } of blocks) if (file !== undefined) writeFileSync(join(folder, file), text);
    const kernel = nereid(['kernel', '--constraint', 'ccfr', '--json']);
    expect(kernel.code, kernel.stderr).toBe(0);
    writeFileSync(join(folder, 'ccfr.json'), kernel.stdout);
    const page = await built(folder);
    expect(page.bytes).toBeLessThan(MOST_BYTES);

    const masses = ['0.1', '1', '10'];
    const shown = await inChromium(page.folder, async (opened) => {
      const limits: (string | null)[] = [];
      for (const mass of masses) {
        await opened.fill('input', mass);
        limits.push(await opened.textContent('output'));
      }
      return limits;
    });
    const { stdout } = nereid(['limit', '--constraint', 'ccfr', '--mass', masses.join(',')]);
    const printed = [...stdout.matchAll(/^ +\d\S* +(\d\.\d{4}e-\d)$/gm)].map(([, limit]) => limit);
    expect(shown).toEqual(printed);
  });
});
