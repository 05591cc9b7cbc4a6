import type { Catalogue, Experiment } from '@nereid/catalogue';
import {
  type ChannelKernel,
  convergedKernelSum,
  type ElectroweakInputs,
  type HadronicOptions,
  hadronicTerms,
  InputError,
  isHydrogen,
  kernelMasses,
  LIGHTEST_MEDIATOR_GEV,
  monochromatic,
  type Regime,
  type TridentChannel,
  tridentChannel,
  type WeightedProcess,
} from '@nereid/physics';
import { namedTarget, targetShares } from './targets.js';

/** Everything a kernel depends on; its canonical JSON is what a cache is keyed by. */
export interface ExperimentKernelInputs {
  /** Raised whenever the calculation of a kernel changes its numbers. */
  readonly algorithm: string;
  readonly channels: readonly { readonly channel: string; readonly weight: number }[];
  readonly flux: { readonly kind: 'monochromatic'; readonly energyGeV: number };
  readonly regimes: readonly string[];
  readonly components: readonly unknown[];
  readonly hadronic: HadronicOptions;
  readonly electroweak: ElectroweakInputs;
  readonly tolerance: number;
  readonly lightestMediatorGeV: number;
}

/** The spectral kernels of an experiment, per average nucleus of its target, with what they were computed from. */
export interface ExperimentKernel {
  readonly experiment: string;
  readonly kernels: readonly ChannelKernel[];
  readonly relativeError: number;
  readonly converged: boolean;
  readonly inputs: ExperimentKernelInputs;
}

export interface ExperimentKernelOptions {
  readonly electroweak: ElectroweakInputs;
  readonly hadronic?: HadronicOptions;
  readonly tolerance?: number;
}

const ALGORITHM = 'spectral-kernel-2';

/** Accuracy of a kernel unless another is asked for; far below the error of any measurement. */
export const DEFAULT_KERNEL_TOLERANCE = 1e-4;

/** The inputs of an experiment's kernel, without computing it. */
export function experimentKernelInputs(
  experiment: Experiment,
  catalogue: Catalogue,
  options: ExperimentKernelOptions,
): ExperimentKernelInputs {
  const target = namedTarget(experiment.target.material, catalogue.materials, catalogue.nuclides);
  return {
    algorithm: ALGORITHM,
    channels: mergeConjugates(experiment),
    flux: { kind: experiment.flux.kind, energyGeV: experiment.flux.energyGeV },
    regimes: experiment.regimes.names,
    components: targetShares(target),
    hadronic: options.hadronic ?? {},
    electroweak: options.electroweak,
    tolerance: options.tolerance ?? DEFAULT_KERNEL_TOLERANCE,
    lightestMediatorGeV: LIGHTEST_MEDIATOR_GEV,
  };
}

/**
 * ν and ν̄ into equal leptons have the same total cross section (VA vanishes), so their weights are added and one kernel
 * serves both.
 */
function mergeConjugates(experiment: Experiment): { channel: string; weight: number }[] {
  const merged = new Map<string, number>();
  for (const { channel: name, weight } of experiment.channels) {
    const channel = tridentChannel(name);
    const key = channel.leptonMinus === channel.leptonPlus ? name.replace('bar:', ':') : name;
    merged.set(key, (merged.get(key) ?? 0) + weight);
  }
  return Array.from(merged, ([channel, weight]) => ({ channel, weight }));
}

/** Computes the kernels of an experiment. @throws InputError for names or values that do not exist */
export function computeExperimentKernel(
  experiment: Experiment,
  catalogue: Catalogue,
  options: ExperimentKernelOptions,
): ExperimentKernel {
  const inputs = experimentKernelInputs(experiment, catalogue, options);
  const accuracy = { tolerance: inputs.tolerance, lightestMediatorGeV: inputs.lightestMediatorGeV };
  let relativeError = 0;
  let converged = true;
  const kernels = inputs.channels.map(({ channel: name, weight }) => {
    const channel = tridentChannel(name);
    const result = convergedKernelSum(weightedProcesses(experiment, catalogue, inputs, channel, weight), accuracy);
    relativeError = Math.max(relativeError, result.relativeError);
    converged &&= result.converged;
    return { channel, kernel: result.kernel };
  });
  if (kernels.every(({ kernel }) => kernel.transfer.length === 0)) {
    const names = inputs.channels.map(({ channel }) => channel).join(', ');
    const problem = `${experiment.name} at ${inputs.flux.energyGeV} GeV cannot make ${names} with these`;
    throw new InputError('lepton masses', undefined, problem, 'Give smaller ones.');
  }
  return { experiment: experiment.id, kernels, relativeError, converged, inputs };
}

function weightedProcesses(
  experiment: Experiment,
  catalogue: Catalogue,
  inputs: ExperimentKernelInputs,
  channel: TridentChannel,
  weight: number,
): WeightedProcess[] {
  const { electroweak, hadronic } = inputs;
  const spectrum = monochromatic(inputs.flux.energyGeV);
  const masses = kernelMasses({ channel, inputs: electroweak });
  const shares = targetShares(namedTarget(experiment.target.material, catalogue.materials, catalogue.nuclides));
  return shares.flatMap(({ target, numberFraction }) =>
    experiment.regimes.names.flatMap((regime: Regime) =>
      termsPerNucleus(target, regime, electroweak, hadronic).map((term) => ({
        process: { ...masses, target: term.target, spectrum },
        weight: weight * numberFraction * term.multiplicity,
      })),
    ),
  );
}

/** A regime's terms per nucleus: Z protons or N neutrons where `hadronicTerms` counts one. Hydrogen only has its proton. */
function termsPerNucleus(
  target: Parameters<typeof hadronicTerms>[0],
  regime: Regime,
  electroweak: ElectroweakInputs,
  options: HadronicOptions,
) {
  if (target.kind === 'nuclide' && isHydrogen(target.nuclide) && regime !== 'proton' && regime !== 'nucleus') return [];
  const terms = hadronicTerms(target, regime, electroweak, options);
  if (target.kind !== 'nuclide' || (regime !== 'proton' && regime !== 'neutron')) return terms;
  const count = regime === 'proton' ? target.nuclide.protons : target.nuclide.neutrons;
  return terms.map((term) => ({ ...term, multiplicity: term.multiplicity * count }));
}
