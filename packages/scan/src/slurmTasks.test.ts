import { describe, expect, it } from 'vitest';
import { hasEnded, isHopeless, needsAttention, parseTasks, waitReason } from './slurmTasks.js';

const task = (state: string, reason = 'None') => ({ task: 0, state, reason });

describe('parseTasks', () => {
  it('reads a task a line, words after a state, and tasks that share a line', () => {
    const lines = [
      '17_3|RUNNING|None',
      '17_4|CANCELLED by 0|None',
      '17_[5-6,9%2]|PENDING|launch failed requeued held',
      '',
    ];
    expect(parseTasks(lines.join('\n'))).toEqual([
      { task: 3, state: 'RUNNING', reason: 'None' },
      { task: 4, state: 'CANCELLED', reason: 'None' },
      ...[5, 6, 9].map((number) => ({ task: number, state: 'PENDING', reason: 'launch failed requeued held' })),
    ]);
  });

  it('leaves out what is no task', () => {
    expect(parseTasks('17|PENDING|None\nslurm_load_jobs error\n17_|RUNNING|None')).toEqual([]);
  });
});

/** Reasons and states in the words of man squeue, JOB REASON CODES and JOB STATE CODES. */
describe('a task that waits', () => {
  it.each([
    ['PENDING', 'launch failed requeued held'],
    ['PENDING', 'user env retrieval failed requeued held'],
    ['PENDING', 'JobHoldMaxRequeue'],
    ['PENDING', 'DependencyNeverSatisfied'],
    ['REQUEUE_HOLD', 'None'],
    ['SPECIAL_EXIT', 'None'],
  ])('never starts: %s, %s', (state, reason) => {
    expect([isHopeless(task(state, reason)), needsAttention(task(state, reason))]).toEqual([true, true]);
    expect(hasEnded(task(state, reason))).toBe(false);
  });

  it.each([
    ['PENDING', 'JobHeldUser'],
    ['PENDING', 'JobHeldAdmin'],
    ['PENDING', 'PartitionDown'],
    ['PENDING', 'ReqNodeNotAvail, UnavailableNodes:node7'],
    ['SUSPENDED', 'None'],
  ])('is for somebody to see, and may go on: %s, %s', (state, reason) => {
    expect([isHopeless(task(state, reason)), needsAttention(task(state, reason))]).toEqual([false, true]);
    expect(waitReason(task(state, reason))).toBe(reason === 'None' ? state : reason);
  });

  it.each(['None', 'Priority', 'Resources', 'JobArrayTaskLimit', 'BeginTime', 'Dependency'])(
    'is as usual: %s',
    (reason) => {
      expect([isHopeless(task('PENDING', reason)), needsAttention(task('PENDING', reason))]).toEqual([false, false]);
    },
  );
});
