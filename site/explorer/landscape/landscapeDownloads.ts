import type { Landscape } from '@nereid/analysis';
import type { LandscapeData } from '../../build/landscapeData.ts';
import { pngOf, saveFile } from '../downloads.ts';
import type { LandscapeFiles } from './landscapeFiles.ts';

/** What there is to be taken along. */
export interface LandscapeResult {
  readonly landscape: Landscape;
  readonly filesOf: () => Promise<LandscapeFiles>;
  /** The figure as it is saved, with what it shows in words on it. */
  readonly svgOf: () => string;
  readonly papers: LandscapeData['papers'];
  /** Keys of the papers of models. */
  readonly modelPapers: Readonly<Record<string, readonly string[]>>;
}

/** Offers a file of this kind to the reader. */
export async function saveLandscape(
  kind: string,
  { landscape, filesOf, svgOf, papers, modelPapers }: LandscapeResult,
): Promise<void> {
  switch (kind) {
    case 'svg':
      return saveFile('nereid-landscape.svg', svgOf(), 'image/svg+xml');
    case 'png':
      return saveFile('nereid-landscape.png', await pngOf(svgOf()), 'image/png');
    case 'csv':
      return saveFile('landscape.csv', (await filesOf()).csv, 'text/csv');
    case 'hepdata':
      return saveFile('submission.yaml', (await filesOf()).hepData, 'application/yaml');
    case 'json':
      return saveFile('landscape.json', `${JSON.stringify(landscape, null, 2)}\n`, 'application/json');
    case 'bibtex': {
      const cited = [
        ...landscape.bounds.flatMap(({ references }) => references),
        ...(modelPapers[landscape.model] ?? []),
      ];
      const entries = [...new Set(cited)].sort().flatMap((key) => papers[key]?.bibtex ?? []);
      return saveFile('nereid.bib', entries.join('\n'), 'application/x-bibtex');
    }
  }
}
