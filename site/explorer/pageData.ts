import type { ExplorerData } from '../build/explorerData.ts';
import type { KnownNames } from './state.ts';
import type { ExplorerCalls } from './worker.ts';
import { WorkerCalls } from './workerCalls.ts';

/** What an address may name of these data. */
export const knownNames = ({ experiments, curves }: ExplorerData): KnownNames => ({
  experiments: experiments.map(({ experiment }) => experiment.id),
  counting: experiments.flatMap(({ experiment, noCounts }) => (noCounts === null ? [experiment.id] : [])),
  curves: curves.map(({ experiment }) => experiment),
});

/** A worker that knows the data of the page. */
export function workerOf({ dataset }: HTMLElement, onLoss: (message: string) => void): WorkerCalls<ExplorerCalls> {
  const absolute = (address = '') => new URL(address, location.href).href;
  const ask = { data: absolute(dataset.address), theory: absolute(dataset.theory) };
  return new WorkerCalls({
    create: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    prepare: () => [{ name: 'start', ask }],
    onLoss,
  });
}
