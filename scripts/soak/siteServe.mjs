// `nereid site serve` under clients that go away, odd ranges, slow clients and rebuilds: it stays up, sends what the files hold, and
// has afterwards the descriptors it had. A part of `npm run soak`; alone: node scripts/soak/siteServe.mjs [SEED]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureSite } from '../prepare.mjs';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));

export const name = 'site-serve';
/** What is served is a folder of this file, but the server is a part of the site. */
export const needsSite = true;

/** A page, and a file that no buffer of a connection holds. */
const FILES = {
  '/page/index.html': Buffer.alloc(4_001, '<p>page</p>\n'),
  '/large.csv': Buffer.alloc(6_000_000, '1.25,3.5e-7\n'),
};
const HEADERS = [
  '',
  'Accept-Encoding: gzip\r\n',
  'Accept-Encoding: br\r\n',
  'Range: bytes=1000-\r\n',
  'Connection: close\r\n',
];
/** Clients at a time. */
const AT_ONCE = 20;

/**
 * @param deadline - time of Date.now() after which nothing new is tried
 * @param count - aborted downloads, and as many odd ranges
 * @returns what was tried
 */
export async function run({ deadline, log, seed, count = 1000 }) {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-soak-serve-'));
  const server = spawn(process.execPath, [program, 'site', 'serve', '--dir', join(folder, 'site'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    writeSite(join(folder, 'site'));
    const port = await portOf(server);
    const random = generator(seed);
    const soak = { deadline, log, random, server, port, folder };
    for (const path of Object.keys(FILES)) await whole(soak, path);
    await delay(200);
    const before = descriptors(server).length;
    log(`${before} descriptors at the start`);
    const aborts = await each(soak, count, abortedDownload);
    const ranges = await each(soak, count, oddRange);
    const clients = Array.from({ length: Math.min(AT_ONCE, count) }, () => slowDownload(soak));
    const [rebuilds] = await Promise.all([
      each({ ...soak, atOnce: 1 }, Math.ceil(count / 20), rebuild),
      Promise.all(clients),
    ]);
    await delay(200);
    for (const path of Object.keys(FILES)) await whole(soak, path);
    await sameDescriptors(server, before);
    return `${aborts} aborted downloads, ${ranges} odd ranges, ${clients.length} slow clients and ${rebuilds} rebuilds: ${before} descriptors before and after`;
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeSite(site) {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(join(site, path, '..'), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  writeFileSync(join(site, '404.html'), 'There is no page');
  writeFileSync(join(site, 'nereid-site.json'), JSON.stringify({ pages: 2, records: 0, base: '/' }));
}

async function portOf(server) {
  let printed = '';
  for await (const part of server.stdout) {
    printed += part;
    const port = /^http:\/\/127\.0\.0\.1:(\d+)\/.*\n/.exec(printed)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`the server ended with ${server.exitCode}: ${printed}`);
}

/** Descriptors of a process, as the kernel lists them. */
const descriptors = ({ pid, exitCode }) => {
  if (exitCode !== null) throw new Error(`the server ended with ${exitCode}`);
  return readdirSync(`/proc/${pid}/fd`);
};

/** Connections take a moment to be gone. */
async function sameDescriptors(server, before) {
  let now = 0;
  for (let look = 0; look < 100; look += 1) {
    now = descriptors(server).length;
    if (now <= before) return;
    await delay(100);
  }
  throw new Error(`${now} descriptors are open, ${before} were before`);
}

/** Tries so many times, some at once, until the deadline. Returns how often. */
async function each({ atOnce = AT_ONCE, ...soak }, count, tryOnce) {
  let tried = 0;
  const work = async () => {
    while (tried < count && Date.now() < soak.deadline) {
      tried += 1;
      await tryOnce(soak, tried);
      if (soak.server.exitCode !== null) throw new Error(`the server ended with ${soak.server.exitCode}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (tried < count) soak.log(`${tried} of ${count} in the time given`);
  return tried;
}

/** Asks, reads for a while or not at all, and is gone: politely or not. */
async function abortedDownload({ port, random }) {
  const path = random() < 0.8 ? '/large.csv' : '/page/';
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: soak\r\n${HEADERS[Math.floor(random() * HEADERS.length)]}\r\n`);
  if (random() < 0.5) socket.resume();
  if (random() < 0.8) await delay(30 * random());
  if (random() < 0.5) socket.resetAndDestroy();
  else socket.destroy();
}

/** A range that nobody should ask for; what comes must be the bytes it says it is. */
async function oddRange({ port, random }) {
  const path = random() < 0.5 ? '/large.csv' : '/page/';
  const content = FILES[path === '/page/' ? '/page/index.html' : path];
  const range = randomRange(random, content.length);
  const { status, headers, body } = await ask(port, path, {
    range,
    ...(random() < 0.5 ? { 'accept-encoding': 'gzip' } : {}),
  });
  const place = `Range: ${range} of ${content.length} bytes answered with ${status} ${headers['content-range'] ?? ''}`;
  if (status === 206) {
    const [, first, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
    if (Number(size) !== content.length) throw new Error(place);
    if (!body.equals(content.subarray(Number(first), Number(last) + 1))) throw new Error(`${place}, other bytes`);
  } else if (status === 416) {
    if (headers['content-range'] !== `bytes */${content.length}`) throw new Error(place);
  } else if (status !== 200 || (headers['content-encoding'] === undefined && !body.equals(content)))
    throw new Error(place);
}

function randomRange(random, size) {
  const pick = (choices) => choices[Math.floor(random() * choices.length)];
  const number = () =>
    pick([
      () => '',
      () => String(Math.floor(random() * size * 1.5)),
      () => String(size - 1 + Math.floor(random() * 3)),
      () =>
        pick([
          '0',
          '-1',
          '9007199254740993',
          '18446744073709551615',
          '9'.repeat(300),
          '1e3',
          '0x10',
          'NaN',
          '½',
          ' 7 ',
        ]),
    ])();
  const part = () => `${number()}${pick(['-', '-', '-', '-', '--', ''])}${number()}`;
  const parts = Array.from({ length: pick([1, 1, 1, 1, 2, 3, 200]) }, part);
  // header fields are Latin-1
  return `${pick(['bytes=', 'bytes=', 'bytes=', 'bytes= ', 'Bytes=', 'bytes', 'lines=', ''])}${parts.join(pick([',', ', ', ';']))}`;
}

/** Reads a little at a time, for as long as a second or two, and has it all in the end. */
async function slowDownload({ port, random }) {
  const { response, body } = await open(port, '/large.csv', {});
  const pauses = 1 + Math.floor(random() * 5);
  for (let i = 0; i < pauses; i += 1) {
    response.pause();
    await delay(300 * random());
    response.resume();
    await delay(1);
  }
  if (!(await body).equals(FILES['/large.csv'])) throw new Error('a slow client was sent something else');
}

/** As a build does it: complete beside the old one, which is then moved away and removed. */
async function rebuild({ folder, random }, turn) {
  const [site, staged, old] = ['site', `new-${turn}`, `old-${turn}`].map((one) => join(folder, one));
  writeSite(staged);
  renameSync(site, old);
  await delay(40 * random());
  renameSync(staged, site);
  rmSync(old, { recursive: true });
  await delay(20 * random());
}

async function whole({ port }, path) {
  const asked = path.replace(/index\.html$/, '');
  const { status, body } = await ask(port, asked, {});
  if (status !== 200 || !body.equals(FILES[path])) throw new Error(`${asked} answers ${status}, ${body.length} bytes`);
}

async function ask(port, path, headers) {
  const { response, body } = await open(port, path, headers);
  return { status: response.statusCode, headers: response.headers, body: await body };
}

async function open(port, path, headers) {
  const sent = request({ host: '127.0.0.1', port, path, headers, agent: false });
  sent.end();
  const [response] = await once(sent, 'response').catch((error) => {
    throw new Error(`no answer to ${path} ${JSON.stringify(headers)}`, { cause: error });
  });
  const body = new Promise((resolve, reject) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => resolve(Buffer.concat(parts)));
    response.on('error', reject);
  });
  return { response, body };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureSite();
  const seed = Number(process.argv[2] ?? 1);
  const told = { deadline: Date.now() + 600_000, log: (text) => console.log(text), seed };
  console.log(await run(told));
}
