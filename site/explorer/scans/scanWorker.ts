import type { TypesetLabel } from '@nereid/figures';
import { ComposedLabels } from '../composedLabels.ts';
import { answerCalls, once } from '../workerCalls.ts';
import type { NamedFile } from './readTable.ts';
import { type FigureChoice, ScanViewer, type ScatterChoice } from './scanViewer.ts';

// Reads and draws away from the page. Files stay in this browser: the only request is for the letters of figures.
let alphabet: string | undefined;

const labels = once(async () => {
  const response = await fetch(alphabet as string);
  if (!response.ok) throw new Error(`the letters of figures answer ${response.status}`);
  return new ComposedLabels((await response.json()) as [string, TypesetLabel][]);
});

const viewer = new ScanViewer(labels);

const calls = {
  start: ({ address }: { readonly address: string }) => {
    alphabet = address;
  },
  open: ({ files }: { readonly files: readonly NamedFile[] }) => viewer.open(files),
  choose: ({ conditions }: { readonly conditions: readonly string[] }) => viewer.choose(conditions),
  page: ({
    order,
    descending,
    first,
    count,
  }: {
    order?: string | undefined;
    descending: boolean;
    first: number;
    count: number;
  }) => viewer.page(order, descending, first, count),
  scatter: (choice: ScatterChoice) => viewer.scatter(choice),
  nearest: ({ place, reach }: { readonly place: readonly [number, number]; readonly reach: number }) =>
    viewer.nearest(place, reach),
  figure: (choice: FigureChoice) => viewer.figure(choice),
  csv: () => viewer.csv(),
} as const;

export type ScanCalls = typeof calls;

answerCalls(calls, (answer) =>
  typeof answer === 'object' && answer !== null && 'pixels' in answer
    ? [(answer as { pixels: Uint8ClampedArray<ArrayBuffer> }).pixels.buffer]
    : [],
);
