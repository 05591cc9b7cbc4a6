import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { InputError } from '@nereid/physics';
import compression from 'compression';
import sirv from 'sirv';
import { CONTENT_SECURITY_POLICY } from './contentSecurity.js';
import { readMarker } from './marker.js';

export interface SiteOptions {
  /** Folder that `buildSite` made. */
  readonly folder: string;
  readonly port: number;
  /** Address to listen on. The default, 127.0.0.1, is reached from this machine only. */
  readonly host?: string;
}

export interface ServedSite {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a built site over HTTP, compressed and with its security policy. @throws InputError where it cannot */
export async function serveSite({ folder, port, host = '127.0.0.1' }: SiteOptions): Promise<ServedSite> {
  const { base } = readMarker(folder);
  // Not `dev`: files are listed once, and nothing outside the list is reached, whatever the path says.
  const files = sirv(folder, { etag: true, extensions: ['html'], setHeaders });
  const compress = compression();
  const notFound = readPage(folder, '404.html');
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    compress(request as never, response as never, () => {
      const missing = () => {
        setHeaders(response);
        response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(notFound);
      };
      if (base !== '/' && path.split('?')[0] === base.slice(0, -1)) response.writeHead(301, { Location: base }).end();
      else if (!path.startsWith(base)) missing();
      else {
        request.url = path.slice(base.length - 1);
        files(request, response, missing);
      }
    });
  });
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

function setHeaders(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Content-Security-Policy', `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-cache');
}

function readPage(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch {
    throw new InputError('--dir', folder, `holds a site without ${name}`, 'Build it again: nereid site build.');
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
      const flag = error.code === 'EADDRNOTAVAIL' ? '--host' : '--port';
      reject(new InputError(flag, flag === '--host' ? host : port, reason, 'Choose another, or --port 0 for any.'));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
