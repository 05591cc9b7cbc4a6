import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { figureSvg } from '@nereid/figures/node';
import { ccfrCurveFigure } from './ccfrCurveReport.js';
import { distributionFigure } from './distributionReport.js';
import { eventPullFigure } from './eventPullReport.js';
import { inelasticPicture } from './inelastic/inelasticFigure.js';
import { readJudged } from './judges.js';
import { publishedLimitFigure } from './publishedLimit.js';
import { openReference, type ReferenceFolder } from './referenceFolder.js';
import { reportText } from './report.js';
import { runValidation, type Validation } from './runValidation.js';

const usage = `npm run validate -- [--reference DIR] [--all] [--json] [--report FILE] [--judges FILE]

Compares cross sections with other codes, published figures and tables.
  --reference DIR  look up reference files (sigma.csv, event-rates.csv, curves/…) in DIR first
  --all            every row instead of a summary per source, channel and regime
  --json           everything as JSON with sorted keys
  --report FILE    write the summary as Markdown, its figure to images/ beside it
  --judges FILE    table of npm run judges -- --table FILE to put into the report (default: the judges are run, where installed)
Exit code 1 when a trusted number is outside its allowance, 2 for bad input.`;

/** JSON with sorted keys, numbers unrounded. */
function sortedJson(value: unknown): string {
  const sort = (_: string, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return JSON.stringify(value, sort, 2);
}

const REPORT_HEADER = `# Validation

Written by \`npm run validate -- --report docs/validation.md\`; do not edit. What is compared, and how, is described in
\`validation/README.md\`. The fluxes of targets 7 and 8 are those of \`data/fluxes\`.
`;

/** The report, and the figure it shows beside it. */
async function writeReport(file: string, validation: Validation, reference: ReferenceFolder): Promise<void> {
  const images = join(dirname(file), 'images');
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, 'ccfr-published.svg'), await figureSvg(publishedLimitFigure(validation.publishedLimit)));
  writeFileSync(join(images, 'ccfr-steps.svg'), await figureSvg(ccfrCurveFigure(validation.ccfrCurve)));
  writeFileSync(join(images, 'event-pulls.svg'), await figureSvg(eventPullFigure(validation.eventPulls)));
  writeFileSync(join(images, 'inelastic-regimes.svg'), await inelasticPicture(reference));
  if (validation.distributions.length > 0) {
    writeFileSync(
      join(images, 'event-distributions.svg'),
      await figureSvg(distributionFigure(validation.distributions)),
    );
  }
  writeFileSync(file, `${REPORT_HEADER}\n${reportText(validation, false)}\n`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      reference: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      report: { type: 'string' },
      judges: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const judged = values.judges === undefined ? undefined : readJudged(values.judges);
  const reference = openReference(values.reference);
  const validation = await runValidation(reference, judged);
  if (values.report !== undefined) await writeReport(values.report, validation, reference);
  console.log(values.json ? sortedJson(validation) : reportText(validation, values.all));
  return validation.failures.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
