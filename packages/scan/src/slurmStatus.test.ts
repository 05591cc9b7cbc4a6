import { describe, expect, it } from 'vitest';
import { standing } from './slurmStatus.js';

describe('how chunks stand', () => {
  const job = { job: '17', tasks: 4 };
  const task = (number: number, state: string) => ({ task: number, state, reason: 'None' });

  it('is told by the shard first, then by the task it was dealt to', () => {
    const dealt = [[0, 4], [1, 5], [2], [3]];
    const tasks = [task(0, 'RUNNING'), task(1, 'FAILED'), task(2, 'PENDING')];
    const states = ['complete', 'damaged', 'missing', 'missing', 'missing', 'missing', 'missing'] as const;
    const { chunks, job: told } = standing(job, tasks, dealt, states);
    // 3 was dealt to a task that the queue has forgotten, 6 to none
    expect(chunks).toEqual(['done', 'damaged', 'pending', 'missing', 'running', 'failed', 'missing']);
    expect(told.active).toBe(true);
    expect(told.tasks.map(({ state, chunks: own, done }) => [state, own, done])).toEqual([
      ['RUNNING', 2, 1],
      ['FAILED', 2, 0],
      ['PENDING', 1, 0],
      ['UNKNOWN', 1, 0],
    ]);
  });

  it.each(['CANCELLED', 'TIMEOUT', 'NODE_FAIL', 'OUT_OF_MEMORY', 'COMPLETED'])(
    'is failed where a task ended as %s without its shard',
    (state) => {
      const { chunks, job: told } = standing({ job: '17', tasks: 1 }, [task(0, state)], [[0]], ['missing']);
      expect([chunks, told.active]).toEqual([['failed'], false]);
    },
  );
});
