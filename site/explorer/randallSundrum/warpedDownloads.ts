import { randallSundrum } from '@nereid/physics';
import type { ExplorerData } from '../../build/explorerData.ts';
import { saveFile } from '../downloads.ts';
import type { ThemedSvg } from '../themedFigure.ts';
import type { WarpedReading } from './warpedEngine.ts';
import type { WarpedState } from './warpedState.ts';

/** Drawings of a point. */
export interface WarpedFigures {
  readonly towers: ThemedSvg;
  readonly profiles: ThemedSvg;
  readonly along: ThemedSvg;
}

/** What there is to be taken along. */
export interface WarpedResult {
  readonly state: WarpedState;
  readonly reading: WarpedReading | undefined;
  readonly figures: WarpedFigures | undefined;
  readonly data: ExplorerData;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Offers a file of this kind to the reader; returns why there is none. */
export function saveWarped(kind: string, { state, reading, figures, data }: WarpedResult): string | undefined {
  const point = { model: randallSundrum.name, parameters: state.parameters };
  switch (kind) {
    case 'point':
      saveFile('point.json', json(point), 'application/json');
      return undefined;
    case 'numbers': {
      if (reading === undefined) return 'There are no numbers for these parameters.';
      const { milliseconds: _, ...numbers } = reading;
      saveFile('randall-sundrum.json', json({ point, ...numbers }), 'application/json');
      return undefined;
    }
    case 'figures':
      if (reading === undefined || figures === undefined) return 'There are no figures for these parameters.';
      for (const [name, { light }] of Object.entries(figures)) {
        saveFile(`randall-sundrum-${name}.svg`, light, 'image/svg+xml');
      }
      return undefined;
    case 'bibtex':
      saveFile('nereid.bib', bibtexOf(state, data), 'application/x-bibtex');
      return undefined;
  }
  throw new Error(`no download ${kind}`);
}

function bibtexOf(state: WarpedState, { experiments, papers, bibtex }: ExplorerData): string {
  const chosen = experiments.filter(({ experiment }) => state.experiments.includes(experiment.id));
  const keys = [
    ...chosen.flatMap((one) => one.papers),
    ...(papers[randallSundrum.name] ?? []),
    ...(papers[state.statistic] ?? []),
  ];
  return [...new Set(keys)].flatMap((key) => bibtex[key] ?? []).join('\n');
}
