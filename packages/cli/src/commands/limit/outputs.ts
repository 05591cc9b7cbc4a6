import {
  darkCastFiles,
  fluxWords,
  type HepDataSubmission,
  hepDataSubmission,
  type LimitDescription,
  type LimitRun,
  limitFigure,
  limitsCsv,
  publishedCsv,
  withResources,
} from '@nereid/analysis';
import type { FigureSpec } from '@nereid/figures';
import type { FigureStyle } from '../../options/figure.js';
import { figureFiles } from '../../output/figureFiles.js';
import { saveFiles } from '../../output/files.js';
import { toJson } from '../../output/json.js';
import { selectionWords } from '../../output/selectionText.js';
import { VERSION } from '../../thisProgram.js';
import type { LimitFlags } from './flags.js';
import type { LimitOverlay } from './overlay.js';

export interface LimitOutput {
  readonly run: LimitRun;
  readonly result: object;
  readonly style: FigureStyle;
  readonly overlay: LimitOverlay;
  readonly description: LimitDescription;
  /** Of the family that is limited. */
  readonly charges: object;
}

/** Tables and figure of --out, with what --overlay, --darkcast and --hepdata add. */
export async function writeOutputs(folder: string, options: LimitFlags, output: LimitOutput): Promise<void> {
  const { run, result, style, overlay, description, charges } = output;
  const { statistics, experiments, correlations = [], flux, model, observables = [], published = [] } = description;
  const correlated = correlations.length > 0 ? ' Combined with correlated errors.' : '';
  const cuts = selectionWords(options, ', events after cuts: ');
  const caption = `Nereid ${VERSION}: published ratios, ${fluxWords(experiments, flux)}, coherent scattering (recast)${cuts}. ${statistics.statistic}.${correlated}${overlay.caption}`;
  const figure = limitFigure(run.curves, { model, caption, published, observables, ...statistics });
  const tables = {
    'limits.csv': limitsCsv(run, description),
    'limits.json': `${toJson(result)}\n`,
    ...overlay.files,
    ...(published.length > 0 && { 'published.csv': publishedCsv(published) }),
    ...(options.darkcast && darkCastFiles(run, description, charges)),
  };
  const files = options.hepdata
    ? await submissionFiles(hepDataSubmission(run, description), tables, figure, style)
    : { ...tables, ...(await figureFiles('limits', figure, style)) };
  saveFiles(folder, files);
}

/** A HEPData submission with all that lies in its folder: the figure, as PNG in any case, which HEPData shows, and the tables. */
async function submissionFiles(
  submission: HepDataSubmission,
  tables: Readonly<Record<string, string>>,
  figure: FigureSpec,
  style: FigureStyle,
): Promise<Record<string, string | Uint8Array>> {
  const { hepDataFiles } = await import('../../yamlFiles.js');
  const [image, thumbnail] = ['limits.png', 'thumb_limits.png'];
  const others = style.formats.filter((format) => format !== 'png');
  // where the package that draws PNG is missing, and it was not asked for, there is a submission without the figure
  const leavesOutMissing = style.leavesOutMissing || !style.formats.includes('png');
  const files = {
    ...tables,
    ...(await figureFiles('limits', figure, { ...style, formats: others })),
    ...(await figureFiles('limits', figure, { ...style, formats: ['png'], leavesOutMissing }, thumbnail)),
  };
  const beside = Object.keys(files).filter((name) => name !== image && name !== thumbnail);
  const shown = Object.hasOwn(files, image) ? { image, thumbnail } : undefined;
  return { ...files, ...hepDataFiles(withResources(submission, shown, beside)) };
}
