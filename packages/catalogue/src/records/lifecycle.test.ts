import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problems, readToy, sha256 } from '../../test/toyRecord.js';
import { lifecycleOf, TRANSITIONS } from './lifecycle.js';
import { type RecordEvent, STATUSES, type Status } from './schema.js';

const ADA = '{ name: Ada, email: ada@example.org }';
const BOB = '{ name: Bob, email: bob@example.org }';
const log = (...events: [to: string, actor: string, rest?: string][]) =>
  `events:\n${events.map(([to, actor, rest = '']) => `  - { to: ${to}, at: 2026-01-01, actor: ${actor}${rest} }`).join('\n')}`;

function hashOf(changes: Record<string, string> = {}): string {
  const { value } = readToy(changes, { sha256 });
  return (value?.kind === 'record' && value.contentHash) || '';
}

describe('the event log', () => {
  it('starts with a draft and follows the table', () => {
    expect(problems({ events: log(['written', ADA], ['approved', BOB, `, contentHash: ${hashOf()}`]) })).toEqual([
      'error events[0].to: the first event is written',
      'error events[1].to: approved does not follow written',
    ]);
  });

  it('runs forward in time', () => {
    const events = `${log(['draft', ADA])}\n  - { to: written, at: 2025-01-01, actor: ${ADA} }`;
    expect(problems({ events })).toEqual(['error events[1].at: 2025-01-01 is before the event above it (2026-01-01)']);
  });

  it('does not let the writer check, whatever the case of the address', () => {
    const shouting = '{ name: A, email: ADA@example.org }';
    expect(problems({ events: log(['draft', ADA], ['written', ADA], ['checked', shouting]) })).toEqual([
      'error events[2].actor: A wrote the record and cannot make it checked',
    ]);
    expect(problems({ events: log(['draft', ADA], ['written', ADA], ['checked', BOB]) })).toEqual([]);
  });

  it('lets an automatic check send back, not judge', () => {
    const check = '{ check: catalogue-check }';
    expect(problems({ events: log(['draft', ADA], ['written', ADA], ['rework', check]) })).toEqual([]);
    expect(problems({ events: log(['draft', ADA], ['written', ADA], ['checked', check]) })).toEqual([
      'error events[2].actor: an automatic check cannot make a record checked',
    ]);
  });

  const approved = (hash: string) =>
    log(['draft', ADA], ['written', ADA], ['checked', BOB], ['approved', BOB, `, contentHash: ${hash}`]);

  it('holds an approval as long as the content is the one approved', () => {
    const events = approved(hashOf());
    expect(readToy({ events }, { sha256 })).toMatchObject({ value: { status: 'approved' }, diagnostics: [] });
    const changed = readToy({ events, slug: 'slug: changed' }, { sha256 });
    expect(changed.value).toMatchObject({ status: 'written', lifecycle: { approvalLapsed: true } });
    expect(changed.diagnostics).toMatchObject([{ severity: 'warning', path: 'events[3].contentHash' }]);
  });

  it('does not approve over an open issue that blocks, unless it was waived', () => {
    const issue = (rest: string) =>
      `openIssues:\n  - { id: which, type: wording, question: Which one?, blocking: true${rest} }`;
    const open = issue('');
    expect(problems({ openIssues: open, events: approved(hashOf({ openIssues: open })) }, { sha256 })).toEqual([
      'error events[3].to: approved while "which" is open and blocks',
    ]);
    const waived = issue(`, waiver: { at: 2026-01-01, actor: ${BOB}, reason: Of no consequence. }`);
    expect(problems({ openIssues: waived, events: approved(hashOf({ openIssues: waived })) }, { sha256 })).toEqual([]);
  });

  it('names the record that another was merged into', () => {
    expect(problems({ events: log(['draft', ADA], ['merged', ADA]) })).toEqual([
      'error events[1].into: merged into which record?',
    ]);
  });
});

describe('the transition table', () => {
  it('reaches every status from a draft', () => {
    const reached = new Set<Status>(['draft']);
    for (const status of reached) for (const next of TRANSITIONS[status]) reached.add(next);
    expect([...reached].sort()).toEqual([...STATUSES].sort());
  });

  it('reaches approval only through a check, on any path', () => {
    const walk = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(walk, (choices) => {
        const path: Status[] = ['draft'];
        for (const choice of choices) {
          const next = TRANSITIONS[path[path.length - 1]];
          if (next.length > 0) path.push(next[choice % next.length]);
        }
        path.forEach((status, i) => {
          if (status === 'approved') expect(path[i - 1]).toBe('checked');
          if (status === 'checked') expect(path[i - 1]).toBe('written');
        });
        const events = path.map((to): RecordEvent => ({ to, at: '2026-01-01', actor: { check: 'x' } }));
        expect(lifecycleOf(events, undefined).status).toBe(path.at(-1));
      }),
    );
  });
});
