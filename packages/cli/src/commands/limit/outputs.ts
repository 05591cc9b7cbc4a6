import {
  darkCastFiles,
  fluxWords,
  hepDataSubmission,
  type LimitDescription,
  type LimitRun,
  limitFigure,
  limitsCsv,
  publishedCsv,
} from '@nereid/analysis';
import type { FigureStyle } from '../../options/figure.js';
import { figureFiles } from '../../output/figureFiles.js';
import { saveFiles } from '../../output/files.js';
import { submissionFiles } from '../../output/hepDataOutput.js';
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
  /** What each source of theory errors does to the limit, where they enter, as a table. */
  readonly theoryTable?: string | undefined;
  /** Of the family that is limited. */
  readonly charges: object;
}

/** Tables and figure of --out, with what --overlay, --darkcast and --hepdata add. */
export async function writeOutputs(folder: string, options: LimitFlags, output: LimitOutput): Promise<void> {
  const { run, result, style, overlay, description, charges, theoryTable } = output;
  const { statistics, experiments, correlations = [], flux, model, observables = [], published = [] } = description;
  const { others = [] } = description;
  const correlated = correlations.length > 0 ? ' Combined with correlated errors.' : '';
  const cuts = selectionWords(options, ', events after cuts: ');
  const beside = others.map(({ title, fidelity }) => `${title.replace(/ \(recast\)$/, '')} (${fidelity})`);
  const ratios = `published ratios, ${fluxWords(experiments, flux)}, coherent scattering (recast)${cuts}`;
  const made = [...(experiments.length > 0 ? [ratios] : []), ...beside].join('; ');
  const theory = theoryTable === undefined ? '' : ' With theory errors.';
  const caption = `Nereid ${VERSION}: ${made}. ${statistics.statistic}.${theory}${correlated}${overlay.caption}`;
  const tridentsAlone = others.length === 0;
  const figure = limitFigure(run.curves, { model, caption, published, observables, tridentsAlone, ...statistics });
  const tables = {
    'limits.csv': limitsCsv(run, description),
    'limits.json': `${toJson(result)}\n`,
    ...overlay.files,
    ...(theoryTable !== undefined && { 'theory-errors.csv': theoryTable }),
    ...(published.length > 0 && { 'published.csv': publishedCsv(published) }),
    ...(options.darkcast && darkCastFiles(run, description, charges)),
  };
  const files = options.hepdata
    ? await submissionFiles('limits', hepDataSubmission(run, description), tables, figure, style)
    : { ...tables, ...(await figureFiles('limits', figure, style)) };
  saveFiles(folder, files);
}
