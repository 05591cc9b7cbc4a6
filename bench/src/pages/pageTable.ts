import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { measurePage, type PageMeasure, SCREENS } from './measurePage.js';
import { servedSite } from './servedSite.js';

/** One page of each kind, by what it is. */
const PAGES: readonly (readonly [kind: string, path: string])[] = [
  ['home', '/'],
  ['catalogue', '/records/'],
  ['search', '/records/?q=CCFR'],
  ['record with limits', '/records/L023/'],
  ['record', '/records/N002/'],
  ['families', '/families/'],
  ['family', '/families/neutrino-trident/'],
  ['experiments', '/experiments/'],
  ['measurement', '/experiments/charm-ii/'],
  ['exposure', '/experiments/nova/'],
  ['landscape', '/explorer/'],
  ['limits plane', '/explorer/plane/'],
  ['explorer, Randall–Sundrum', '/explorer/randall-sundrum/'],
  ['scan viewer', '/explorer/scans/'],
  ['references', '/references/'],
  ['methodology', '/methodology/'],
  ['gallery', '/gallery/'],
  ['snapshot', '/snapshots/altmannshofer-2019/'],
  ['documentation', '/docs/'],
  ['tutorial', '/docs/tutorials/limit-for-your-boson/'],
  ['physics note', '/docs/physics/cross-section/'],
  ['validation', '/docs/validation/'],
  ['interface', '/docs/api/physics/models/'],
  ['no such page', '/404.html'],
];

const usage = `node bench/dist/pages/pageTable.js [--site URL] [--only TEXT] [--verbose]

Every kind of page at three widths in Chromium, with an empty cache on a slow connection: a Markdown table of layout shift, longest task
and weight. Builds and serves the site, unless --site says where one is served.
  --only TEXT  pages whose kind has this text
  --verbose    also what jumped`;

/** Layout shift that a page may have. */
const MOST_SHIFT = 0.05;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' },
      only: { type: 'string', default: '' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const site = await servedSite(values.site);
  const browser = await chromium.launch(site.launch);
  try {
    const widths = SCREENS.map(({ width }) => width);
    console.log(
      `| page | layout shift at ${widths.join(', ')} | longest task, ms | weight, kB | of it fonts | requests |`,
    );
    console.log('|---|---:|---:|---:|---:|---:|');
    for (const [kind, path] of PAGES.filter(([name]) => name.includes(values.only))) {
      const measures: PageMeasure[] = [];
      for (const screen of SCREENS) measures.push(await measurePage(browser, site.url + path.slice(1), screen));
      console.log(row(kind, measures));
      if (values.verbose) {
        for (const { layoutShift, shifted } of measures) console.error(`  ${layoutShift.toFixed(3)} ${shifted}`);
      }
      if (measures.some(({ layoutShift }) => layoutShift > MOST_SHIFT)) process.exitCode = 1;
    }
  } finally {
    await browser.close();
    site.close();
  }
}

function row(kind: string, measures: readonly PageMeasure[]): string {
  const laptop = measures[measures.length - 1];
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);
  return `| ${[
    kind,
    measures.map(({ layoutShift }) => layoutShift.toFixed(3)).join(', '),
    Math.max(...measures.map(({ longestTaskMs }) => longestTaskMs)).toFixed(0),
    kilobytes(laptop.transferredBytes),
    kilobytes(laptop.fontBytes),
    laptop.requests,
  ].join(' | ')} |`;
}

try {
  await main();
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
