import {
  type ExperimentKernel,
  fromStored,
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
import type { LandscapeState } from './landscapeState.ts';

/** So many masses, as `nereid landscape` has. */
export const LANDSCAPE_POINTS = 120;

/** What the landscape loads beside the kernels and values of the explorer. */
export interface LandscapeData {
  /** Their columns as plain lists of numbers. */
  readonly curves: readonly PublishedCurve[];
}

/** A bound that there is, shown or not. */
export interface NamedBound {
  readonly id: string;
  readonly title: string;
}

/** A landscape, and what it took. */
export interface DrawnLandscape {
  readonly landscape: Landscape;
  /** Every constraint, and every published curve that may bound this model. */
  readonly names: readonly NamedBound[];
  /** Time of the calculation [ms]. */
  readonly milliseconds: number;
}

/**
 * The calculation behind the landscape: `landscapeOf`, which the command line calls, on the kernels shipped with the page. It knows
 * nothing of the page.
 */
export class LandscapeEngine {
  readonly prepared: PreparedLandscape;

  constructor(data: ExplorerData, { curves }: LandscapeData) {
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
    const others = REGISTERED_OBSERVABLES.map(({ id }) => id);
    this.prepared = prepareLandscape({
      constraints: [
        ...tridentConstraints(experiments, ({ id }) => kernelOf(id), inputs),
        ...observableConstraints(others, STANDARD_OBSERVABLES, values, inputs),
      ],
      curves,
      electroweak: inputs,
    });
  }

  /** @throws InputError for parameters that exclude each other */
  draw(state: LandscapeState): DrawnLandscape {
    const started = performance.now();
    const { model, parameters, confidenceLevel, sidedness, statistic, mass, without } = state;
    const masses = logarithmicRange(...mass, LANDSCAPE_POINTS);
    const test = { confidenceLevel, sidedness, statistic };
    const landscape = landscapeOf(this.prepared, { model, parameters }, masses, { leaveOut: without, test });
    return { landscape, names: this.names(landscape), milliseconds: performance.now() - started };
  }

  private names({ bounds }: Landscape): NamedBound[] {
    const constraints = this.prepared.constraints.map(({ constraint: { id, title } }) => ({ id, title }));
    const curves = this.prepared.curves.map(({ id, name }) => ({ id, title: name }));
    const shown = new Map(bounds.map(({ constraint, title }) => [constraint, title]));
    return [...constraints, ...curves].map(({ id, title }) => ({ id, title: shown.get(id) ?? title }));
  }
}
