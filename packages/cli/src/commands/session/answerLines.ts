import type { Readable } from 'node:stream';
import {
  createJSONRPCErrorResponse,
  isJSONRPCID,
  type JSONRPCID,
  type JSONRPCRequest,
  type JSONRPCResponse,
} from 'json-rpc-2.0';
import { breath } from './breath.js';
import type { SessionContext } from './context.js';
import { Cancelled, ERROR_CODES, errorResponse } from './errors.js';
import { jsonPieces } from './jsonPieces.js';
import { type Line, LineCutter, LONGEST_MESSAGE } from './lines.js';
import { sessionServer } from './server.js';

/** Where answers go. */
export interface SessionOutput {
  /** @returns whether more may come at once */
  readonly write: (text: string) => boolean;
  /** Until more may come. */
  readonly drained: () => Promise<void>;
}

/** Messages that wait; beyond them, or beyond as many bytes as one may have, input is not read. */
const MOST_WAITING = 1000;
/** Longest time for which input is not looked at between answers [ms]. */
const REST_MS = 10;

/** One request of a message, or the answer to what is none. */
type Item =
  | { readonly request: JSONRPCRequest; readonly abort: AbortController }
  | { readonly response: JSONRPCResponse };

/** A message that waits. */
interface Message {
  readonly items: readonly Item[];
  readonly isBatch: boolean;
  readonly bytes: number;
}

/** Answers the messages of an input, one after another in their order, until it ends. Cancellations are heard as they arrive. */
export async function answerLines(input: Readable, output: SessionOutput, context: SessionContext): Promise<void> {
  const server = sessionServer();
  const inbox = new Inbox(input);
  let rested = performance.now();
  const rest = async () => {
    if (performance.now() - rested < REST_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    rested = performance.now();
  };
  const send = async (message: unknown) => {
    let held = '';
    for (const piece of jsonPieces(message)) {
      if (held !== '' && !output.write(held)) await output.drained();
      held = piece;
      await rest();
    }
    if (!output.write(`${held}\n`)) await output.drained();
  };
  const answer = async (item: Item): Promise<JSONRPCResponse | null> => {
    if ('response' in item) return item.response;
    const { request, abort } = item;
    const { id } = request;
    if (abort.signal.aborted) return id === undefined ? null : errorResponse(id, new Cancelled());
    const wanted = id !== undefined && (request.params as { progress?: unknown } | undefined)?.progress === true;
    const note = (progress: object) =>
      void output.write(`${JSON.stringify({ jsonrpc: '2.0', method: '$/progress', params: { id, ...progress } })}\n`);
    const { signal } = abort;
    return server.receive(request, { ...breath(signal, wanted ? note : undefined), session: context, signal });
  };
  for (let message = await inbox.next(); message !== undefined; message = await inbox.next()) {
    const responses: JSONRPCResponse[] = [];
    for (const item of message.items) {
      const response = await answer(item);
      if (response !== null) responses.push(response);
      await rest();
    }
    inbox.done(message);
    if (responses.length > 0) await send(message.isBatch ? responses : responses[0]);
  }
}

/** Messages as they arrive, of which no more wait than can be held. */
class Inbox {
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
