import { bruteForceSection } from './bruteForce/bruteForceReport.js';
import { ccfrCurveSection } from './ccfrCurveReport.js';
import type { Comparison } from './compareCrossSections.js';
import { distributionSection } from './distributionReport.js';
import { eventPullSection } from './eventPullReport.js';
import { inelasticSection } from './inelastic/inelasticReport.js';
import { judgesSection } from './judges.js';
import { landscapeSection } from './landscapeBoundsReport.js';
import { lightBosonSection } from './lightBosonBounds.js';
import { limitStepsSection } from './limitSteps.js';
import { novaIntervalSection } from './novaInterval.js';
import { convergenceSection, monteCarloSection } from './numericalReport.js';
import { publishedLimitSection } from './publishedLimit.js';
import { recoilSection } from './recoilBoundsReport.js';
import { reweightingSection } from './reweightingReport.js';
import type { Validation } from './runValidation.js';
import { sourceSettings } from './sources.js';
import { type GroupSummary, sourceNames } from './summary.js';
import { cm2, left, percentText, ratioText, right } from './tableFormat.js';
import type { TargetItem, TargetResult } from './targets/target.js';
import { textTable } from './textTable.js';

/** The report as Markdown; `all` adds every row to the summaries. */
export function reportText(validation: Validation, all: boolean): string {
  return [
    overview(validation),
    crossSectionSections(validation, all),
    targetSections(validation.targets, all),
    convergenceSection(validation),
    monteCarloSection(validation),
    publishedLimitSection(validation.publishedLimit),
    eventPullSection(validation.eventPulls),
    distributionSection(validation.distributions),
    reweightingSection(validation.reweighting),
    ccfrCurveSection(validation.ccfrCurve),
    limitStepsSection(validation.limitSteps),
    novaIntervalSection(validation.novaIntervals),
    inelasticSection(validation.inelastic),
    recoilSection(validation.recoils),
    lightBosonSection(validation.lightBosons),
    landscapeSection(validation.landscapes),
    bruteForceSection(validation.bruteForce),
    judgesSection(validation.judged),
    conclusion(validation),
  ].join('\n\n');
}

function overview({ totals }: Validation): string {
  const columns = [
    left('source'),
    right('rows'),
    right('within 1σ or 0.5 %'),
    right('agree'),
    right('known difference'),
    right('differ'),
    right('mean ours/theirs'),
  ];
  const rows = totals.map((total) => [
    total.source,
    `${total.rows}`,
    `${total.withinOneDeviation}`,
    `${total.agrees}`,
    `${total.known}`,
    `${total.differs}`,
    total.agrees > 0 ? ratioText(total.meanRatio) : '–',
  ]);
  return [
    '## Cross sections: all sources',
    'Same inputs: the constants, masses, form factors, Pauli factor and cuts of each source are passed in. A row agrees ' +
      'within 0.5 %, three standard deviations of the source, or a stated error of its own, whichever is largest. The mean ' +
      'is over the rows that agree.',
    textTable(columns, rows),
  ].join('\n\n');
}

function crossSectionSections({ summary, comparisons, notEvaluated }: Validation, all: boolean): string {
  const sections = sourceNames(comparisons).map((source) => {
    const groups = summary.filter((group) => group.source === source);
    const parts = [`### ${source}`, `${sourceSettings.get(source)?.description}.`, ...groupTable(groups)];
    const rows = comparisons.filter((row) => row.source === source);
    if (all) parts.push(rowTable(rows));
    return parts.join('\n\n');
  });
  if (notEvaluated.length > 0) {
    const rows = notEvaluated.map(({ source, row, why }) => [source, Object.values(row).slice(1, 8).join(' '), why]);
    sections.push(`### Not evaluated\n\n${textTable([left('source'), left('row'), left('why')], rows)}`);
  }
  return sections.join('\n\n');
}

/** Notes are numbered below the table, so that the columns stay narrow. */
function groupTable(groups: readonly GroupSummary[]): string[] {
  const notes: string[] = [];
  const reference = (why: string): string => {
    if (!notes.includes(why)) notes.push(why);
    return `(${notes.indexOf(why) + 1})`;
  };
  const columns = [
    left('channel'),
    left('regime'),
    right('n'),
    right('min'),
    right('max'),
    right('mean ratio'),
    right('worst pull'),
    right('allowed %'),
    left('verdict'),
    left('why'),
  ];
  const rows = groups.map((group) => [
    group.channel,
    group.regime,
    `${group.rows}`,
    ratioText(group.minimumRatio),
    ratioText(group.maximumRatio),
    ratioText(group.meanRatio),
    group.worstPull === 0 ? '–' : group.worstPull.toFixed(1),
    rangeText(group.minimumAllowed, group.maximumAllowed),
    group.verdict,
    group.why.map(reference).join(' '),
  ]);
  const list = notes.map((note, i) => `${i + 1}. ${note}.`).join('\n');
  return notes.length > 0 ? [textTable(columns, rows), list] : [textTable(columns, rows)];
}

function rangeText(minimum: number, maximum: number): string {
  const [low, high] = [percentText(minimum), percentText(maximum)];
  return low === high ? low : `${low}–${high}`;
}

function rowTable(rows: readonly Comparison[]): string {
  const columns = [
    left('channel'),
    left('model'),
    left('target'),
    left('regime'),
    left('Pauli'),
    right('E [GeV]'),
    right('theirs [cm²]'),
    right('ours [cm²]'),
    right('ratio'),
    right('pull'),
    right('allowed %'),
    left('verdict'),
    left('why'),
  ];
  const cells = rows.map((row) => [
    row.channel,
    row.model,
    row.target,
    row.regime,
    row.pauliBlocking ? 'on' : 'off',
    `${row.energyGeV}`,
    cm2(row.theirs),
    cm2(row.ours),
    ratioText(row.ratio),
    row.pull === 0 ? '–' : row.pull.toFixed(1),
    percentText(row.allowed),
    row.verdict,
    row.why,
  ]);
  return textTable(columns, cells);
}

/** Rows shown of a long target: those that differ or have a reason, and the most different. */
const SHOWN_ITEMS = 12;

function targetSections(targets: readonly TargetResult[], all: boolean): string {
  const sections = targets.map((result) => {
    const parts = [`### Target ${result.target}: ${result.title}`, `Source: ${result.source}.`];
    const shown = all || result.showAll ? result.items : mostTelling(result.items);
    if (shown.length > 0) parts.push(itemTable(shown));
    if (shown.length < result.items.length) {
      const worst = Math.max(...result.items.map(({ ratio }) => Math.abs(ratio - 1)));
      const largest = `largest difference ${(100 * worst).toFixed(2)} %`;
      parts.push(`${shown.length} of ${result.items.length} shown, the most different; ${largest}.`);
    }
    for (const reason of result.notEvaluated) parts.push(`Not evaluated: ${reason}.`);
    return parts.join('\n\n');
  });
  return ['## Targets from the literature', ...sections].join('\n\n');
}

function mostTelling(items: readonly TargetItem[]): readonly TargetItem[] {
  if (items.length <= SHOWN_ITEMS + 4) return items;
  const size = ({ ratio, verdict }: TargetItem) => (verdict === 'differs' ? 10 : Math.abs(ratio - 1));
  const chosen = new Set([...items].sort((a, b) => size(b) - size(a)).slice(0, SHOWN_ITEMS));
  return items.filter((item) => chosen.has(item));
}

function itemTable(items: readonly TargetItem[]): string {
  const columns = [
    left('quantity'),
    right('theirs'),
    right('ours'),
    right('ratio'),
    right('allowed %'),
    left('verdict'),
    left('why'),
  ];
  const rows = items.map((item) => [
    item.quantity,
    Number(item.theirs.toPrecision(5)).toString(),
    Number(item.ours.toPrecision(5)).toString(),
    ratioText(item.ratio),
    percentText(item.allowed),
    item.verdict,
    item.why,
  ]);
  return textTable(columns, rows);
}

function conclusion({ comparisons, targets, notEvaluated, failures, files }: Validation): string {
  const count = (verdict: string) => comparisons.filter((row) => row.verdict === verdict).length;
  const items = targets.flatMap((target) => target.items);
  const countItems = (verdict: string) => items.filter((item) => item.verdict === verdict).length;
  const lines = [
    '## Result',
    `${comparisons.length} cross sections: ${count('agrees')} agree, ${count('known')} differ for a known reason, ` +
      `${count('differs')} differ; ${notEvaluated.length} rows not evaluated. ` +
      `${items.length} numbers of ${targets.length} targets: ${countItems('agrees')} agree, ` +
      `${countItems('known')} differ for a known or documented reason.`,
  ];
  const given = Object.keys(files).filter((file) => files[file] === 'given folder');
  if (given.length > 0)
    lines.push(`From the given folder: ${given.join(', ')}; everything else from validation/reference.`);
  if (failures.length > 0) lines.push(['Outside their allowance:', ...failures.map((line) => `* ${line}`)].join('\n'));
  return lines.join('\n\n');
}
