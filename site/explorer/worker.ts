import { ExplorerEngine } from './engine.ts';
import type { CallName, ExplorerCalls, Request, Response } from './protocol.ts';

// Computes away from the page, so that the page stays responsive. The first message is the address of the data.
const scope = self as unknown as DedicatedWorkerGlobalScope;
let engine: Promise<ExplorerEngine> | undefined;

async function load(address: string): Promise<ExplorerEngine> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the data of the explorer answer ${response.status}`);
  return new ExplorerEngine(await response.json());
}

type Calls = { readonly [Name in CallName]: (ask: ExplorerCalls[Name]['ask']) => ExplorerCalls[Name]['answer'] };

const callsOf = (one: ExplorerEngine): Calls => ({
  draw: ({ state, narrow }) => one.draw(state, narrow),
  verdicts: ({ state, point }) => one.verdicts(state, point),
  limits: ({ state, masses }) => one.limits(state, masses),
  panels: ({ state, point }) => one.panels(state, point),
  files: ({ state }) => one.files(state),
});

async function answer(request: Request): Promise<Response> {
  try {
    if (engine === undefined) throw new Error('asked before the data were named');
    const call = callsOf(await engine)[request.name] as (ask: Request['ask']) => ExplorerCalls[CallName]['answer'];
    return { id: request.id, answer: call(request.ask) };
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
}

scope.addEventListener('message', async ({ data }: MessageEvent<{ readonly address: string } | Request>) => {
  if ('address' in data) engine = load(data.address);
  else scope.postMessage(await answer(data));
});
