import type { Diagnostic } from '../diagnostics.js';
import type { YamlDocument } from '../yamlDocument.js';
import { isPerson, sameActor } from './actors.js';
import type { OpenIssue, RecordEntry, RecordEvent, Status } from './schema.js';

/** Which status may follow which. A record starts as a draft; a merged one has no further life of its own. */
export const TRANSITIONS: Readonly<Record<Status, readonly Status[]>> = {
  draft: ['written', 'blocked', 'deferred', 'merged'],
  written: ['checked', 'rework', 'blocked', 'deferred', 'merged'],
  checked: ['approved', 'rework', 'blocked', 'deferred', 'merged'],
  approved: ['fact-checked', 'rework', 'blocked', 'deferred', 'merged'],
  'fact-checked': ['rework', 'blocked', 'deferred', 'merged'],
  rework: ['written', 'blocked', 'deferred', 'merged'],
  blocked: ['rework', 'deferred', 'merged'],
  deferred: ['draft', 'rework', 'merged'],
  merged: [],
};

/** Judgements that only a person makes, and never about their own text. */
const JUDGEMENTS: readonly Status[] = ['checked', 'approved', 'fact-checked'];
/** What an automatic check may do by itself. */
const AUTOMATIC: readonly Status[] = ['rework', 'blocked'];

export interface Lifecycle {
  readonly status: Status;
  /** The content changed after it was approved: the approval no longer holds, and the status is `written`. */
  readonly approvalLapsed: boolean;
}

/** The status that the events lead to, for content of that hash. */
export function lifecycleOf(events: readonly RecordEvent[], contentHash: string | undefined): Lifecycle {
  const status = events.at(-1)?.to ?? 'draft';
  const approval = events.findLast((event) => event.to === 'approved');
  const approvalLapsed =
    (status === 'approved' || status === 'fact-checked') &&
    contentHash !== undefined &&
    approval?.contentHash !== contentHash;
  return { status: approvalLapsed ? 'written' : status, approvalLapsed };
}

type Problem = readonly [field: string, message: string, remedy: string];

/** Reports everything in the event log that breaks the rules. */
export function checkEvents(
  document: YamlDocument<unknown>,
  { events, openIssues }: Pick<RecordEntry, 'events' | 'openIssues'>,
  contentHash: string | undefined,
): Diagnostic[] {
  const diagnostics = events.flatMap((_, i) =>
    [...transitionProblems(events, i), ...actorProblems(events, i), ...approvalProblems(events, i, openIssues)].map(
      ([field, message, remedy]) => document.report(['events', i, field], message, remedy),
    ),
  );
  if (lifecycleOf(events, contentHash).approvalLapsed) {
    const i = events.findLastIndex((event) => event.to === 'approved');
    const message = `the approval is of content ${events[i].contentHash}, which is now ${contentHash}`;
    const remedy = 'The record counts as written again: append a rework event and have it checked.';
    diagnostics.push(document.report(['events', i, 'contentHash'], message, remedy, 'warning'));
  }
  return diagnostics;
}

function transitionProblems(events: readonly RecordEvent[], i: number): Problem[] {
  const { to, at, into } = events[i];
  const before = i === 0 ? undefined : events[i - 1];
  const allowed: readonly Status[] = before ? TRANSITIONS[before.to] : ['draft'];
  const problems: Problem[] = [];
  if (!allowed.includes(to)) {
    const message = before ? `${to} does not follow ${before.to}` : `the first event is ${to}`;
    problems.push(['to', message, allowed.length > 0 ? `Possible: ${allowed.join(', ')}.` : 'Nothing follows it.']);
  }
  if (before && at < before.at) {
    problems.push(['at', `${at} is before the event above it (${before.at})`, 'Append events in order of time.']);
  }
  if (to === 'merged' && into === undefined) {
    problems.push(['into', 'merged into which record?', 'Add into with the id of that record.']);
  }
  if (to !== 'merged' && into !== undefined) {
    problems.push(['into', `into has no meaning for ${to}`, 'Leave it out.']);
  }
  return problems;
}

function actorProblems(events: readonly RecordEvent[], i: number): Problem[] {
  const { to, actor } = events[i];
  if (!isPerson(actor)) {
    if (AUTOMATIC.includes(to)) return [];
    return [['actor', `an automatic check cannot make a record ${to}`, 'Name the git identity of a person.']];
  }
  if (!JUDGEMENTS.includes(to)) return [];
  const own = events.slice(0, i).some((event) => event.to === 'written' && sameActor(event.actor, actor));
  if (!own) return [];
  return [['actor', `${actor.name} wrote the record and cannot make it ${to}`, 'Somebody else has to do this.']];
}

function approvalProblems(events: readonly RecordEvent[], i: number, issues: readonly OpenIssue[]): Problem[] {
  const { to, at, contentHash } = events[i];
  if (to !== 'approved') {
    if (contentHash === undefined) return [];
    return [['contentHash', `a content hash has no meaning for ${to}`, 'Leave it out.']];
  }
  const problems: Problem[] = [];
  if (contentHash === undefined) {
    problems.push(['contentHash', 'the approval names no content', 'Add contentHash, the hash of what was approved.']);
  }
  for (const issue of issues) {
    const settledAt = issue.resolution?.at ?? issue.waiver?.at;
    if (!issue.blocking || (settledAt !== undefined && settledAt <= at)) continue;
    const remedy = 'Resolve it or waive it with a reason, before the approval.';
    problems.push(['to', `approved while "${issue.id}" is open and blocks`, remedy]);
  }
  return problems;
}
