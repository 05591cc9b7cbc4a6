import { limitFigure, massOverCoupling } from '@nereid/analysis';
import { recordResult } from '@nereid/analysis/node';
import { type Catalogue, type Experiment, measuredExperiments } from '@nereid/catalogue';
import { type CouplingLimitOptions, electroweakInputs, lmuLtau } from '@nereid/physics';
import { keptLater } from './incremental/kept.js';
import { VERSION } from './version.js';

/** From 1 MeV to 100 GeV, 40 a decade, as in `nereid report`. */
const FIGURE_MASSES_GEV = Array.from({ length: 200 }, (_, i) => 10 ** (-3 + (5 * i) / 199));

export { RECORD_MASSES_GEV as TABLE_MASSES_GEV } from '@nereid/analysis/node';

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
    readonly couplingUpper: readonly (number | null)[];
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

/** The result in the parts that a page prints. */
async function computeResult(recordId: string, experiments: readonly Experiment[], catalogue: Catalogue) {
  const command = `nereid limit --experiment ${experiments.map(({ id }) => id).join(',')} --mass 0.001:100:200 --out limits`;
  const { tabled, drawn, ...result } = await recordResult(recordId, catalogue, {
    electroweak: electroweakInputs({}),
    statistics: STATISTICS,
    version: VERSION,
    command,
    masses: FIGURE_MASSES_GEV,
  });
  return {
    measurements: result.measurements.map(({ experiment, energyGeV, pull, standardModelCm2 }) => ({
      experimentId: experiment.id,
      name: experiment.name,
      valueId: experiment.measurement.valueId,
      target: experiment.target.material,
      energyGeV,
      pull,
      standardModelCm2,
    })),
    table: tabled.curves.map(({ name, points, contact }) => ({
      name,
      couplingUpper: points.map((point) => point.couplingUpper),
      massOverCouplingGeV: massOverCoupling(contact),
    })),
    csv: result.csv,
    command,
    caption: result.caption,
    drawn: drawn.curves,
    published: result.published,
  };
}
