import type { Readable } from 'node:stream';
import type { JSONRPCResponse } from 'json-rpc-2.0';
import { breath } from './breath.js';
import type { SessionContext } from './context.js';
import { Cancelled, errorResponse } from './errors.js';
import { Inbox, type Item } from './inbox.js';
import { jsonPieces } from './jsonPieces.js';
import { sessionServer } from './server.js';

/** Where answers go. */
export interface SessionOutput {
  /** @returns whether more may come at once */
  readonly write: (text: string) => boolean;
  /** Until more may come. */
  readonly drained: () => Promise<void>;
}

/** Longest time for which input is not looked at between answers [ms]. */
const REST_MS = 10;

/** Answers the messages of an input, one after another in their order, until it ends. Cancellations are heard as they arrive. */
export async function answerLines(input: Readable, output: SessionOutput, context: SessionContext): Promise<void> {
  const inbox = new Inbox(input);
  const rest = restEvery(REST_MS);
  const answer = answerer(output, context);
  for (let message = await inbox.next(); message !== undefined; message = await inbox.next()) {
    const responses: JSONRPCResponse[] = [];
    for (const item of message.items) {
      const response = await answer(item);
      if (response !== null) responses.push(response);
      await rest();
    }
    inbox.done(message);
    if (responses.length > 0) await send(message.isBatch ? responses : responses[0], output, rest);
  }
}

/** Lets the event loop run where it did not for some time. */
function restEvery(ms: number): () => Promise<void> {
  let rested = performance.now();
  return async () => {
    if (performance.now() - rested < ms) return;
    await new Promise((resolve) => setImmediate(resolve));
    rested = performance.now();
  };
}

/** Writes a message piece by piece, as fast as it is read. */
async function send(message: unknown, output: SessionOutput, rest: () => Promise<void>): Promise<void> {
  let held = '';
  for (const piece of jsonPieces(message)) {
    if (held !== '' && !output.write(held)) await output.drained();
    held = piece;
    await rest();
  }
  if (!output.write(`${held}\n`)) await output.drained();
}

/** What makes the response to an item; null where it asks for none. */
function answerer(output: SessionOutput, session: SessionContext): (item: Item) => Promise<JSONRPCResponse | null> {
  const server = sessionServer();
  const notify = notifier(output);
  return async (item) => {
    if ('response' in item) return item.response;
    const { request, abort } = item;
    const { id } = request;
    const { signal } = abort;
    if (signal.aborted) return id === undefined ? null : errorResponse(id, new Cancelled());
    const isWanted = id !== undefined && (request.params as { progress?: unknown } | undefined)?.progress === true;
    const onProgress = isWanted ? (progress: object) => notify('$/progress', { id, ...progress }) : undefined;
    return server.receive(request, { ...breath(signal, onProgress), session, signal });
  };
}

/** Notifications are left out while nobody reads: they must not pile up. */
function notifier(output: SessionOutput): (method: string, params: object) => void {
  let isRead = true;
  return (method, params) => {
    if (!isRead) return;
    isRead = output.write(`${JSON.stringify({ jsonrpc: '2.0', method, params })}\n`);
    if (isRead) return;
    output.drained().then(() => {
      isRead = true;
    });
  };
}
