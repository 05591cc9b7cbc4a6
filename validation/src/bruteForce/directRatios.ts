import {
  computeExperimentKernel,
  type ExperimentKernel,
  modelRatio,
  type TridentConstraint,
  tridentConstraints,
} from '@nereid/analysis';
import type { Catalogue, Experiment } from '@nereid/catalogue';
import {
  defaultElectroweakInputs,
  type ModelParameters,
  modelDefinition,
  parseModel,
  type Sector,
} from '@nereid/physics';
import type { Setting } from './randomSettings.js';

/** Far coarser than a kernel for users: both sides are given the same. */
const TOLERANCE = 1e-3;

/** Experiments with kernels, each made once. */
export class Prepared {
  readonly #made = new Map<string, TridentConstraint>();

  constructor(private readonly catalogue: Catalogue) {}

  /** The experiments of a setting, in its order. */
  of({ experiments, model }: Setting): TridentConstraint[] {
    return experiments.map((id) => this.#one(id, modelDefinition(model).sectors));
  }

  #one(id: string, sectors: readonly Sector[]): TridentConstraint {
    const key = `${id} ${sectors}`;
    const made = this.#made.get(key) ?? this.#make(id, sectors);
    this.#made.set(key, made);
    return made;
  }

  #make(id: string, sectors: readonly Sector[]): TridentConstraint {
    const experiment = this.catalogue.experiments.get(id) as Experiment;
    const options = { electroweak: defaultElectroweakInputs, tolerance: TOLERANCE, sectors };
    const kernel = computeExperimentKernel(experiment, this.catalogue, options);
    return tridentConstraints([experiment], () => kernel, defaultElectroweakInputs)[0];
  }
}

/** Parameters of the model at strength s: s = g² of a mediator, and a factor of contact operators. */
export function parametersAt({ model, charges, massGeV }: Setting, s: number): ModelParameters {
  if (model === 'contact' || model === 'wet') {
    return Object.fromEntries(Object.entries(charges).map(([name, value]) => [name, s * value]));
  }
  return { ...charges, mass: massGeV, [model === 'scalar' ? 'coupling' : 'gPrime']: Math.sqrt(s) };
}

/** σ/σ_SM of an experiment at strength s, from a pass over the nodes of its kernel with the couplings of the model there. */
export function directRatio(kernel: ExperimentKernel, setting: Setting, s: number): number {
  return modelRatio(kernel, parseModel(setting.model, parametersAt(setting, s)), defaultElectroweakInputs);
}
