import type { LandscapeDescription } from '@nereid/analysis';
import type { ExplorerData } from '../../build/explorerData.ts';
import type { TheoryData } from '../../build/explorerTheory.ts';
import type { LandscapeData } from '../../build/landscapeData.ts';
import { fetched } from '../fetched.ts';
import { answerCalls, once } from '../workerCalls.ts';
import { LandscapeEngine } from './landscapeEngine.ts';
import type { LandscapeState } from './landscapeState.ts';

// Computes away from the page. The first call names the addresses of the data.
let addresses: { readonly data: string; readonly landscape: string; readonly theory: string };

const engine = once(async () => {
  const [data, landscape] = await Promise.all([
    fetched<ExplorerData>(addresses.data),
    fetched<LandscapeData>(addresses.landscape),
  ]);
  return new LandscapeEngine(data, landscape);
});

const theory = once(() => fetched<TheoryData>(addresses.theory));

/** With what the state needs, which is loaded then. */
async function engineFor({ theoryErrors }: LandscapeState): Promise<LandscapeEngine> {
  const ready = await engine();
  if (theoryErrors) ready.useTheory(await theory());
  return ready;
}

const calls = {
  start: (given: typeof addresses) => {
    addresses = given;
  },
  draw: async ({ state }: { readonly state: LandscapeState }) => (await engineFor(state)).draw(state),
  files: async ({
    state,
    description,
  }: {
    readonly state: LandscapeState;
    readonly description: LandscapeDescription;
  }) => {
    // loaded when asked for: HEPData brings a writer of YAML
    const [{ landscapeFiles }, { landscape }] = await Promise.all([
      import('./landscapeFiles.ts'),
      engineFor(state).then((one) => one.draw(state)),
    ]);
    return landscapeFiles(landscape, description);
  },
} as const;

/** What the page asks of the worker, and what it gets. */
export type LandscapeCalls = typeof calls;

answerCalls(calls);
