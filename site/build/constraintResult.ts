import {
  chosenMeasurement,
  fluxWords,
  limitFigure,
  limitsCsv,
  massOverCoupling,
  meanEnergyGeV,
  type PreparedExperiment,
  publishedCurves,
  runLimits,
  standardModelCrossSection,
} from '@nereid/analysis';
import { cachedExperimentKernel } from '@nereid/analysis/node';
import { type Catalogue, type Experiment, measuredExperiments } from '@nereid/catalogue';
import { type CouplingLimitOptions, electroweakInputs, lmuLtau, lmuLtauFamily, ratioLikelihood } from '@nereid/physics';
import { keptLater } from './incremental/kept.js';
import { VERSION } from './version.js';

/** Masses of the table [GeV]. */
export const TABLE_MASSES_GEV = [0.01, 0.1, 1, 10] as const;
/** From 1 MeV to 100 GeV, 40 a decade, as in `nereid report`. */
const FIGURE_MASSES_GEV = Array.from({ length: 200 }, (_, i) => 10 ** (-3 + (5 * i) / 199));

export const STATISTICS = {
  confidenceLevel: 0.95,
  sidedness: 'one-sided',
  statistic: 'likelihood-ratio',
  errorModel: 'bifurcated-gaussian',
} as const satisfies CouplingLimitOptions;

export interface MeasurementResult {
  readonly experimentId: string;
  readonly name: string;
  readonly valueId: string;
  readonly target: string;
  readonly energyGeV: number;
  readonly pull: number;
  readonly standardModelCm2: number;
}

/** What the engine makes of the measurements of a record: limits on a gauged L_μ − L_τ boson. */
export interface ConstraintResult {
  readonly measurements: readonly MeasurementResult[];
  readonly table: readonly {
    readonly name: string;
    readonly gPrimeUpper: readonly (number | null)[];
    readonly massOverCouplingGeV: number | null;
  }[];
  readonly csv: string;
  readonly command: string;
  readonly figure: (theme: 'light' | 'dark') => ReturnType<typeof limitFigure>;
}

/** @returns undefined where no experiment of the data serves the record */
export async function constraintResult(recordId: string, catalogue: Catalogue): Promise<ConstraintResult | undefined> {
  const experiments = measuredExperiments(catalogue.experiments, recordId);
  if (experiments.length === 0) return undefined;
  // the record itself enters by its id alone
  const { caption, drawn, published, ...result } = await keptLater(
    'constraints',
    (inputs) => [inputs.engineData, recordId],
    () => computeResult(recordId, experiments, catalogue),
  );
  const options = { model: lmuLtau.name, caption, published, ...STATISTICS } as const;
  return { ...result, figure: (theme) => limitFigure(drawn, { ...options, theme }) };
}

/** Limits of the experiments of a record, in the table and for the figure. */
async function computeResult(recordId: string, experiments: readonly Experiment[], catalogue: Catalogue) {
  const inputs = electroweakInputs({});
  const prepared: PreparedExperiment[] = [];
  for (const experiment of experiments) {
    const kernel = await cachedExperimentKernel(experiment, catalogue, {
      electroweak: inputs,
      hadronic: {},
    });
    prepared.push({ experiment, measurement: chosenMeasurement(experiment), kernel });
  }
  const tabled = runLimits(prepared, TABLE_MASSES_GEV, lmuLtauFamily, inputs, STATISTICS);
  const drawn = runLimits(prepared, FIGURE_MASSES_GEV, lmuLtauFamily, inputs, STATISTICS);
  const published = publishedCurves(catalogue, experiments, lmuLtau.name, STATISTICS);
  const command = `nereid limit --experiment ${experiments.map(({ id }) => id).join(',')} --mass 0.001:100:200 --out limits`;
  const caption =
    `Nereid ${VERSION}, record ${recordId}: published ratios recast with the ${fluxWords(experiments)}, coherent scattering, ` +
    'full calculation.';
  return {
    measurements: prepared.map(({ experiment, measurement, kernel }) => ({
      experimentId: experiment.id,
      name: experiment.name,
      valueId: experiment.measurement.valueId,
      target: experiment.target.material,
      energyGeV: meanEnergyGeV(experiment, catalogue),
      pull: ratioLikelihood(measurement).pull(1),
      standardModelCm2: standardModelCrossSection(kernel, inputs),
    })),
    table: tabled.curves.map(({ name, points, contact }) => ({
      name,
      gPrimeUpper: points.map((point) => point.gPrimeUpper),
      massOverCouplingGeV: massOverCoupling(contact),
    })),
    csv: limitsCsv(drawn, {
      model: lmuLtau.name,
      statistics: STATISTICS,
      version: VERSION,
      experiments,
      measurements: prepared.map(({ measurement }) => measurement),
      command,
    }),
    command,
    caption,
    drawn: drawn.curves,
    published,
  };
}
