import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { latestOnly, once, WorkerCalls } from './workerCalls.ts';

type Message = { readonly life: string } | { readonly id: number; readonly name: string; readonly ask: unknown };

/** A worker as the page sees one; `end` ends it as a browser does that has no memory left: without a word. */
class FakeWorker {
  static readonly all: FakeWorker[] = [];
  readonly asked: string[] = [];
  private readonly listeners = new Map<string, ((event: { data?: unknown }) => void)[]>();
  private free: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => {
    this.free = resolve;
  });

  constructor(private readonly answers: boolean) {
    FakeWorker.all.push(this);
  }
  addEventListener(kind: string, listener: (event: { data?: unknown }) => void) {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener]);
  }
  send(kind: string, data?: unknown) {
    for (const listener of this.listeners.get(kind) ?? []) listener({ data });
  }
  postMessage(message: Message) {
    if ('life' in message) {
      queueMicrotask(() => this.send('message', message));
      return;
    }
    this.asked.push(`${message.name} ${message.ask}`);
    if (!this.answers && message.name !== 'start') return;
    queueMicrotask(() => this.send('message', { id: message.id, answer: `answer to ${message.ask}` }));
  }
  end() {
    this.free();
  }
  terminate() {}
}

type Handlers = { start: (ask: number) => string; draw: (ask: number) => string };
/** The lock of a worker is given to who asks for it once the worker is gone. */
const locks = { request: (_: string, then: () => void) => FakeWorker.all.at(-1)?.ended.then(then) };

const said: string[] = [];
const calls = (...answering: boolean[]) =>
  new WorkerCalls<Handlers>({
    create: () => new FakeWorker(answering.shift() ?? false) as unknown as Worker,
    prepare: () => [{ name: 'start', ask: 0 }],
    onRestart: () => said.push('restarted'),
    onLoss: (message) => said.push(message),
  });

beforeEach(() => {
  FakeWorker.all.length = 0;
  said.length = 0;
  vi.stubGlobal('navigator', { locks });
});
afterEach(() => vi.unstubAllGlobals());

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the worker of a page', () => {
  it.each([
    ['is ended without a word', (worker: FakeWorker) => worker.end()],
    ['reports an error', (worker: FakeWorker) => worker.send('error')],
  ])('is started once more where it %s, prepared, and asked again', async (_, lose) => {
    const page = calls(false, true);
    const answer = page.call('draw', 1);
    await settled();
    lose(FakeWorker.all[0]);
    expect(await answer).toBe('answer to 1');
    expect(FakeWorker.all.map(({ asked }) => asked)).toEqual([
      ['start 0', 'draw 1'],
      ['start 0', 'draw 1'],
    ]);
    expect(await page.call('draw', 2)).toBe('answer to 2');
  });

  it('is given up where it is lost again, which every call says', async () => {
    const page = calls(false, false);
    const answer = page.call('draw', 1);
    const refusal = expect(answer).rejects.toThrow('stopped, and again after it was started anew. Reload the page');
    await settled();
    FakeWorker.all[0].end();
    await settled();
    FakeWorker.all[1].send('error');
    await refusal;
    expect(said).toEqual(['restarted', expect.stringMatching(/^The calculation in the browser stopped/)]);
    await expect(page.call('draw', 2)).rejects.toThrow('Reload the page');
    expect(FakeWorker.all).toHaveLength(2);
  });

  it('is noticed by its errors alone where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    const page = calls(false, true);
    const answer = page.call('draw', 1);
    await settled();
    FakeWorker.all[0].send('messageerror');
    expect(await answer).toBe('answer to 1');
  });
});

describe('the newest of what is asked', () => {
  it('is run also after one that failed', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const done: number[] = [];
    const run = latestOnly(async (ask: number) => {
      await settled();
      if (ask === 1) throw new Error('failed');
      done.push(ask);
    });
    run(1);
    await settled();
    await settled();
    run(2);
    await settled();
    await settled();
    expect(done).toEqual([2]);
    expect(reported).toHaveBeenCalledOnce();
    reported.mockRestore();
  });
});

describe('what is fetched once', () => {
  it('is fetched again where that failed', async () => {
    const load = vi.fn().mockRejectedValueOnce(new Error('503')).mockResolvedValue('data');
    const get = once(load);
    await expect(get()).rejects.toThrow('503');
    expect([await get(), await get()]).toEqual(['data', 'data']);
    expect(load).toHaveBeenCalledTimes(2);
  });
});
