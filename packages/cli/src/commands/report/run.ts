import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import {
  fluxWords,
  type LimitPoint,
  type LimitRun,
  limitFigure,
  limitsCsv,
  massOverCoupling,
  meanEnergyGeV,
  publishedCsv,
  publishedCurves,
  pullText,
  runLimits,
  standardModelCrossSection,
} from '@nereid/analysis';
import { type Catalogue, type MeasuredExperiment, measuredExperiments, printedNumber } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { type ElectroweakInputs, lmuLtauCharges, parseModel, ratioLikelihood } from '@nereid/physics';
import { commandLine } from '../../commandLine.js';
import { calculationSetting } from '../../options/calculation.js';
import { figureStyle } from '../../options/figure.js';
import { parseRange } from '../../options/parse.js';
import { largestTolerance, type PreparedWithKernel, prepareExperiments } from '../../options/prepare.js';
import { statisticsSetting } from '../../options/statistics.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFolder, writeFiles } from '../../output/files.js';
import { printJson, toJson } from '../../output/json.js';
import { table } from '../../output/text.js';
import { PROVENANCE, VERSION } from '../../thisProgram.js';
import type { ReportFlags } from './flags.js';

/** Masses of the table [GeV] and of the figure. */
const TABLE_MASSES = [0.01, 0.1, 1, 10] as const;
const FIGURE_MASSES = '0.001:100:200';
const RECORD = 'L023';

/**
 * `nereid report`, the main job: the measured trident ratios of record L023, beside the Standard Model, as 95 % CL limits
 * on a gauged L_μ − L_τ boson: a table, the exclusion figure and its data.
 */
export async function report(options: ReportFlags, given: CommandUnknownOpts): Promise<void> {
  const command = commandLine(given);
  const style = figureStyle(options);
  requireWritableFolder(options.out);
  const test = { statistic: 'likelihood-ratio', errorModel: 'bifurcated-gaussian' } as const;
  const statistics = statisticsSetting({ ...options, ...test });
  const calculation = calculationSetting(options);
  const inputs = calculation.electroweak;
  const catalogue = await loadCatalogue();
  const experiments = measuredExperiments(catalogue.experiments, RECORD);
  const prepared = await prepareExperiments(experiments, catalogue, { ...calculation, inputs });
  const tabled = runLimits(prepared, TABLE_MASSES, lmuLtauCharges, inputs, statistics);
  const drawn = runLimits(prepared, parseRange('figure masses', FIGURE_MASSES), lmuLtauCharges, inputs, statistics);
  const rows = prepared.map((one) => measurementRow(one, catalogue, inputs));
  const result = {
    record: RECORD,
    model: parseModel('lmu-ltau', { mass: 1, gPrime: 0 }).name,
    measurements: rows,
    limits: tabled.curves.map(({ name, experiments: ids, points, contact }) => ({
      name,
      experiments: ids,
      points,
      massOverGPrimeLowerGeV: massOverCoupling(contact),
    })),
    statistics,
    fidelity: 'recast',
    inputs: { electroweak: inputs, tolerance: largestTolerance(prepared) },
    provenance: { ...PROVENANCE, kernels: prepared.map(({ kernel }) => kernel.hash) },
  };
  const published = publishedCurves(catalogue, experiments, 'lmu-ltau', statistics);
  const caption =
    `Nereid ${VERSION}, record ${RECORD}: published ratios recast with the ${fluxWords(experiments)}, coherent scattering, ` +
    'full calculation.';
  const figure = limitFigure(drawn.curves, { model: 'lmu-ltau', caption, published, ...statistics });
  const description = {
    model: 'lmu-ltau',
    statistics,
    version: VERSION,
    experiments,
    measurements: prepared.map(({ measurement }) => measurement),
    command,
  };
  const paths = writeFiles(options.out, {
    ...(await figureFiles('exclusion', figure, style)),
    'limits.csv': limitsCsv(drawn, description),
    ...(published.length > 0 && { 'published.csv': publishedCsv(published) }),
    'report.json': `${toJson({ ...result, curves: drawn.curves, published, command })}\n`,
  });
  if (options.json) printJson(result);
  else {
    printMeasurements(rows);
    printLimits(tabled, statistics.confidenceLevel, statistics.sidedness);
    console.log(`\n${paths.map((path) => `wrote ${path}`).join('\n')}`);
  }
}

interface MeasurementRow {
  readonly experiment: string;
  readonly name: string;
  readonly valueId: string;
  readonly measured: string;
  readonly predictedRatio: number;
  readonly pull: number;
  readonly standardModelCm2: number;
  readonly standardModelErrorCm2: number;
  readonly energyGeV: number;
  readonly target: string;
}

function measurementRow(
  { experiment, measurement, kernel }: PreparedWithKernel<MeasuredExperiment>,
  catalogue: Catalogue,
  inputs: ElectroweakInputs,
): MeasurementRow {
  const { valueId } = experiment.measurement;
  const standardModelCm2 = standardModelCrossSection(kernel, inputs);
  return {
    experiment: experiment.id,
    name: experiment.name,
    valueId,
    measured: printedNumber(experiment.measurement),
    predictedRatio: 1,
    pull: ratioLikelihood(measurement).pull(1),
    standardModelCm2,
    standardModelErrorCm2: standardModelCm2 * kernel.relativeError,
    energyGeV: meanEnergyGeV(experiment, catalogue),
    target: experiment.target.material,
  };
}

function printMeasurements(rows: readonly MeasurementRow[]): void {
  console.log('Neutrino trident production ν_μ N → ν_μ N μ⁺μ⁻ (record L023): measurements and the Standard Model\n');
  const head = ['experiment', 'target', '⟨E⟩ [GeV]', 'measured σ/σ_SM', 'predicted', 'pull', 'σ_SM [cm²/nucleus]'];
  const body = rows.map((row) => [
    row.name,
    row.target,
    String(Number(row.energyGeV.toPrecision(3))),
    row.measured,
    row.predictedRatio.toFixed(2),
    pullText(row.pull),
    row.standardModelCm2.toExponential(4),
  ]);
  console.log(table([head, ...body], ['left', 'left', 'right', 'left', 'right', 'right', 'right']));
}

function printLimits(run: LimitRun, confidenceLevel: number, sidedness: string): void {
  const percent = Number((100 * confidenceLevel).toPrecision(6));
  console.log(`\nGauged L_μ − L_τ boson: upper limits on g′ at ${percent} % CL (${sidedness}, likelihood ratio)\n`);
  const cell = ({ gPrimeUpper }: LimitPoint) => (gPrimeUpper === null ? '–' : gPrimeUpper.toExponential(3));
  const head = ['', 'M = 10 MeV', '100 MeV', '1 GeV', '10 GeV', 'contact: M/g′ >'];
  const body = run.curves.map(({ name, points, contact }) => {
    const bound = massOverCoupling(contact);
    return [name, ...points.map(cell), bound === null ? '–' : `${bound.toFixed(0)} GeV`];
  });
  console.log(table([head, ...body], ['left', 'right', 'right', 'right', 'right', 'right']));
}
