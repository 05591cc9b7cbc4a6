import { type Catalogue, measuredExperiments } from '@nereid/catalogue';
import {
  type CouplingLimitOptions,
  type ElectroweakInputs,
  lmuLtau,
  lmuLtauFamily,
  logarithmicRange,
} from '@nereid/physics';
import { prepareConstraints } from '../constraints/cachedConstraints.js';
import { likelihoodOf } from '../constraints/measuredLikelihood.js';
import { fluxWords, meanEnergyGeV } from '../kernels/experimentFlux.js';
import { standardModelCrossSection } from '../kernels/modelRatio.js';
import type { LimitDescription } from './limitDescription.js';
import { runLimits } from './limitRun.js';
import { limitsCsv } from './limitsCsv.js';
import { publishedCurves } from './publishedLines.js';

/** Masses of the table [GeV]. */
export const RECORD_MASSES_GEV = [0.01, 0.1, 1, 10] as const;

/** What the result of a record is computed with. */
export interface RecordResultOptions {
  readonly electroweak: ElectroweakInputs;
  readonly tolerance?: number | undefined;
  readonly statistics: CouplingLimitOptions;
  /** Of the program, for captions and tables. */
  readonly version: string;
  /** The command that makes the same files. */
  readonly command?: string | undefined;
  /** Masses of the figure [GeV]; from 1 MeV to 100 GeV, 40 a decade, unless given. */
  readonly masses?: ArrayLike<number>;
  readonly onProgress?: ((computed: number, total: number) => void) | undefined;
}

/**
 * What the program makes of the measured trident ratios of a record: each beside the Standard Model, and limits on a gauged L_μ − L_τ
 * boson at a few masses for a table and at many for a figure. @throws InputError as the calculations
 */
export async function recordResult(record: string, catalogue: Catalogue, options: RecordResultOptions) {
  const { electroweak, tolerance, statistics, version, command, onProgress } = options;
  const experiments = measuredExperiments(catalogue.experiments, record);
  const names = experiments.map(({ id }) => id);
  const { tridents } = await prepareConstraints(names, catalogue, { electroweak, hadronic: {}, tolerance, onProgress });
  const limitsAt = (masses: ArrayLike<number>) => runLimits(tridents, masses, lmuLtauFamily, electroweak, statistics);
  const drawn = limitsAt(options.masses ?? logarithmicRange(0.001, 100, 200));
  const measurements = tridents.map(({ measurement }) => measurement);
  const model = lmuLtau.name;
  const description: LimitDescription = { model, statistics, version, experiments, measurements, command };
  return {
    experiments,
    measurements: tridents.map((one, i) => {
      const standardModelCm2 = standardModelCrossSection(one.kernel, electroweak);
      return {
        experiment: experiments[i],
        pull: likelihoodOf(one).pull(1),
        standardModelCm2,
        standardModelErrorCm2: standardModelCm2 * one.kernel.relativeError,
        energyGeV: meanEnergyGeV(one.experiment, catalogue),
      };
    }),
    kernels: tridents.map(({ kernel }) => kernel),
    tabled: limitsAt(RECORD_MASSES_GEV),
    drawn,
    published: publishedCurves(catalogue, experiments, model, statistics),
    csv: limitsCsv(drawn, description),
    caption:
      `Nereid ${version}, record ${record}: published ratios recast with the ${fluxWords(experiments)}, coherent scattering, ` +
      'full calculation.',
  };
}
