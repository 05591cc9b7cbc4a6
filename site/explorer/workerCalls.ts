/** Functions of a worker by name: what each is given and what it gives back. */
export type Calls = Readonly<Record<string, (ask: never) => unknown>>;

type Ask<Handlers extends Calls, Name extends keyof Handlers> = Parameters<Handlers[Name]>[0];
type Answer<Handlers extends Calls, Name extends keyof Handlers> = Awaited<ReturnType<Handlers[Name]>>;

interface Question {
  readonly id: number;
  readonly name: string;
  readonly ask: unknown;
}
type Reply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: string };
/** The first message: the name of a lock that the worker holds for as long as it lives. */
interface Life {
  readonly life: string;
}

/** In the worker: answers questions by these functions, one after the other. Errors are answered with their message. */
export function answerCalls(handlers: Calls, transfers: (answer: unknown) => Transferable[] = () => []): void {
  const scope = self as unknown as DedicatedWorkerGlobalScope;
  scope.addEventListener('message', async ({ data }: MessageEvent<Question | Life>) => {
    if ('life' in data) {
      // never given back: the browser does it when the worker ends, however it ends
      navigator.locks.request(data.life, () => {
        scope.postMessage(data);
        return new Promise(() => undefined);
      });
      return;
    }
    const { id, name, ask } = data;
    try {
      const answer = await (handlers[name] as (ask: unknown) => unknown)(ask);
      scope.postMessage({ id, answer } satisfies Reply, transfers(answer));
    } catch (error) {
      scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Reply);
    }
  });
}

export interface WorkerOptions<Handlers extends Calls> {
  readonly create: () => Worker;
  /** What a new worker has to be told before it is asked anything; called again where one is lost. */
  readonly prepare: () => readonly { readonly name: keyof Handlers & string; readonly ask: unknown }[];
  /** One that was lost is there again, and prepared. */
  readonly onRestart?: () => void;
  /** It was lost again; said at once, also where nothing was asked. */
  readonly onLoss: (message: string) => void;
}

interface Waiting {
  readonly question: Question;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const LOST = 'The calculation in the browser stopped, and again after it was started anew. Reload the page to go on.';
let lives = 0;

/**
 * In the page: the functions of a worker, which answer with promises. A worker that is lost (its script fails or is not there, the
 * browser ends it for want of memory) is started once more and asked again what it was asked; after that every call is refused.
 */
export class WorkerCalls<Handlers extends Calls> {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker;
  private ready: Promise<void>;
  private last = 0;
  private losses = 0;

  constructor(private readonly options: WorkerOptions<Handlers>) {
    this.worker = this.begin();
    this.ready = this.prepare();
  }

  async call<Name extends keyof Handlers & string>(
    name: Name,
    ask: Ask<Handlers, Name>,
  ): Promise<Answer<Handlers, Name>> {
    for (let ready: unknown; ready !== this.ready; ) {
      ready = this.ready;
      await ready;
    }
    return this.ask(name, ask) as Promise<Answer<Handlers, Name>>;
  }

  private ask(name: string, ask: unknown): Promise<unknown> {
    if (this.losses > 1) return Promise.reject(new Error(LOST));
    const question = { id: ++this.last, name, ask };
    return new Promise((resolve, reject) => {
      this.waiting.set(question.id, { question, resolve, reject });
      this.worker.postMessage(question);
    });
  }

  private begin(): Worker {
    const worker = this.options.create();
    worker.addEventListener('message', ({ data }: MessageEvent<Reply | Life>) => {
      if ('life' in data) this.watch(worker, data.life);
      else this.receive(data);
    });
    for (const kind of ['error', 'messageerror']) worker.addEventListener(kind, () => this.lose(worker));
    // locks exist where the page is loaded safely; elsewhere only a failure that is reported is noticed
    if ('locks' in navigator) worker.postMessage({ life: `nereid-${Math.random()}-${++lives}` } satisfies Life);
    return worker;
  }

  /** The lock of a worker is to be had once the worker is gone, also where no event says so. */
  private watch(worker: Worker, life: string): void {
    navigator.locks.request(life, () => this.lose(worker));
  }

  /** One after the other: a later one may need what an earlier one read. What fails here fails again when it is asked for. */
  private async prepare(): Promise<void> {
    for (const { name, ask } of this.options.prepare()) await this.ask(name, ask).catch(() => undefined);
  }

  private lose(worker: Worker): void {
    // said already, or of a worker before this one
    if (worker !== this.worker || this.losses > 1) return;
    worker.terminate();
    this.losses += 1;
    const asked = [...this.waiting.values()];
    this.waiting.clear();
    if (this.losses > 1) {
      this.options.onLoss(LOST);
      for (const { reject } of asked) reject(new Error(LOST));
      return;
    }
    this.worker = this.begin();
    this.ready = this.prepare();
    this.ready.then(() => {
      this.options.onRestart?.();
      for (const { question, resolve, reject } of asked) this.ask(question.name, question.ask).then(resolve, reject);
    });
  }

  private receive(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.answer);
  }
}

/** Something that is fetched once; a failure is forgotten, so that the next one who asks tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

/** Runs the newest of what is asked, one at a time: what was asked in between is dropped. Errors are for `run` to deal with. */
export function latestOnly<Ask>(run: (ask: Ask) => Promise<void>): (ask: Ask) => void {
  let next: { readonly ask: Ask } | undefined;
  let busy = false;
  const work = async () => {
    busy = true;
    while (next !== undefined) {
      const { ask } = next;
      next = undefined;
      // one that fails does not end those after it
      await run(ask).catch((error) => console.error(error));
    }
    busy = false;
  };
  return (ask) => {
    next = { ask };
    if (!busy) void work();
  };
}
