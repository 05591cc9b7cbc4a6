import { parentPort, Worker } from 'node:worker_threads';

/** What a thread says to a task. */
type Reply<Answer> = { readonly answer: Answer } | { readonly error: Readonly<Record<string, unknown>> };

interface Asked<Task, Answer> {
  readonly task: Task;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  /** Threads that died of it. */
  deaths: number;
}

interface Thread<Task, Answer> {
  readonly worker: Worker;
  /** When it runs, or never will. */
  readonly online: Promise<void>;
  /** What it was asked, in the order of its answers. */
  readonly asked: Asked<Task, Answer>[];
}

/** A task whose threads ended without an answer, as where memory is short. */
export class ThreadsEndedError extends Error {
  override readonly name = 'ThreadsEndedError';

  constructor(
    readonly task: unknown,
    readonly times: number,
  ) {
    super(`the thread of ${task} ended ${times} times without a result, as where memory is short`);
  }
}

/** How often a task is given to another thread after one died of it. */
const MOST_ATTEMPTS = 3;

/** Threads that share tasks, which begin in the order in which they are asked; the answer to a task must not depend on its thread. */
export class ThreadPool<Task, Answer> {
  readonly #threads = new Set<Thread<Task, Answer>>();
  readonly #waiting: Asked<Task, Answer>[] = [];
  #end: { readonly reason: unknown } | undefined;

  /**
   * @param file - what a thread runs: it calls `answerTasks`
   * @param data - its `workerData`
   * @param most - threads at most; each is started when there is something to do for it
   * @param ahead - tasks that a thread holds at most: with a second one it does not wait while this thread is busy
   */
  constructor(
    private readonly file: URL,
    private readonly data: unknown,
    private readonly most: number,
    private readonly ahead = 1,
  ) {}

  /** The answer to a task; rejects with what a thread threw, or with a `ThreadsEndedError`. */
  ask(task: Task): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.#end) return reject(this.#end.reason);
      this.#waiting.push({ task, resolve, reject, deaths: 0 });
      this.#share();
    });
    // a rejection that nobody waits for any more is not an error of its own
    answer.catch(() => undefined);
    return answer;
  }

  /** Answers in the order of their tasks, of which there are no more under way than the threads hold. */
  async *inOrder(tasks: Iterable<Task> | AsyncIterable<Task>): AsyncGenerator<Answer> {
    const underWay: Promise<Answer>[] = [];
    for await (const task of tasks) {
      underWay.push(this.ask(task));
      if (underWay.length < this.most * this.ahead) continue;
      const [first] = underWay.splice(0, 1);
      yield await first;
    }
    yield* underWay;
  }

  /** Ends all threads, whatever they do. What was not answered rejects with `reason`. */
  async end(reason?: unknown): Promise<void> {
    this.#end ??= { reason };
    const threads = [...this.#threads];
    for (const { reject } of [...threads.flatMap(({ asked }) => asked.splice(0)), ...this.#waiting.splice(0)]) {
      reject(this.#end.reason);
    }
    // Node 20 aborts the process at times where a thread is ended that is still being started
    await Promise.all(threads.map(({ worker, online }) => online.then(() => worker.terminate())));
  }

  #share(): void {
    while (this.#waiting.length > 0) {
      const [least] = [...this.#threads].sort((a, b) => a.asked.length - b.asked.length);
      const isFull = this.#threads.size >= this.most || least?.asked.length === 0;
      if (isFull && least && least.asked.length >= this.ahead) return;
      const thread = isFull && least ? least : this.#start();
      const [next] = this.#waiting.splice(0, 1);
      thread.asked.push(next);
      thread.worker.postMessage(next.task);
    }
  }

  #start(): Thread<Task, Answer> {
    const worker = new Worker(this.file, { workerData: this.data });
    const online = new Promise<void>((resolve) => {
      worker.once('online', resolve);
      worker.once('exit', () => resolve());
    });
    const thread: Thread<Task, Answer> = { worker, online, asked: [] };
    thread.worker.on('message', (reply: Reply<Answer>) => {
      const asked = thread.asked.shift();
      if ('answer' in reply) asked?.resolve(reply.answer);
      else asked?.reject(Object.assign(new Error(''), reply.error));
      this.#share();
    });
    // the end of the thread follows
    thread.worker.on('error', (error) => thread.asked.shift()?.reject(error));
    thread.worker.on('exit', () => {
      this.#threads.delete(thread);
      const [first, ...others] = thread.asked.splice(0);
      if (first && ++first.deaths >= MOST_ATTEMPTS) first.reject(new ThreadsEndedError(first.task, first.deaths));
      else if (first) others.unshift(first);
      this.#waiting.unshift(...others);
      this.#share();
    });
    this.#threads.add(thread);
    return thread;
  }
}

/**
 * In a thread of a `ThreadPool`: answers tasks, one after another.
 * @param transfer - buffers that are handed over with an answer instead of copied
 */
export function answerTasks<Task, Answer>(
  answerTo: (task: Task) => Answer | Promise<Answer>,
  transfer: (answer: Answer) => readonly ArrayBuffer[] = () => [],
): void {
  const reply = async (task: Task) => {
    try {
      const answer = await answerTo(task);
      parentPort?.postMessage({ answer }, transfer(answer));
    } catch (thrown) {
      // only the fields of an error survive the way from thread to thread
      const { name, message, stack, ...fields } = thrown as Error;
      parentPort?.postMessage({ error: { ...fields, name, message, stack } });
    }
  };
  let last = Promise.resolve();
  parentPort?.on('message', (task: Task) => {
    last = last.then(() => reply(task));
  });
}
