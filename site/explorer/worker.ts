import type { TheoryData } from '../build/explorerTheory.ts';
import { ExplorerEngine } from './engine.ts';
import { fetched } from './fetched.ts';
import type { ExplorerState, PlanePoint } from './state.ts';
import { answerCalls, once } from './workerCalls.ts';

// Computes away from the page, so that the page stays responsive. The first call names the addresses of the data.
let addresses: { readonly data: string; readonly theory: string };

const engine = once(async () => new ExplorerEngine(await fetched(addresses.data)));
const theory = once(() => fetched<TheoryData>(addresses.theory));

/** With what the state needs, which is loaded then. */
async function engineFor({ theoryErrors }: ExplorerState): Promise<ExplorerEngine> {
  const ready = await engine();
  if (theoryErrors) ready.useTheory(await theory());
  return ready;
}

interface AtState {
  readonly state: ExplorerState;
}
type AtPoint = AtState & { readonly point: PlanePoint };

const calls = {
  start: (given: typeof addresses) => {
    addresses = given;
  },
  draw: async ({ state }: AtState) => (await engineFor(state)).draw(state),
  verdicts: async ({ state, point }: AtPoint) => (await engineFor(state)).verdicts(state, point),
  limits: async ({ state, masses }: AtState & { readonly masses: readonly number[] }) =>
    (await engineFor(state)).limits(state, masses),
  panels: async ({ state, point }: AtPoint) => (await engineFor(state)).panels(state, point),
  files: async ({ state }: AtState) => (await engineFor(state)).files(state),
} as const;

/** What the page asks of the worker, and what it gets. */
export type ExplorerCalls = typeof calls;

answerCalls(calls);
