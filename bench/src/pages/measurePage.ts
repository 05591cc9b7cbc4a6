import type { Browser } from 'playwright-core';

/** What a reader waits for and is disturbed by when a page is opened for the first time. */
export interface PageMeasure {
  /** Sum of all layout shifts that the reader did not cause: 0 is a page in which nothing jumps. */
  readonly layoutShift: number;
  /** What jumped most, for who looks for the cause. */
  readonly shifted: string;
  /** Longest task of the main thread; 0 where none took 50 ms. */
  readonly longestTaskMs: number;
  /** Bytes over the network, compressed, with fonts, figures and programs. */
  readonly transferredBytes: number;
  readonly fontBytes: number;
  readonly requests: number;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** A phone, a window beside another one, a laptop. */
export const SCREENS: readonly Screen[] = [
  { width: 390, height: 844 },
  { width: 1100, height: 800 },
  { width: 1440, height: 900 },
];

/** A slow mobile connection, as Lighthouse has it: fonts come after the text is first drawn, as they do for a reader far away. */
const CONNECTION = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };

/** Time after the last font for what is drawn once everything is there. */
const SETTLING_MS = 600;

/**
 * Opens a page with an empty cache and counts. The observers run in the page, whose types this program does not have: they are text.
 */
export async function measurePage(browser: Browser, address: string, viewport: Screen): Promise<PageMeasure> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.setCacheDisabled', { cacheDisabled: true });
    await network.send('Network.emulateNetworkConditions', CONNECTION);
    const fonts = new Set<string>();
    let [transferredBytes, fontBytes, requests] = [0, 0, 0];
    network.on('Network.responseReceived', ({ requestId, type }) => type === 'Font' && fonts.add(requestId));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      requests += 1;
      transferredBytes += encodedDataLength;
      if (fonts.has(requestId)) fontBytes += encodedDataLength;
    });
    await page.addInitScript(OBSERVERS);
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => true)');
    await page.waitForTimeout(SETTLING_MS);
    const seen = (await page.evaluate('window.measured')) as Pick<
      PageMeasure,
      'layoutShift' | 'shifted' | 'longestTaskMs'
    >;
    return { ...seen, transferredBytes, fontBytes, requests };
  } finally {
    await context.close();
  }
}

const OBSERVERS = `
window.measured = { layoutShift: 0, shifted: '', longestTaskMs: 0 };
let largest = 0;
const nameOf = (node) => node === null ? 'something that is gone'
  : (node.nodeType === 1 ? node : node.parentElement)?.outerHTML.slice(0, 90) ?? node.nodeName;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (hadRecentInput) continue;
    window.measured.layoutShift += value;
    if (value > largest) {
      largest = value;
      window.measured.shifted = sources.map(({ node }) => nameOf(node)).join(' | ');
    }
  }
}).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.measured.longestTaskMs = Math.max(window.measured.longestTaskMs, duration);
}).observe({ type: 'longtask', buffered: true });
`;
