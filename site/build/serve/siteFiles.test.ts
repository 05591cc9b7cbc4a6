import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask as askServer } from '../testing/askServer.js';
import { type ServedSite, serveSite } from './serveSite.js';

const outside = mkdtempSync(join(tmpdir(), 'nereid-files-'));
const folder = join(outside, 'site');
/** More than the buffers of a connection hold, so that a client that stops reading holds up the file. */
const large = Buffer.alloc(8_000_000, 'a line of numbers, compressible\n');

function writeSite(target: string, text = 'digits'): void {
  mkdirSync(join(target, 'assets'), { recursive: true });
  mkdirSync(join(target, 'records'));
  writeFileSync(join(target, 'nereid-site.json'), JSON.stringify({ pages: 1, records: 0, base: '/' }));
  writeFileSync(join(target, '404.html'), 'There is no page');
  writeFileSync(join(target, 'records', 'index.html'), text);
  writeFileSync(join(target, 'ten.txt'), '0123456789');
  writeFileSync(join(target, 'empty.txt'), '');
  writeFileSync(join(target, 'large.csv'), large);
  writeFileSync(join(target, 'nereid.bib'), '@article{a}');
  writeFileSync(join(target, 'submission.yaml'), 'a: 1');
  writeFileSync(join(target, 'assets', 'page.Bx9_s-1a.js'), 'let a;');
  writeFileSync(join(target, 'assets', 'worker-DZTn1q2b.js'), 'let b;');
}

let site: ServedSite;
beforeAll(async () => {
  writeSite(folder);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  site = await serveSite({ folder, port: 0 });
});
afterAll(async () => {
  await site.close();
  rmSync(outside, { recursive: true, force: true });
});

const ask = (path: string, headers = {}, method = 'GET') => askServer(site.url, path, method, headers);

/** Files under the folder of the test that this process holds open. */
const openFiles = (): string[] =>
  readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${name}`);
      return target.startsWith(outside) ? [target] : [];
    } catch {
      return [];
    }
  });

describe('a part of a file', () => {
  it.each([
    ['bytes=2-5', 206, '2345', 'bytes 2-5/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-100', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=4-99999999999999999999999', 206, '456789', 'bytes 4-9/10'],
    ['bytes=5-2', 200, '0123456789', undefined],
    ['bytes=a-b', 200, '0123456789', undefined],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
  ])('%s', async (range, status, text, contentRange) => {
    const { headers, body, ...answer } = await ask('/ten.txt', { range });
    expect([answer.status, body.toString(), headers['content-range']]).toEqual([status, text, contentRange]);
    expect(headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': String(text.length) });
  });

  it('is refused behind the end, with the length', async () => {
    for (const range of ['bytes=10-', 'bytes=-0', 'bytes=99999999999999999999-']) {
      const answer = await ask('/ten.txt', { range });
      expect([answer.status, answer.headers['content-range']], range).toEqual([416, 'bytes */10']);
    }
    expect(await ask('/empty.txt', { range: 'bytes=0-' })).toMatchObject({ status: 416 });
    expect(await ask('/empty.txt', { range: 'bytes=-5' })).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  });

  it('is of GET alone, and never compressed: its place is in bytes of the file', async () => {
    expect(await ask('/ten.txt', { range: 'bytes=2-5' }, 'HEAD')).toMatchObject({
      status: 200,
      headers: { 'content-length': '10' },
    });
    const range = { range: 'bytes=10-3000009', 'accept-encoding': 'gzip' };
    const { status, headers, body } = await ask('/large.csv', range);
    expect([status, headers['content-encoding'], headers['content-range']]).toEqual([
      206,
      undefined,
      'bytes 10-3000009/8000000',
    ]);
    expect(body.equals(large.subarray(10, 3_000_010))).toBe(true);
    const whole = await ask('/large.csv', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(whole.body).equals(large)).toBe(true);
  });

  it('is the whole file where that changed since', async () => {
    const { headers } = await ask('/ten.txt');
    const range = { range: 'bytes=2-5' };
    expect((await ask('/ten.txt', { ...range, 'if-range': headers['last-modified'] })).status).toBe(206);
    expect((await ask('/ten.txt', { ...range, 'if-range': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
  });
});

describe('what a browser may keep', () => {
  it('is what has a hash in its name, for ever; the rest is asked for each time', async () => {
    for (const path of ['/assets/page.Bx9_s-1a.js', '/assets/worker-DZTn1q2b.js']) {
      const { headers } = await ask(path);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const again = await ask(path, { 'if-none-match': headers.etag });
      expect([again.status, again.headers['cache-control']]).toEqual([304, 'public, max-age=31536000, immutable']);
    }
    for (const path of ['/records/', '/ten.txt', '/assets/gone.Bx9_s-1a.js', '/']) {
      expect((await ask(path)).headers['cache-control'], path).toBe('no-cache');
    }
  });

  it('is not sent again by date or by tag, and refused where it should be another', async () => {
    const { headers } = await ask('/ten.txt');
    expect((await ask('/ten.txt', { 'if-modified-since': headers['last-modified'] })).status).toBe(304);
    expect((await ask('/ten.txt', { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
    expect((await ask('/ten.txt', { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(412);
    expect((await ask('/ten.txt', { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('a file', () => {
  it('has its type, with its encoding where it is text', async () => {
    const types = { 'nereid.bib': 'application/x-bibtex; charset=utf-8', 'large.csv': 'text/csv; charset=utf-8' };
    for (const [name, type] of Object.entries(types)) {
      expect((await ask(`/${name}`, {}, 'HEAD')).headers['content-type']).toBe(type);
    }
    expect((await ask('/submission.yaml')).headers['content-type']).toContain('yaml');
  });

  it('may be asked for with the name of its server', async () => {
    expect((await ask(`${site.url}ten.txt`)).status).toBe(200);
  });

  it('is a file: no link to outside, no pipe, no folder that is a file', async () => {
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(outside, join(folder, 'up'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('ten.txt', join(folder, 'inside.txt'));
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    for (const path of ['/link.txt', '/up/secret.txt', '/pipe.txt', '/ten.txt/', '/ten.txt/x', '/up/']) {
      expect((await ask(path)).status, path).toBe(404);
    }
    expect((await ask('/loop')).status).toBeGreaterThanOrEqual(400);
    expect((await ask('/inside.txt')).status).toBe(200);
  });
});

/** A request on a connection of its own, which reads nothing. */
function begin(path: string, headers = ''): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`);
      resolve(socket);
    });
    socket.on('error', reject).pause();
  });
}

describe('a client that goes away', () => {
  it.each(['', 'Accept-Encoding: gzip\r\n', 'Range: bytes=5-\r\n'])('leaves no file open (%s)', async (headers) => {
    const sockets = await Promise.all(Array.from({ length: 30 }, () => begin('/large.csv', headers)));
    await expect.poll(openFiles).not.toEqual([]);
    for (const socket of sockets) socket.resetAndDestroy();
    await expect.poll(openFiles).toEqual([]);
    expect((await ask('/ten.txt')).status).toBe(200);
  });
});

describe('a site that is built again while it is served', () => {
  it('is served as it is now, also to who is reading the old one', async () => {
    const slow = await begin('/large.csv');
    await expect.poll(openFiles).not.toEqual([]);
    const next = join(outside, 'next');
    writeSite(next, 'new page');
    writeFileSync(join(next, 'added.txt'), 'added');
    rmSync(join(next, 'ten.txt'));
    renameSync(folder, join(outside, 'old'));
    const between = ask('/records/');
    await delay(50);
    renameSync(next, folder);
    expect((await between).body.toString()).toBe('new page');
    rmSync(join(outside, 'old'), { recursive: true });
    expect((await ask('/added.txt')).body.toString()).toBe('added');
    expect((await ask('/ten.txt')).status).toBe(404);
    let received = 0;
    for await (const part of slow.resume()) {
      received += part.length;
      if (received > large.length) break;
    }
    expect(received).toBeGreaterThan(large.length);
  });

  it('says that it is gone, and is there again once it is', async () => {
    renameSync(folder, join(outside, 'away'));
    expect(await ask('/records/')).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    renameSync(join(outside, 'away'), folder);
    expect((await ask('/records/')).status).toBe(200);
  });
});
