import { once } from 'node:events';
import { fstatSync, ReadStream, type Stats } from 'node:fs';
import { realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type FileSendResult, type SendResult, send } from '@fastify/send';
import { byteRange } from './byteRange.js';

/** Types that the handler lacks, or has otherwise than they are registered. */
const TYPES: Readonly<Record<string, string>> = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  // RFC 8259 defines no charset: it is always UTF-8
  '.json': 'application/json',
  '.parquet': 'application/vnd.apache.parquet',
};

/** Files whose names hold a hash of their content, as the bundler of the pages writes them: they never change. */
const HASHED = /^\/assets\/[^/]+[.-][\w-]{8}\.\w+$/;

class NotAFile extends Error {}

/** What became of a request: `changed` where the folder was replaced meanwhile, with nothing sent. */
export type FileAnswer = 'sent' | 'missing' | 'changed';

/**
 * Answers a request with a file of a folder: the whole of it, a range, or that it did not change.
 * @param folder - may be replaced at any time: it is looked at anew for each request
 * @param path - within the folder, as it was asked for: with its escapes and a slash before it
 */
export async function answerWithFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  path: string,
): Promise<FileAnswer> {
  const result = await lookUp(request, folder, path);
  if (result === undefined) return 'missing';
  const { stream, statusCode, headers } = result;
  if (result.type === 'file' && stream instanceof ReadStream && !(await isStill(stream, result.metadata.stat))) {
    stream.destroy();
    return 'changed';
  }
  response.statusCode = statusCode;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (result.type === 'file') setFileHeaders(response, path, result);
  if (response.destroyed) stream.destroy();
  else await sendAll(stream, response, Number(headers['Content-Length'] ?? 0));
  return 'sent';
}

/** The file, or a refusal that is the client's to know: a precondition or a range that cannot be met. */
async function lookUp(request: IncomingMessage, folder: string, path: string): Promise<SendResult | undefined> {
  let root = '';
  const onFile = async (file: string, stat: Stats) => {
    // links lead within the folder only; a pipe or a device would hold up the reading for ever
    if (!stat.isFile() || !(await realpath(file)).startsWith(root + sep)) throw new NotAFile(file);
    // by RFC 9110, which knows ranges of GET only
    const range = request.method === 'GET' ? byteRange(request.headers, stat) : undefined;
    if (range === undefined) delete request.headers.range;
    else request.headers.range = range;
    delete request.headers['if-range'];
  };
  try {
    root = await realpath(folder);
    const options = { root, extensions: ['html'], cacheControl: false, onFile };
    const result = await send(request, path, options);
    const found = result.type === 'directory' ? await send(request, `${path}/`, options) : result;
    return found.type === 'file' || [412, 416, 500].includes(found.statusCode) ? found : undefined;
  } catch (error) {
    if (error instanceof NotAFile || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Opens a file and looks whether it is the one that the headers are about. */
async function isStill(stream: ReadStream, { dev, ino, size, mtimeMs }: Stats): Promise<boolean> {
  try {
    const [descriptor] = (await once(stream, 'open')) as [number];
    const opened = fstatSync(descriptor);
    return opened.dev === dev && opened.ino === ino && opened.size === size && opened.mtimeMs === mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function setFileHeaders(response: ServerResponse, path: string, { statusCode, metadata }: FileSendResult): void {
  response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  const type = TYPES[extname(metadata.path)];
  if (type !== undefined && statusCode !== 304) response.setHeader('Content-Type', type);
}

/** Ends with both sides closed, however the client behaves. */
async function sendAll(stream: NodeJS.ReadableStream, response: ServerResponse, length: number): Promise<void> {
  try {
    await pipeline(stream, response);
    // cut short while it was read: the client must not take it for the whole
    if (stream instanceof ReadStream && stream.bytesRead < length) response.destroy();
  } catch {
    // the client went away, or the file cannot be read on: it is told by the end of the connection
    response.destroy();
  }
}
