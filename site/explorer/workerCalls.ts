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

/** In the worker: answers questions by these functions, one after the other. Errors are answered with their message. */
export function answerCalls(handlers: Calls, transfers: (answer: unknown) => Transferable[] = () => []): void {
  const scope = self as unknown as DedicatedWorkerGlobalScope;
  scope.addEventListener('message', async ({ data: { id, name, ask } }: MessageEvent<Question>) => {
    try {
      const answer = await (handlers[name] as (ask: unknown) => unknown)(ask);
      scope.postMessage({ id, answer } satisfies Reply, transfers(answer));
    } catch (error) {
      scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Reply);
    }
  });
}

/** In the page: the functions of a worker, which answer with promises. */
export class WorkerCalls<Handlers extends Calls> {
  private readonly waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  private last = 0;

  constructor(
    private readonly worker: Worker,
    onFailure: (message: string) => void,
  ) {
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('error' in data) waiting?.reject(new Error(data.error));
      else waiting?.resolve(data.answer);
    });
    worker.addEventListener('error', ({ message }) => onFailure(message || 'the calculation could not be loaded'));
  }

  call<Name extends keyof Handlers & string>(name: Name, ask: Ask<Handlers, Name>): Promise<Answer<Handlers, Name>> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.worker.postMessage({ id, name, ask } satisfies Question);
    });
  }
}

/** Runs the newest of what is asked, one at a time: what was asked in between is dropped. */
export function latestOnly<Ask>(run: (ask: Ask) => Promise<void>): (ask: Ask) => void {
  let next: { readonly ask: Ask } | undefined;
  let busy = false;
  const work = async () => {
    busy = true;
    while (next !== undefined) {
      const { ask } = next;
      next = undefined;
      await run(ask);
    }
    busy = false;
  };
  return (ask) => {
    next = { ask };
    if (!busy) void work();
  };
}
