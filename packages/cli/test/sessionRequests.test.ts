import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './runCli.js';
import { type Answer, SessionProcess } from './sessionProcess.js';
import { expectMessagesOfSchema } from './sessionSchema.js';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
const folder = temporaryFolder();
const point = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1.3e-3 } };

/** One warm process for the tests of this file. */
let session: SessionProcess;
beforeAll(() => {
  session = new SessionProcess();
});
afterAll(async () => {
  session.child.stdin.end();
  expect(await session.ended).toBe(0);
});

const slow = (rows: number) => ({
  ...{ constraint: 'ccfr', model: 'lmu-ltau', progress: true },
  columns: { mass: 0.1, gPrime: Array.from({ length: rows }, (_, i) => 1e-3 * (1 + i / rows)) },
});

describe('many requests', () => {
  it('are answered in their order; a batch as a list, also of one; notifications not at all', async () => {
    const batch = [
      { jsonrpc: '2.0', id: 'one', method: 'ratio', params: { ...point, constraint: 'ccfr' } },
      { jsonrpc: '2.0', method: 'ratio', params: { ...point, constraint: 'ccfr' } },
      7,
    ];
    const before = session.lines.length;
    session.write(`${JSON.stringify(batch)}\n${JSON.stringify(batch.slice(0, 1))}\n${JSON.stringify([batch[1]])}\n`);
    const ids = [session.send('models'), session.send('initialize')];
    await session.answer(ids[1]);
    const [first, second, ...rest] = session.lines.slice(before) as Answer[][];
    expect(first.map(({ id, error }) => [id, error?.code])).toEqual([
      ['one', undefined],
      [null, -32600],
    ]);
    expect(second.map(({ id }) => id)).toEqual(['one']);
    expect((rest as unknown as Answer[]).map(({ id }) => id)).toEqual(ids);
  });

  it('with one id are all answered', async () => {
    const before = session.lines.length;
    session.write('{"jsonrpc":"2.0","id":"x","method":"initialize"}\n'.repeat(2));
    await session.result('initialize');
    expect((session.lines.slice(before) as Answer[]).map(({ id }) => id).slice(0, 2)).toEqual(['x', 'x']);
  });

  it('are cancelled while they run and while they wait, and told of meanwhile', async () => {
    const running = session.send('ratio', slow(1_000_000));
    const waiting = session.send('ratio', slow(10));
    const after = session.send('ratio', { ...point, constraint: 'ccfr' });
    const isProgress = (line: unknown) => (line as { method?: string }).method === '$/progress';
    const { params } = await session.line<{ params: object }>(isProgress);
    expect(params).toMatchObject({ id: running, total: 1_000_000, message: 'ratios', done: expect.any(Number) });
    session.notify('$/cancelRequest', { id: waiting });
    session.notify('$/cancelRequest', { id: running });
    const answers = await Promise.all([running, waiting, after].map((id) => session.answer(id)));
    expect(answers.map(({ error }) => error?.code)).toEqual([-32800, -32800, undefined]);
    session.notify('$/cancelRequest', { id: 'nobody' });
    expect(await session.result('initialize')).toBeDefined();
  });

  it('that are cancelled leave the file that was there', async () => {
    const file = folder.path('kept.hepmc3');
    writeFileSync(file, 'before');
    const id = session.send('events', { energyGeV: 5, number: 1e8, to: file, progress: true });
    await session.line((line) => (line as { params?: { done: number } }).params?.done === 10_000);
    session.notify('$/cancelRequest', { id });
    expect((await session.answer(id)).error?.code).toBe(-32800);
    expect([readFileSync(file, 'utf8'), folder.names().filter((name) => name.includes('kept'))]).toEqual([
      'before',
      ['kept.hepmc3'],
    ]);
  });

  it('are messages of the schema', () => {
    expect(expectMessagesOfSchema(session)).toEqual(['initialize', 'models', 'ratio']);
  });
});

describe('the process of a session', () => {
  it('needs little memory for many rows: 2·10⁵ of them in a heap of 64 MB', async () => {
    const small = new SessionProcess({ NODE_OPTIONS: '--max-old-space-size=64' });
    const rows = 200_000;
    const { columns, verdicts, invalidCount } = await small.result('evaluate', {
      ...{ model: 'lmu-ltau', constraints: ['ccfr'], outputs: ['ratio'] },
      columns: { mass: 0.1, gPrime: Array.from({ length: rows }, (_, i) => (i === 5 ? -1 : 1e-8 * i)) },
    });
    expect([columns.ccfr_ratio.length, verdicts.codes.ccfr.length, invalidCount]).toEqual([rows, rows, 1]);
    small.child.stdin.end();
    expect(await small.ended).toBe(0);
  });

  it('waits for a reader who is slow, and holds neither answers nor questions meanwhile', async () => {
    const unread = new SessionProcess();
    await unread.result('models');
    unread.child.stdout.pause();
    // 40 MB of answers, and questions that are kept in the pipe
    const ids = Array.from({ length: 800 }, () => unread.send('models'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const [, memory] = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${unread.child.pid}/status`, 'utf8')) ?? [];
    // a process without any questions takes 60 MB, and answers of 60 MB more than 100
    expect(Number(memory) / 1000).toBeLessThan(100);
    unread.child.stdout.resume();
    unread.child.stdin.end();
    await unread.ended;
    expect((unread.lines as Answer[]).slice(1).map(({ id }) => id)).toEqual(ids);
  });

  it('writes JSON alone on standard output, whatever is printed beneath', async () => {
    const noise =
      'data:text/javascript,const parse=JSON.parse;JSON.parse=(text,...rest)=>{if(String(text).includes("jsonrpc"))console.log("noise");return parse(text,...rest)}';
    const noisy = new SessionProcess({ NODE_OPTIONS: `--import ${JSON.stringify(noise)}` });
    expect(await noisy.result('initialize')).toMatchObject({ protocol: 1 });
    noisy.child.stdin.end();
    expect([await noisy.ended, noisy.stderr, noisy.lines.length]).toEqual([0, 'noise\n', 1]);
  });

  it('answers what it has when its input ends', async () => {
    const short = new SessionProcess();
    short.child.stdin.end('{"jsonrpc":"2.0","id":1,"method":"initialize"}');
    expect([await short.ended, short.lines.length]).toEqual([0, 1]);
  });

  it('ends with SIGTERM', async () => {
    const killed = new SessionProcess();
    await killed.result('initialize');
    killed.child.kill('SIGTERM');
    expect(await killed.ended).toBe('SIGTERM');
  });

  it('leaves no half of a file when it is killed while it writes one', async () => {
    const killed = new SessionProcess();
    killed.send('events', { energyGeV: 5, number: 1e8, to: folder.path('half.hepmc3'), progress: true });
    await killed.line((line) => (line as { params?: { done: number } }).params?.done === 10_000);
    expect(folder.names().filter((name) => name.includes('half')).length).toBe(1);
    killed.child.kill('SIGTERM');
    // 128 + 15, as shells say it
    expect(await killed.ended).toBe(143);
    expect(folder.names().filter((name) => name.includes('half'))).toEqual([]);
  });

  it('ends when nobody reads its answers', async () => {
    const unread = new SessionProcess();
    await unread.result('initialize');
    unread.child.stdout.destroy();
    unread.send('models');
    expect([await unread.ended, unread.stderr]).toEqual([0, '']);
  });

  it('ends when its parent was killed, also where another process holds its input open', async () => {
    // the pipe of the session's input is descriptor 3 of a child that stays
    const script = `
      const { spawn } = require('node:child_process');
      const stays = ['-e', 'setTimeout(() => {}, 60000)'];
      const session = spawn(process.execPath, [${JSON.stringify(program)}, 'session'], { stdio: ['pipe', 'pipe', 'ignore'] });
      const holder = spawn(process.execPath, stays, { stdio: ['ignore', 'ignore', 'ignore', session.stdin] });
      session.stdin.write('{"jsonrpc":"2.0","id":1,"method":"initialize"}\\n');
      session.stdout.once('data', () => console.log(session.pid + ' ' + holder.pid));
      setTimeout(() => {}, 60000);`;
    const parent = spawn(process.execPath, ['-e', script]);
    const text = await new Promise<string>((resolve) => parent.stdout.once('data', (data) => resolve(String(data))));
    const [pid, holder] = text.trim().split(' ').map(Number);
    expect([isAlive(pid), isAlive(holder)]).toEqual([true, true]);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 20_000, interval: 50 }).toBe(false);
    expect(isAlive(holder)).toBe(true);
    process.kill(holder, 'SIGKILL');
  });
});

/** Zombies are gone: in a container nobody may collect them. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
