import {
  type Constraint,
  type ExperimentKernel,
  fromStored,
  isRecorded,
  type Landscape,
  landscapeOf,
  type MovedKernel,
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
import type { TheoryData } from '../../build/explorerTheory.ts';
import type { LandscapeData, PlainCurve } from '../../build/landscapeData.ts';
import { movedKernelsOf } from '../theoryErrors.ts';
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
  private withTheory: PreparedLandscape | undefined;
  private readonly kernels = new Map<string, ExperimentKernel>();
  private readonly others: readonly Constraint[];
  private readonly curves: readonly PublishedCurve[];
  private readonly remembered = new RememberedPredictions();

  constructor(
    private readonly data: ExplorerData,
    { curves }: Pick<LandscapeData, 'curves'>,
  ) {
    for (const { experiment, kernel } of data.experiments)
      this.kernels.set(experiment.id, fromStored(experiment.id, kernel));
    const values = new Map(data.values.map((value) => [value.id, value]));
    const names = REGISTERED_OBSERVABLES.filter((one) => isRecorded(one, values)).map(({ id }) => id);
    this.others = observableConstraints(names, STANDARD_OBSERVABLES, values, inputs).map((one) =>
      this.remembered.remembering(one),
    );
    this.curves = curves.map(withColumns);
    this.prepared = this.preparedWith();
  }

  /** What is not known of predictions of tridents, for states that have it on. */
  useTheory(data: TheoryData): void {
    this.withTheory ??= this.preparedWith(movedKernelsOf(data, (id) => this.kernelOf(id)));
  }

  private preparedWith(theory?: ReadonlyMap<string, readonly MovedKernel[]>): PreparedLandscape {
    const experiments = this.data.experiments.map(({ experiment }) => experiment);
    const kernelOf = ({ id }: { readonly id: string }) => this.kernelOf(id);
    const tridents = tridentConstraints(experiments, kernelOf, inputs, {}, (i) => theory?.get(experiments[i].id));
    return prepareLandscape({ constraints: [...tridents, ...this.others], curves: this.curves, electroweak: inputs });
  }

  private kernelOf(id: string): ExperimentKernel {
    const kernel = this.kernels.get(id);
    if (kernel) return kernel;
    throw new Error(`no kernel of ${id}`);
  }

  /** @throws InputError for parameters that exclude each other */
  draw(state: LandscapeState): DrawnLandscape {
    const started = performance.now();
    const { model, parameters, mass, without, theoryErrors } = state;
    const masses = logarithmicRange(...mass, LANDSCAPE_POINTS);
    this.remembered.use(JSON.stringify([model, parameters, mass]));
    const landscape = landscapeOf((theoryErrors && this.withTheory) || this.prepared, { model, parameters }, masses, {
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
