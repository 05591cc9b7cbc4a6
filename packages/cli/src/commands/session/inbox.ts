import type { Readable } from 'node:stream';
import {
  createJSONRPCErrorResponse,
  isJSONRPCID,
  type JSONRPCID,
  type JSONRPCRequest,
  type JSONRPCResponse,
} from 'json-rpc-2.0';
import { Cancelled, ERROR_CODES } from './errors.js';
import { type Line, LineCutter, LONGEST_MESSAGE } from './lines.js';

/** Messages that wait; beyond them, or beyond as many bytes as one may have, input is not read. */
const MOST_WAITING = 1000;

/** One request of a message, or the answer to what is none. */
export type Item =
  | { readonly request: JSONRPCRequest; readonly abort: AbortController }
  | { readonly response: JSONRPCResponse };

/** A message that waits. */
export interface Message {
  readonly items: readonly Item[];
  readonly isBatch: boolean;
  readonly bytes: number;
}

/** Messages as they arrive, of which no more wait than can be held. */
export class Inbox {
  readonly #input: Readable;
  readonly #waiting: Message[] = [];
  /** Waiting or being answered. */
  readonly #open = new Set<Message>();
  #bytes = 0;
  #ended = false;
  #wake: () => void = () => {};

  constructor(input: Readable) {
    this.#input = input;
    const lines = new LineCutter((line) => this.#add(line));
    const end = () => {
      if (!this.#ended) lines.end();
      this.#ended = true;
      this.#wake();
    };
    input.on('data', (bytes: Buffer) => lines.add(bytes));
    for (const event of ['end', 'error', 'close']) input.once(event, end);
  }

  /** The message that came first; undefined where there is none and none will come. */
  async next(): Promise<Message | undefined> {
    while (this.#waiting.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const message = this.#waiting.shift();
    if (message !== undefined) this.#bytes -= message.bytes;
    if (this.#input.isPaused() && !this.#isFull) this.#input.resume();
    return message;
  }

  done(message: Message): void {
    this.#open.delete(message);
  }

  get #isFull(): boolean {
    return this.#waiting.length >= MOST_WAITING || this.#bytes > LONGEST_MESSAGE;
  }

  #add(line: Line): void {
    const message = messageOf(line);
    const items = message.items.filter((item) => !('request' in item && this.#cancels(item.request)));
    if (items.length === 0) return;
    const kept = { ...message, items };
    this.#waiting.push(kept);
    this.#open.add(kept);
    this.#bytes += message.bytes;
    if (this.#isFull) this.#input.pause();
    this.#wake();
  }

  /** Whether a request is a cancellation, which is obeyed at once. */
  #cancels({ method, id, params }: JSONRPCRequest): boolean {
    if (method !== '$/cancelRequest' || id !== undefined) return false;
    const cancelled: unknown = (params as { id?: unknown } | undefined)?.id;
    for (const { items } of this.#open) {
      for (const item of items) {
        if ('request' in item && item.request.id !== undefined && item.request.id === cancelled) {
          item.abort.abort(new Cancelled());
        }
      }
    }
    return true;
  }
}

const failed = (code: number, message: string, id: JSONRPCID = null): Item => ({
  response: createJSONRPCErrorResponse(id, code, message),
});

/** The requests of a line, and the answers to what is none. */
function messageOf(line: Line): Message {
  if (line === 'too long') {
    const remedy = `Split it: a message has at most ${LONGEST_MESSAGE} bytes.`;
    return { items: [failed(ERROR_CODES.invalidRequest, `message too long. ${remedy}`)], isBatch: false, bytes: 0 };
  }
  const bytes = line.length;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch (error) {
    const problem = `not JSON in one line: ${(error as Error).message}`;
    return { items: [failed(ERROR_CODES.parse, problem)], isBatch: false, bytes };
  }
  if (!Array.isArray(value)) return { items: [itemOf(value)], isBatch: false, bytes };
  if (value.length > 0) return { items: value.map(itemOf), isBatch: true, bytes };
  return { items: [failed(ERROR_CODES.invalidRequest, 'a batch of no request')], isBatch: false, bytes };
}

function itemOf(value: unknown): Item {
  const { jsonrpc, method, id, params } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const isRequest = jsonrpc === '2.0' && typeof method === 'string' && (id === undefined || isJSONRPCID(id));
  if (!isRequest) {
    const problem = 'no request: give "jsonrpc": "2.0", "method" and, for an answer, an "id"';
    return failed(ERROR_CODES.invalidRequest, problem, isJSONRPCID(id) ? id : null);
  }
  if (params !== undefined && (typeof params !== 'object' || params === null)) {
    return failed(ERROR_CODES.invalidRequest, '"params" is no object: give them by name', id ?? null);
  }
  return { request: value as JSONRPCRequest, abort: new AbortController() };
}
