import { readdirSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, type ConsoleMessage, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { builtSite } from './builtSite.js';

/** The built site in a browser, as the tests of one file share it. */
export interface SiteBrowser {
  /** Opens a path of the site in a page of its own; it is closed after the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** For what opens pages in its own way. */
  browser(): Browser;
  /** What went wrong in the pages since it was last asked; asked after every test. */
  takeFaults(): string[];
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const site = await builtSite();
const chromiumPath = inject('chromiumPath');

/** Address of the site without the last slash. */
export const origin = site.url.replace(/\/$/, '');
export const siteFolder = site.folder;

/** Every page of the built site: `/`, `/records/L023/`, `/404.html`. */
export function allPages(): string[] {
  return readdirSync(site.folder, { recursive: true })
    .map((name) => `/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replace(/index\.html$/, ''))
    .sort();
}

/** Tests that need a browser; skipped where there is none. After each, nothing may have gone wrong in any page. */
export function describeInBrowser(title: string, tests: (shared: SiteBrowser) => void): void {
  describe.skipIf(chromiumPath === undefined)(title, () => {
    let browser: Browser | undefined;
    let faults: string[] = [];
    const shared: SiteBrowser = {
      async open(path, options = {}) {
        const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, ...options });
        context.setDefaultTimeout(30_000);
        const page = await context.newPage();
        await watch(page, (fault) => faults.push(fault));
        await page.goto(`${origin}${path}`, { waitUntil: 'load' });
        return page;
      },
      browser: () => browser as Browser,
      takeFaults() {
        const taken = faults;
        faults = [];
        return taken;
      },
    };
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: chromiumPath as string, args: FLAGS });
    });
    afterEach(async () => {
      await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
      expect(shared.takeFaults()).toEqual([]);
    });
    afterAll(() => browser?.close());
    tests(shared);
  });
}

/** Reports everything a reader's browser would complain of: the console, scripts, requests, the policy of the page. */
async function watch(page: Page, report: (fault: string) => void): Promise<void> {
  const at = () => page.url().replace(origin, '');
  page.on('console', (message: ConsoleMessage) => {
    if (['error', 'warning'].includes(message.type())) report(`${at()}: console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => report(`${at()}: ${error.message}`));
  page.on('request', (request) => {
    // a blob is the page's own
    if (
      !request
        .url()
        .replace(/^blob:/, '')
        .startsWith(`${origin}/`)
    )
      report(`${at()}: a request leaves the site: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left before its pictures are there drops them.
    if (reason !== 'net::ERR_ABORTED') report(`${at()}: ${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) report(`${at()}: ${response.url()} answers ${response.status()}`);
  });
  await page.exposeBinding('reportViolation', (_, directive: string) => report(`${at()}: violates ${directive}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { reportViolation(text: string): void }).reportViolation(
        `${event.effectiveDirective} with ${event.blockedURI}`,
      );
    });
  });
}
