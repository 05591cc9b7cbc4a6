import type { Catalogue, Experiment } from '@nereid/catalogue';
import {
  type ElectroweakInputs,
  type HadronicOptions,
  InputError,
  LIGHTEST_MEDIATOR_GEV,
  type Sector,
} from '@nereid/physics';
import { atTreeLevel } from '@nereid/physics/couplings';
import { countingRegimes } from './countedRegimes.js';
import { experimentFlux } from './experimentFlux.js';
import {
  type ComputedKernels,
  computeKernels,
  type ExperimentKernelInputs,
  KERNEL_ALGORITHM,
  sectorsInput,
} from './kernelInputs.js';
import type { KernelSelection } from './kernelSelection.js';
import { namedTarget, targetShares } from './targets.js';

/** The spectral kernels of an experiment, per average nucleus of its target, with what they were computed from. */
export interface ExperimentKernel extends ComputedKernels {
  readonly experiment: string;
  readonly inputs: ExperimentKernelInputs;
}

export interface ExperimentKernelOptions {
  readonly electroweak: ElectroweakInputs;
  readonly hadronic?: HadronicOptions;
  readonly tolerance?: number | undefined;
  /** Name of one of the experiment's fluxes; its own unless given. */
  readonly flux?: string | undefined;
  /** What its prediction counts, see `countedRegimes`; what its file says unless given. */
  readonly regimes?: readonly string[] | undefined;
  /** Which events count; all unless given. */
  readonly selection?: KernelSelection | undefined;
  /** Sectors of couplings that it is to have densities for, such as those of a model; the chiral one in any case. */
  readonly sectors?: readonly Sector[] | undefined;
}

/** Accuracy of a kernel at one energy unless another is asked for; far below the error of any measurement. */
export const DEFAULT_KERNEL_TOLERANCE = 1e-4;
/** With a histogram, whose edges are kinks of the integrand: below 2 s, and far below the 5 % to which shapes are known. */
export const DEFAULT_SPECTRUM_TOLERANCE = 3e-4;

/** The inputs of an experiment's kernel, without computing it. */
export function experimentKernelInputs(
  experiment: Experiment,
  catalogue: Catalogue,
  options: ExperimentKernelOptions,
): ExperimentKernelInputs {
  const target = namedTarget(experiment.target.material, catalogue.materials, catalogue.nuclides);
  const { selection, sectors } = options;
  if (sectors?.includes('turned') && selection) {
    const problem = 'not available for models that turn the helicity of the neutrino';
    throw new InputError('selection', undefined, problem, 'Leave the cuts out, or use a model of V and A.');
  }
  const { channels, flux } = experimentFlux(experiment, catalogue, options.flux, { apart: selection !== undefined });
  const standard = flux.kind === 'monochromatic' ? DEFAULT_KERNEL_TOLERANCE : DEFAULT_SPECTRUM_TOLERANCE;
  return {
    algorithm: KERNEL_ALGORITHM,
    channels,
    flux,
    regimes: countingRegimes(experiment, options.regimes).regimes.names,
    components: targetShares(target, options.hadronic),
    hadronic: options.hadronic ?? {},
    // couplings multiply densities afterwards
    electroweak: atTreeLevel(options.electroweak),
    tolerance: options.tolerance ?? standard,
    lightestMediatorGeV: LIGHTEST_MEDIATOR_GEV,
    ...(selection && { selection }),
    ...sectorsInput(sectors),
  };
}

/** Computes the kernels of an experiment. @throws InputError for names or values that do not exist */
export function computeExperimentKernel(
  experiment: Experiment,
  catalogue: Catalogue,
  options: ExperimentKernelOptions,
): ExperimentKernel {
  const inputs = experimentKernelInputs(experiment, catalogue, options);
  const computed = computeKernels(inputs);
  requireOpenChannel(experiment.name, inputs, computed);
  return { experiment: experiment.id, ...computed, inputs };
}

/** @throws InputError where all channels are closed */
export function requireOpenChannel(name: string, inputs: ExperimentKernelInputs, { kernels }: ComputedKernels): void {
  if (kernels.some(({ kernel }) => kernel.chiral.transfer.length > 0)) return;
  const names = inputs.channels.map(({ channel }) => channel).join(', ');
  const energy = inputs.flux.kind === 'monochromatic' ? `at ${inputs.flux.energyGeV} GeV` : 'with its flux';
  const problem = `${name} ${energy} cannot make ${names} with these`;
  const { maximumQ2 } = inputs.hadronic;
  if (maximumQ2 !== undefined) {
    throw new InputError(
      'maximumQ2',
      maximumQ2,
      `${name} ${energy} cannot make ${names} below it`,
      'Give a larger one.',
    );
  }
  throw new InputError('lepton masses', undefined, problem, 'Give smaller ones.');
}
