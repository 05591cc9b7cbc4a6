import { workerData } from 'node:worker_threads';
import { answerTasks } from '@nereid/catalogue/threads';
import { jobRowEvaluator, type TableJob } from './tableJob.js';

// Entry of a thread that evaluates rows of a table; see tableThreads.ts.
answerTasks(jobRowEvaluator(workerData as TableJob), ({ columns }) => [
  ...new Set(columns.map(({ values }) => values.buffer as ArrayBuffer)),
]);
