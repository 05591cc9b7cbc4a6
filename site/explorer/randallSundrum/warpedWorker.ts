import type { FigureSpec, TypesetLabel } from '@nereid/figures';
import type { ExplorerData } from '../../build/explorerData.ts';
import { ComposedLabels } from '../composedLabels.ts';
import { fetched } from '../fetched.ts';
import type { FigureSize } from '../figureSize.ts';
import { themedSvg } from '../themedFigure.ts';
import { answerCalls, once } from '../workerCalls.ts';
import { WarpedEngine } from './warpedEngine.ts';
import type { WarpedState } from './warpedState.ts';

// Computes away from the page. Nothing is loaded before it is asked for.
let addresses: { readonly data: string; readonly alphabet: string };
const theEngine = once(async () => new WarpedEngine(await fetched<ExplorerData>(addresses.data)));
const theLabels = once(async () => new ComposedLabels(await fetched<[string, TypesetLabel][]>(addresses.alphabet)));

interface FiguresAsked {
  readonly state: WarpedState;
  readonly size: FigureSize;
}

const calls = {
  start: (given: { readonly data: string; readonly alphabet: string }) => {
    addresses = given;
  },
  read: async ({ state }: { readonly state: WarpedState }) => (await theEngine()).read(state),
  figures: async ({ state, size }: FiguresAsked) => {
    const started = performance.now();
    const one = await theEngine();
    const { towers, profiles, along } = one.figures(state, one.read(state));
    const set = await theLabels();
    const draw = (spec: FigureSpec) => themedSvg({ ...spec, ...size }, set);
    const svg = { towers: draw(towers), profiles: draw(profiles), along: draw(along) };
    return { svg, milliseconds: performance.now() - started };
  },
} as const;

export type WarpedCalls = typeof calls;

answerCalls(calls);
