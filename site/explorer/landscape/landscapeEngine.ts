import {
  type ExperimentKernel,
  fromStored,
  isRecorded,
  type Landscape,
  landscapeOf,
  observableConstraints,
  type PreparedLandscape,
  prepareLandscape,
  REGISTERED_OBSERVABLES,
  STANDARD_OBSERVABLES,
  tridentConstraints,
} from '@nereid/analysis';
import type { PublishedCurve } from '@nereid/catalogue';
import { defaultElectroweakInputs as inputs, logarithmicRange } from '@nereid/physics';
import type { ExplorerData } from '../../build/explorerData.ts';
import type { LandscapeData, PlainCurve } from '../../build/landscapeData.ts';
import { type LandscapeState, testOf } from './landscapeState.ts';
import { RememberedPredictions } from './rememberedPredictions.ts';

/** So many masses, as `nereid landscape` has. */
export const LANDSCAPE_POINTS = 120;

/** A landscape, and what it took. */
export interface DrawnLandscape {
  readonly landscape: Landscape;
  /** Time of the calculation [ms]. */
  readonly milliseconds: number;
}

/**
 * The calculation behind the landscape: `landscapeOf`, which the command line calls, on the kernels shipped with the page. It knows
 * nothing of the page.
 */
export class LandscapeEngine {
  readonly prepared: PreparedLandscape;
  private readonly remembered = new RememberedPredictions();

  constructor(data: ExplorerData, { curves }: Pick<LandscapeData, 'curves'>) {
    const kernels = new Map<string, ExperimentKernel>();
    for (const { experiment, kernel } of data.experiments)
      kernels.set(experiment.id, fromStored(experiment.id, kernel));
    const kernelOf = (id: string): ExperimentKernel => {
      const kernel = kernels.get(id);
      if (kernel) return kernel;
      throw new Error(`no kernel of ${id}`);
    };
    const experiments = data.experiments.map(({ experiment }) => experiment);
    const values = new Map(data.values.map((value) => [value.id, value]));
    const others = REGISTERED_OBSERVABLES.filter((one) => isRecorded(one, values)).map(({ id }) => id);
    this.prepared = prepareLandscape({
      constraints: [
        ...tridentConstraints(experiments, ({ id }) => kernelOf(id), inputs),
        ...observableConstraints(others, STANDARD_OBSERVABLES, values, inputs).map((one) =>
          this.remembered.remembering(one),
        ),
      ],
      curves: curves.map(withColumns),
      electroweak: inputs,
    });
  }

  /** @throws InputError for parameters that exclude each other */
  draw(state: LandscapeState): DrawnLandscape {
    const started = performance.now();
    const { model, parameters, mass, without } = state;
    const masses = logarithmicRange(...mass, LANDSCAPE_POINTS);
    this.remembered.use(JSON.stringify([model, parameters, mass]));
    const landscape = landscapeOf(this.prepared, { model, parameters }, masses, {
      leaveOut: without,
      test: testOf(state),
    });
    return { landscape, milliseconds: performance.now() - started };
  }
}

const COLUMNS = ['massGeV', 'gPrime', 'upper'];

/** A curve as the catalogue has it, its columns typed. */
const withColumns = (curve: PlainCurve): PublishedCurve =>
  Object.fromEntries(
    Object.entries(curve).map(([key, value]) => [
      key,
      COLUMNS.includes(key) ? Float64Array.from(value as readonly number[]) : value,
    ]),
  ) as unknown as PublishedCurve;
