import {
  boundReferences,
  drawnBounds,
  type Landscape,
  type LandscapeDescription,
  landscapeCsv,
  landscapeFigure,
  landscapeHepData,
  landscapeTex,
} from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { bibtex } from '@nereid/catalogue/exports';
import type { FigureStyle } from '../../options/figure.js';
import { figureFiles } from '../../output/figureFiles.js';
import { saveFiles } from '../../output/files.js';
import { submissionFiles } from '../../output/hepDataOutput.js';
import { toJson } from '../../output/json.js';
import { VERSION } from '../../thisProgram.js';

/** What is written, and how. */
export interface LandscapeOutput {
  readonly landscape: Landscape;
  readonly result: object;
  readonly description: LandscapeDescription;
  readonly catalogue: Catalogue;
  readonly style: FigureStyle;
  readonly hepdata: boolean;
}

/** Table, figure and papers of --out; with --hepdata the submission. */
export async function writeOutputs(folder: string, output: LandscapeOutput): Promise<void> {
  const { landscape, result, description, catalogue, style, hepdata } = output;
  const { drawn } = drawnBounds(landscape);
  const figure = landscapeFigure(landscape, { caption: captionOf(landscape, description) });
  const tables = {
    'landscape.csv': landscapeCsv(landscape, description),
    'landscape.json': `${toJson(result)}\n`,
    'landscape.bib': bibtex(boundReferences(drawn, landscape.model, description.test, catalogue)),
    'landscape.tex': landscapeTex(landscape, description, catalogue),
  };
  const files = hepdata
    ? await submissionFiles('landscape', landscapeHepData(landscape, description), tables, figure, style)
    : { ...tables, ...(await figureFiles('landscape', figure, style)) };
  saveFiles(folder, files);
}

function captionOf({ model, parameters }: Landscape, { test }: LandscapeDescription): string {
  const given = Object.entries(parameters).map(([name, value]) => `, ${name}=${value}`);
  const percent = Number((100 * test.confidenceLevel).toPrecision(6));
  return `Nereid ${VERSION}, ${model}${given.join('')}: computed at ${percent} % CL, ${test.sidedness}, ${test.statistic ?? 'likelihood-ratio'}; recast and published curves at their own level.`;
}
