import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { parseFile, sha256 } from './dataFiles.js';
import type { Parsed } from './diagnostics.js';
import { type RecordAlone, readRecordAlone, type StoreContext } from './records/recordStore.js';

/** Record files to read, each checked by itself. */
export interface RecordFiles {
  readonly dataFolder: string;
  /** Paths inside the data folder. */
  readonly paths: readonly (readonly string[])[];
  readonly context: Pick<StoreContext, 'references' | 'experiments'>;
}

export type RecordFile = Parsed<RecordAlone>;

/** What a thread is given. `shared` counts batches: those taken by any thread, and those that other threads delivered. */
export interface ThreadWork extends RecordFiles {
  readonly shared: Int32Array;
  readonly port: MessagePort;
}

/** A batch of files as a thread delivers it. */
export interface Delivery {
  readonly batch: number;
  readonly files: readonly RecordFile[];
}

const TAKEN = 0;
const DELIVERED = 1;
const BATCH = 16;
/** Below this number of files a thread costs more than it saves: it has to load the parser first. */
const FEWEST_FILES = 100;
/** More threads would wait for the one that collects their results. */
const MOST_THREADS = 3;
/** A thread that delivers nothing for so long, in milliseconds, is given up, and its work done here. */
const PATIENCE = 20_000;
/** Syntax trees die young: with room for many of them the garbage collector copies few. */
const YOUNG_GENERATION_MB = 96;
// beside the compiled file only: the sources are read in one thread
const WORKER = new URL('./recordWorker.js', import.meta.url);

/** Files that are being read. */
export interface RecordReading {
  /**
   * All files in the order of `paths`. `onFiles` gets them as they come, in any order, to do what needs no other file
   * while the rest is read.
   */
  finish(onFiles?: (files: readonly RecordFile[]) => void): RecordFile[];
}

/**
 * Starts to read record files in threads of their own, or, where there are none or just one, in this one too when `finish` is
 * called. Whatever the number of threads, the result is the same.
 */
export function startReadingRecords(work: RecordFiles, threads: number = threadsFor(work.paths.length)): RecordReading {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const workers = Array.from({ length: threads }, () => startThread(work, shared));
  return {
    finish: (onFiles = () => undefined) => {
      const done = new Map<number, readonly RecordFile[]>();
      const deliver = ({ batch, files }: Delivery) => {
        done.set(batch, files);
        onFiles(files);
      };
      // The heap of a thread is made for syntax trees, the one of the program is not: it reads only what is too much for one.
      if (threads < 2) withPlainEnvironment(() => eachBatch(work, shared, deliver));
      const batches = Math.ceil(work.paths.length / BATCH);
      collect(workers, shared, deliver, () => done.size === batches);
      for (const { worker } of workers) void worker.terminate();
      for (let batch = 0; batch < batches; batch++) {
        if (!done.has(batch)) deliver({ batch, files: readBatch(work, batch) });
      }
      return Array.from({ length: batches }, (_, batch) => done.get(batch) ?? []).flat();
    },
  };
}

/** Takes batches that no thread has taken, until there are none left. */
export function eachBatch(work: RecordFiles, shared: Int32Array, deliver: (delivery: Delivery) => void): void {
  for (;;) {
    const batch = Atomics.add(shared, TAKEN, 1);
    if (batch * BATCH >= work.paths.length) return;
    deliver({ batch, files: readBatch(work, batch) });
  }
}

/**
 * The yaml package asks for an environment variable at every token, for which Node each time asks the system; of a plain
 * object it is one lookup. Nothing else runs meanwhile.
 */
export function withPlainEnvironment<T>(work: () => T): T {
  const { env } = process;
  process.env = { ...env };
  try {
    return work();
  } finally {
    process.env = env;
  }
}

/** Tells the thread that collects results that there is one more. */
export function announceDelivery(shared: Int32Array): void {
  Atomics.add(shared, DELIVERED, 1);
  Atomics.notify(shared, DELIVERED);
}

function threadsFor(files: number): number {
  if (files < FEWEST_FILES || !existsSync(fileURLToPath(WORKER))) return 0;
  return Math.min(MOST_THREADS, availableParallelism());
}

function readBatch({ dataFolder, paths, context }: RecordFiles, batch: number): RecordFile[] {
  return paths.slice(batch * BATCH, (batch + 1) * BATCH).map((path) =>
    parseFile(dataFolder, path, (source) => ({
      value: readRecordAlone(source, { ...context, sha256 }),
      diagnostics: [],
    })),
  );
}

interface Thread {
  readonly worker: Worker;
  readonly results: MessagePort;
}

function startThread(work: RecordFiles, shared: Int32Array): Thread {
  const { port1, port2 } = new MessageChannel();
  const workerData: ThreadWork = { ...work, shared, port: port2 };
  const worker = new Worker(WORKER, {
    workerData,
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  // a thread that fails delivers nothing, and its work is done here
  worker.on('error', () => undefined);
  worker.unref();
  return { worker, results: port1 };
}

/** Waits until every batch is there, or until the threads have been silent for too long. */
function collect(
  threads: readonly Thread[],
  shared: Int32Array,
  deliver: (delivery: Delivery) => void,
  isDone: () => boolean,
): void {
  while (threads.length > 0) {
    const delivered = Atomics.load(shared, DELIVERED);
    for (const { results } of threads) {
      for (let next = receiveMessageOnPort(results); next; next = receiveMessageOnPort(results)) {
        deliver(next.message as Delivery);
      }
    }
    if (isDone() || Atomics.wait(shared, DELIVERED, delivered, PATIENCE) === 'timed-out') break;
  }
  for (const { results } of threads) results.close();
}
