import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { InputError } from '@nereid/physics';
import compression from 'compression';
import { CONTENT_SECURITY_POLICY } from '../contentSecurity.js';
import { readMarker } from '../marker.js';
import { answerWithFile } from './siteFiles.js';

export interface SiteOptions {
  /** Folder that `buildSite` made. It may be built again while it is served. */
  readonly folder: string;
  readonly port: number;
  /** Address to listen on. The default, 127.0.0.1, is reached from this machine only. */
  readonly host?: string;
}

export interface ServedSite {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A client that takes nothing for so long has gone [ms]. */
const PATIENCE = 120_000;

/** While a build replaces the site: how often it is looked for, and how long between [ms]. */
const [LOOKS, PAUSE] = [20, 25];

/** Serves a built site over HTTP, compressed and with its security policy. @throws InputError where it cannot */
export async function serveSite({ folder, port, host = '127.0.0.1' }: SiteOptions): Promise<ServedSite> {
  const { base } = readMarker(folder);
  readNotFoundPage(folder);
  const server = createServer((request, response) => void respond(request, response, folder));
  server.setTimeout(PATIENCE);
  const address = await listen(server, port, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** A part of a file is sent as it is: its place is counted in bytes of the file. */
const compress = compression({
  filter: (request, response) => response.statusCode !== 206 && compression.filter(request, response),
});

/** Answers every request, whatever becomes of the files and of the client. */
async function respond(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  response.on('error', () => response.destroy());
  try {
    setHeaders(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    compress(request as never, response as never, () => undefined);
    await answer(request, response, folder);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else sayPlainly(response, 500, `The file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  // a request may name its server, too (RFC 9112, 3.2.2)
  const [path] = (request.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '').split(/[?#]/);
  for (let look = 0; look < LOOKS; look += 1) {
    const site = currentSite(folder);
    if (site !== undefined) {
      const { base } = site;
      if (base !== '/' && path === base.slice(0, -1)) {
        response.writeHead(301, { Location: base }).end();
        return;
      }
      const said = path.startsWith(base)
        ? await answerWithFile(request, response, folder, path.slice(base.length - 1))
        : 'missing';
      if (said === 'sent') return;
      // only what the same site lacks, before and after the look, is not there
      if (said === 'missing' && currentSite(folder)?.identity === site.identity) {
        response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(readNotFoundPage(folder));
        return;
      }
    }
    await delay(PAUSE);
  }
  response.setHeader('Retry-After', '1');
  sayPlainly(response, 503, 'The site is not there: it is being replaced, or was removed.');
}

/** The site that is in the folder now; while a build replaces it there is none for a moment. */
function currentSite(folder: string): { readonly base: string; readonly identity: string } | undefined {
  try {
    const { dev, ino, ctimeMs } = statSync(folder);
    return { base: readMarker(folder).base, identity: `${dev} ${ino} ${ctimeMs}` };
  } catch {
    return undefined;
  }
}

function sayPlainly(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function setHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-cache');
}

function readNotFoundPage(folder: string): Buffer {
  try {
    return readFileSync(join(folder, '404.html'));
  } catch {
    throw new InputError('site folder', folder, 'holds a site without 404.html', 'Build it again.', 'build');
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: 'is in use',
        EACCES: 'may not be used',
        EADDRNOTAVAIL: 'is not an address of this machine',
      };
      const reason = reasons[error.code ?? ''] ?? `cannot be used (${error.code ?? error.message})`;
      const isHost = error.code === 'EADDRNOTAVAIL';
      reject(
        isHost
          ? new InputError('host', host, reason, 'Choose another.')
          : new InputError('port', port, reason, 'Choose another, or 0 for any.'),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
