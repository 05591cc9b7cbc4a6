import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThreadPool, ThreadsEndedError } from '../src/threads.js';

let folder: string;
let worker: URL;
/** A line of it for every task that a thread began. */
const log = () => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');

// A thread runs compiled code: this is of what `npm run build` made.
const WORKER = `
import { appendFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { answerTasks } from '${new URL('../dist/threads.js', import.meta.url).href}';
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
answerTasks(async (task) => {
  appendFileSync(workerData, task + '\\n');
  if (task === 'error') throw Object.assign(new RangeError('out of range'), { parameter: 'mass' });
  if (task === 'death') process.exit();
  if (task === 'endless') await wait(1e9);
  await wait(typeof task === 'number' ? (task % 3) * 10 : 0);
  return 'answer to ' + task;
});
`;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nereid-threads-'));
  writeFileSync(join(folder, 'worker.mjs'), WORKER);
  worker = pathToFileURL(join(folder, 'worker.mjs'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function makePool(most: number, ahead?: number): ThreadPool<number | string, string> {
  writeFileSync(join(folder, 'log'), '');
  return new ThreadPool(worker, join(folder, 'log'), most, ahead);
}

describe('a pool of threads', () => {
  it.each([
    [1, 1],
    [1, 2],
    [3, 1],
    [3, 2],
  ])('of %i with %i tasks each answers in order, and each task once', async (most, ahead) => {
    const pool = makePool(most, ahead);
    const tasks = Array.from({ length: 10 }, (_, i) => i);
    const answers = [];
    for await (const answer of pool.inOrder(tasks)) answers.push(answer);
    await pool.end();
    expect(answers).toEqual(tasks.map((task) => `answer to ${task}`));
    expect(log().map(Number).sort()).toEqual(tasks);
  });

  it('rejects with the error of a thread and its fields, and goes on with other tasks', async () => {
    const pool = makePool(1);
    const thrown = await pool.ask('error').catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'RangeError', message: 'out of range', parameter: 'mass' });
    expect(await pool.ask(7)).toBe('answer to 7');
    await pool.end();
  });

  it('gives a task whose thread died to others, three times; tasks beside it are not lost', async () => {
    const pool = makePool(2, 2);
    const death = pool.ask('death').catch((error: unknown) => error);
    const others = Promise.all([1, 2, 3].map((task) => pool.ask(task)));
    expect(await death).toBeInstanceOf(ThreadsEndedError);
    expect(await others).toEqual([1, 2, 3].map((task) => `answer to ${task}`));
    expect(log().filter((task) => task === 'death')).toHaveLength(3);
    await pool.end();
  });

  it('says why where the file of its threads is none', async () => {
    const pool = new ThreadPool<number, number>(pathToFileURL(join(folder, 'none.mjs')), undefined, 1);
    await expect(pool.ask(1)).rejects.toThrow(/none\.mjs/);
    await pool.end();
  });

  it('ends in the middle of its work: what was not answered rejects with the reason', async () => {
    const pool = makePool(1);
    const [endless, waiting] = [pool.ask('endless'), pool.ask(1)];
    const reason = new Error('interrupted');
    await pool.end(reason);
    await expect(endless).rejects.toBe(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(pool.ask(2)).rejects.toBe(reason);
  });
});
