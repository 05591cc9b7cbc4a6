import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import {
  type LimitPoint,
  type LimitRun,
  limitFigure,
  massOverCoupling,
  publishedCsv,
  pullText,
  withFormerKeys,
} from '@nereid/analysis';
import { recordResult } from '@nereid/analysis/node';
import { printedNumber } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { lmuLtau } from '@nereid/physics';
import { commandLine } from '../../commandLine.js';
import { calculationSetting } from '../../options/calculation.js';
import { figureStyle } from '../../options/figure.js';
import { statisticsSetting } from '../../options/statistics.js';
import { figureFiles } from '../../output/figureFiles.js';
import { requireWritableFolder, writeFiles } from '../../output/files.js';
import { printJson, toJson } from '../../output/json.js';
import { Progress } from '../../output/progress.js';
import { table } from '../../output/text.js';
import { PROVENANCE, VERSION } from '../../thisProgram.js';
import type { ReportFlags } from './flags.js';

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
  const { electroweak, tolerance } = calculationSetting(options);
  const catalogue = await loadCatalogue();
  const progress = new Progress();
  await progress.show(`kernels of the measurements of ${RECORD} …`);
  const { tabled, drawn, published, caption, csv, ...computed } = await recordResult(RECORD, catalogue, {
    electroweak,
    tolerance,
    statistics,
    version: VERSION,
    command,
    onProgress: (done, total) => progress.update(`kernel ${done} of ${total} …`),
  }).finally(() => progress.clear());
  const rows = computed.measurements.map(measurementRow);
  const result = {
    record: RECORD,
    model: lmuLtau.name,
    measurements: rows,
    limits: tabled.curves.map(({ name, experiments: ids, points, contact }) => ({
      name,
      experiments: ids,
      points,
      massOverCouplingGeV: massOverCoupling(contact),
    })),
    statistics,
    fidelity: 'recast',
    inputs: { electroweak, tolerance: Math.max(...computed.kernels.map((kernel) => kernel.inputs.tolerance)) },
    provenance: { ...PROVENANCE, kernels: computed.kernels.map(({ hash }) => hash) },
  };
  const figure = limitFigure(drawn.curves, { model: lmuLtau.name, caption, published, ...statistics });
  const paths = writeFiles(options.out, {
    ...(await figureFiles('exclusion', figure, style)),
    'limits.csv': csv,
    ...(published.length > 0 && { 'published.csv': publishedCsv(published) }),
    'report.json': `${toJson(withFormerKeys({ ...result, curves: drawn.curves, published, command }))}\n`,
  });
  if (options.json) printJson(withFormerKeys(result));
  else {
    printMeasurements(rows);
    printLimits(tabled, statistics.confidenceLevel, statistics.sidedness);
    console.log(`\n${paths.map((path) => `wrote ${path}`).join('\n')}`);
  }
}

type Measurement = Awaited<ReturnType<typeof recordResult>>['measurements'][number];

const measurementRow = ({ experiment, ...computed }: Measurement) => ({
  ...computed,
  experiment: experiment.id,
  name: experiment.name,
  valueId: experiment.measurement.valueId,
  measured: printedNumber(experiment.measurement),
  predictedRatio: 1,
  target: experiment.target.material,
});

function printMeasurements(rows: readonly ReturnType<typeof measurementRow>[]): void {
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
  const cell = ({ couplingUpper }: LimitPoint) => (couplingUpper === null ? '–' : couplingUpper.toExponential(3));
  const head = ['', 'M = 10 MeV', '100 MeV', '1 GeV', '10 GeV', 'contact: M/g′ >'];
  const body = run.curves.map(({ name, points, contact }) => {
    const bound = massOverCoupling(contact);
    return [name, ...points.map(cell), bound === null ? '–' : `${bound.toFixed(0)} GeV`];
  });
  console.log(table([head, ...body], ['left', 'right', 'right', 'right', 'right', 'right']));
}
