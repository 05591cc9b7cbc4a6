import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));

export interface SessionError {
  readonly code: number;
  readonly message: string;
  readonly data?: {
    readonly kind: string;
    readonly subject: unknown;
    readonly value: unknown;
    readonly remedy: string;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what a method returns is what the tests are about
export type Answer = { readonly id: unknown; readonly result?: any; readonly error?: SessionError };

/** A session of the program as it is built, in a process of its own. */
export class SessionProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Everything that came, in its order. */
  readonly lines: unknown[] = [];
  /** Requests by their ids. */
  readonly requests = new Map<unknown, { readonly method: string; readonly params?: object | undefined }>();
  stderr = '';
  #rest = '';
  #id = 0;
  readonly #waiting: { readonly found: (line: unknown) => boolean; readonly resolve: (line: never) => void }[] = [];

  constructor(environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [program, 'session'], { env: { ...process.env, ...environment } });
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    this.child.stderr.on('data', (text) => {
      this.stderr += text;
    });
    // a session that was killed reads no more
    this.child.stdin.on('error', () => {});
  }

  /** Exit code, or the name of the signal that ended it. */
  readonly ended = new Promise<number | string>((resolve) => {
    // the child is made in the constructor, after this
    setImmediate(() => this.child.once('close', (code, signal) => resolve(signal ?? code ?? -1)));
  });

  write(text: string): void {
    this.child.stdin.write(text);
  }

  /** Sends a request. */
  send(method: string, params?: object): number {
    const id = ++this.#id;
    this.requests.set(id, { method, params });
    this.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, ...(params && { params }) })}\n`);
    return id;
  }

  notify(method: string, params: object): void {
    this.write(`${JSON.stringify({ jsonrpc: '2.0', method, params })}\n`);
  }

  answer(id: unknown): Promise<Answer> {
    return this.line((line) => (line as Answer).id === id && !Array.isArray(line));
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Answer
  async result(method: string, params?: object): Promise<any> {
    const { result, error } = await this.answer(this.send(method, params));
    if (error !== undefined) throw new Error(`${error.code}: ${error.message}`);
    return result;
  }

  async error(method: string, params?: object): Promise<SessionError> {
    const { error } = await this.answer(this.send(method, params));
    if (error === undefined) throw new Error(`${method} has no error`);
    return error;
  }

  /** The next line of which something holds. */
  line<T>(found: (line: unknown) => boolean): Promise<T> {
    return new Promise((resolve) => this.#waiting.push({ found, resolve }));
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      // what is no JSON fails the test here
      const value: unknown = JSON.parse(line);
      this.lines.push(value);
      const at = this.#waiting.findIndex(({ found }) => found(value));
      if (at >= 0) this.#waiting.splice(at, 1)[0].resolve(value as never);
    }
  }
}
