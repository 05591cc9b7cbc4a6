import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../contentSecurity.js';
import { ask as askServer } from '../testing/askServer.js';
import { type ServedSite, type SiteOptions, serveSite } from './serveSite.js';

const outside = mkdtempSync(join(tmpdir(), 'nereid-serve-'));
const folder = join(outside, 'site');
const page = `<!doctype html><title>Record</title>${'<p>A value.</p>'.repeat(200)}`;

function writeSite(base: string): void {
  mkdirSync(join(folder, 'records', 'L023'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<title>Home</title>');
  writeFileSync(join(folder, '404.html'), '<title>Page not found</title>');
  writeFileSync(join(folder, 'records', 'L023', 'index.html'), page);
  writeFileSync(join(folder, 'records', 'L023', 'L023.json'), '{}\n');
  writeFileSync(join(folder, '.hidden'), 'secret');
  writeFileSync(join(folder, 'nereid-site.json'), JSON.stringify({ pages: 3, records: 1, base }));
}

beforeAll(() => writeFileSync(join(outside, 'secret.txt'), 'secret'));
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const open: ServedSite[] = [];
afterEach(async () => {
  for (const site of open.splice(0)) await site.close();
});

async function serve(base = '/', options: Partial<SiteOptions> = {}): Promise<ServedSite> {
  writeSite(base);
  const site = await serveSite({ folder, port: 0, ...options });
  open.push(site);
  return site;
}

const ask = ({ url }: ServedSite, path: string, method = 'GET', headers = {}) => askServer(url, path, method, headers);

describe('a served site', () => {
  it('is reached from this machine only, unless an address is given', async () => {
    const { url } = await serve();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const wide = await serve('/', { host: '0.0.0.0' });
    expect(wide.url).toMatch(/^http:\/\/0\.0\.0\.0:\d+\/$/);
  });

  it('has pages with and without a slash at the end, and files with their types', async () => {
    const site = await serve();
    for (const path of ['/records/L023/', '/records/L023', '/records/L023/?q=1', '/records/L023/index.html']) {
      const { status, body, headers } = await ask(site, path);
      expect([status, headers['content-type'], body.toString()]).toEqual([200, 'text/html; charset=utf-8', page]);
    }
    const { headers } = await ask(site, '/records/L023/L023.json');
    expect(headers['content-type']).toBe('application/json');
  });

  it('sends its security policy with every answer, found or not', async () => {
    const site = await serve();
    for (const path of ['/', '/nothing']) {
      const { headers } = await ask(site, path);
      expect(headers).toMatchObject({
        'content-security-policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('answers HEAD with the headers alone and other methods with 405', async () => {
    const site = await serve();
    expect(await ask(site, '/', 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(await ask(site, '/nothing', 'HEAD')).toMatchObject({ status: 404, body: Buffer.alloc(0) });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await ask(site, '/', method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });

  it('is compressed for those who can read it', async () => {
    const site = await serve();
    const { headers, body } = await ask(site, '/records/L023/', 'GET', { 'accept-encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(body).toString()).toBe(page);
    expect(body.length).toBeLessThan(page.length / 5);
    expect((await ask(site, '/records/L023/')).headers['content-encoding']).toBeUndefined();
  });

  it('is not sent again to who has it', async () => {
    const site = await serve();
    const { headers } = await ask(site, '/');
    const again = await ask(site, '/', 'GET', { 'if-none-match': headers.etag });
    expect(again.status).toBe(304);
  });

  it.each([
    '/../secret.txt',
    '/records/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '//etc/passwd',
    '/records/%00',
    '/%E0%A4%A',
    '/%',
    '/.hidden',
    `/${'a'.repeat(5000)}`,
  ])('answers with the page for what is not there: %s', async (path) => {
    const { status, body } = await ask(await serve(), path);
    expect([status, body.toString()]).toEqual([404, '<title>Page not found</title>']);
  });

  it('survives what is no HTTP', async () => {
    const site = await serve();
    await new Promise((resolve) => {
      const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => socket.end('GARBAGE\r\n\r\n'));
      socket
        .on('close', resolve)
        .on('error', () => {})
        .resume();
    });
    expect((await ask(site, '/')).status).toBe(200);
  });
});

describe('a site built for a path', () => {
  it('is served under it; the path without its slash leads there', async () => {
    const site = await serve('/nereid/');
    expect(site.url).toMatch(/:\d+\/nereid\/$/);
    expect((await ask(site, '/nereid/records/L023/')).status).toBe(200);
    for (const path of ['/nereid', '/nereid?q=1']) {
      expect(await ask(site, path)).toMatchObject({ status: 301, headers: { location: '/nereid/' } });
    }
    for (const path of ['/', '/records/L023/', '/nereids/', '/nereid/../secret.txt']) {
      expect((await ask(site, path)).status, path).toBe(404);
    }
  });
});

describe('a site that cannot be served', () => {
  const failure = (options: Partial<SiteOptions>) => serveSite({ folder, port: 0, ...options });

  it('says that the port is in use', async () => {
    const port = Number(new URL((await serve()).url).port);
    await expect(failure({ port })).rejects.toMatchObject({ subject: { name: 'port' }, value: port });
  });

  it('says that the address is not of this machine', async () => {
    writeSite('/');
    const options = { host: '192.0.2.1' };
    await expect(failure(options)).rejects.toMatchObject({ name: 'InputError', subject: { name: 'host' } });
  });

  it('says that a folder holds no site, or a broken one', async () => {
    const other = join(outside, 'other');
    mkdirSync(other);
    const refused = { name: 'InputError', subject: { name: 'site folder' } };
    await expect(failure({ folder: other })).rejects.toMatchObject(refused);
    await expect(failure({ folder: join(outside, 'missing') })).rejects.toMatchObject(refused);
    await expect(failure({ folder: join(outside, 'secret.txt') })).rejects.toMatchObject(refused);
    for (const marker of ['{', '[]', '{"base": 3}', '{"base": "/"}']) {
      writeFileSync(join(other, 'nereid-site.json'), marker);
      await expect(failure({ folder: other }), marker).rejects.toMatchObject(refused);
    }
  });

  it('does not follow links out of the folder that appear later', async () => {
    const site = await serve();
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'late.txt'));
    expect((await ask(site, '/late.txt')).status).toBe(404);
    rmSync(join(folder, 'late.txt'));
  });
});
