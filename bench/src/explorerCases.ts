import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { BenchmarkResult } from './benchmarkResult.js';
import { calibrationMs } from './calibration.js';
import { median } from './timing.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const RUNS = 25;
/** Until the compiler of the browser has settled. */
const WARM_UP = 15;
/** A reader does not change the next thing before having seen the last. */
const PAUSE_MS = 100;

/** The states that are measured, by their address; planes at 400 × 400, landscapes with everything on. */
const STATES = [
  ['landscape', 'landscape of L_μ − L_τ', ''],
  ['landscape-mixing', 'landscape of B − L with mixing', '?v=2&model=b-l&mixing=0.1'],
  ['plane', '400 × 400: L_μ − L_τ, three experiments and combined', 'plane/'],
  ['overlays', '400 × 400: the same with g−2, Belle II, Borexino and tau', 'plane/?overlay=g-2,belle-ii,borexino,tau'],
  ['islands', '400 × 400: a vector with destructive interference', 'plane/?model=vector&nuMu=-1&vectorMu=1'],
  ['contact', '400 × 400: contact operators', 'plane/?model=contact'],
  ['landscape-errors', 'landscape of L_μ − L_τ with theory errors', '?v=2&theory-errors=on'],
  ['plane-errors', '400 × 400: L_μ − L_τ, the same four curves with theory errors', 'plane/?theory-errors=on'],
  ['counts-errors', '400 × 400: the same with the counts of NuTeV', 'plane/?theory-errors=on&likelihood=counts'],
  ['contact-errors', '400 × 400: contact operators with theory errors', 'plane/?model=contact&theory-errors=on'],
] as const;
/** In calibration loops, run in the page: some 100 ms for a landscape with all its bounds and for what has theory errors, 50 ms for a plane. */
const REDRAW_BUDGET = { errors: 8, landscape: 6, plane: 3 };
const LONGEST_TASK_BUDGET = 6;

/** Redrawing the explorer in Chromium after a change of the confidence level, and the longest task of its main thread. */
export async function explorerBenchmarks(): Promise<BenchmarkResult[]> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`no Chromium at ${executablePath}: install it, or name another with CHROMIUM_PATH`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'nereid-bench-'));
  const site = join(folder, 'site');
  const built = spawnSync(process.execPath, [program, 'site', 'build', '--out', site], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the site was not built: ${built.stderr}`);
  const server = spawn(process.execPath, [program, 'site', 'serve', '--dir', site, '--port', '0']);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const url = await addressOf(server.stdout);
    const results: BenchmarkResult[] = [];
    for (const [key, what, query] of STATES) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      results.push(...(await measure(page, `${url}explorer/${query}`, key, what)));
      await page.close();
    }
    return results;
  } finally {
    await browser.close();
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

const addressOf = (stream: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve) => {
    stream.on('data', (chunk) => {
      const url = /http:\S+/.exec(String(chunk))?.[0];
      if (url) resolve(url);
    });
  });

/** In the page itself: a program that types from outside needs the processor too. Its value is the time until the figure is there. */
const changeOfConfidenceLevel = (level: number) => `new Promise((resolve) => {
  const plane = document.getElementById('plane');
  const observer = new MutationObserver(() => {
    observer.disconnect();
    resolve(plane.dataset.milliseconds);
  });
  observer.observe(plane, { attributes: true, attributeFilter: ['data-drawn'] });
  const field = document.querySelector('input[name="cl"]');
  field.value = '${level}';
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
})`;

/** The calibration loop as text of an expression that the page evaluates. */
const CALIBRATION = `(${calibrationMs})(() => performance.now())`;

async function measure(page: Page, address: string, key: string, what: string): Promise<BenchmarkResult[]> {
  // as text: these functions run in the page, whose types this program does not have
  await page.addInitScript(`window.longest = 0; new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: 'longtask', buffered: true });`);
  await page.goto(address);
  await page.locator('#plane svg').waitFor();
  // the calibration loops are long tasks too, and come after
  for (let i = 0; i < WARM_UP; i++) {
    await page.evaluate(changeOfConfidenceLevel(0.8 + 0.001 * i));
    await page.waitForTimeout(PAUSE_MS);
  }
  const longest = Number(await page.evaluate('window.longest'));
  const [times, loops]: [number[], number[]] = [[], []];
  for (let i = 0; i < RUNS + WARM_UP; i++) {
    loops.push(Number(await page.evaluate(CALIBRATION)));
    times.push(Number(await page.evaluate(changeOfConfidenceLevel(0.9 + 0.001 * i))));
    await page.waitForTimeout(PAUSE_MS);
  }
  const measured = times.slice(WARM_UP).sort((a, b) => a - b);
  const loop = median(loops.slice(WARM_UP));
  const redraw = measured[measured.length >> 1];
  return [
    {
      key: `explorer-${key}-ms`,
      what: `explorer redraws after an interaction, ${what}`,
      unit: 'ms',
      median: redraw,
      minimum: measured[0],
      maximum: measured[measured.length - 1],
      relative: {
        of: 'calibration',
        times: redraw / loop,
        budget: REDRAW_BUDGET[key.endsWith('errors') ? 'errors' : key.startsWith('landscape') ? 'landscape' : 'plane'],
      },
    },
    {
      key: `explorer-${key}-task-ms`,
      what: 'its longest task on the main thread, loading included (0: none above 50 ms)',
      unit: 'ms',
      median: longest,
      minimum: longest,
      maximum: longest,
      relative: { of: 'calibration', times: longest / loop, budget: LONGEST_TASK_BUDGET },
    },
  ];
}
