import { ExplorerEngine } from './engine.ts';
import type { ExplorerState, PlanePoint } from './state.ts';
import { answerCalls, once } from './workerCalls.ts';

// Computes away from the page, so that the page stays responsive. The first call names the address of the data.
let address = '';

const engine = once(async () => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the data of the explorer answer ${response.status}`);
  return new ExplorerEngine(await response.json());
});

interface AtState {
  readonly state: ExplorerState;
}
type AtPoint = AtState & { readonly point: PlanePoint };

const calls = {
  start: (given: { readonly address: string }) => {
    address = given.address;
  },
  draw: async ({ state }: AtState) => (await engine()).draw(state),
  verdicts: async ({ state, point }: AtPoint) => (await engine()).verdicts(state, point),
  limits: async ({ state, masses }: AtState & { readonly masses: readonly number[] }) =>
    (await engine()).limits(state, masses),
  panels: async ({ state, point }: AtPoint) => (await engine()).panels(state, point),
  files: async ({ state }: AtState) => (await engine()).files(state),
} as const;

/** What the page asks of the worker, and what it gets. */
export type ExplorerCalls = typeof calls;

answerCalls(calls);
