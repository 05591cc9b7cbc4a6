import type { Catalogue, Exposure } from '@nereid/catalogue';
import {
  channelCrossSection,
  type ElectroweakInputs,
  type HadronicOptions,
  InputError,
  isHydrogen,
  type Regime,
  requireChiral,
  standardModel,
  type TridentChannel,
  type TridentModel,
} from '@nereid/physics';
import { lightestMediator, sectorsUsed } from '@nereid/physics/couplings';
import { DEFAULT_FLUX_ERROR, expectedEvents, type RateUncertainty, rateUncertainty } from '@nereid/physics/rates';
import { type Efficiency, selectionEfficiency, withoutCuts } from '../kernels/acceptance.js';
import {
  type ExposureOverrides,
  type ModeExposure,
  modeExposure,
  namedMode,
  type SpeciesFluence,
  speciesFluences,
} from '../kernels/exposureFlux.js';
import type { ComputedKernels, ExperimentKernelInputs } from '../kernels/kernelInputs.js';
import type { KernelSelection } from '../kernels/kernelSelection.js';
import { modelAccuracy } from '../kernels/modelRatio.js';
import { channelsOf, DEFAULT_RATE_TOLERANCE, RATE_REGIMES, rateKernelInputs } from '../kernels/rateKernelInputs.js';
import { namedTarget, type TargetShare, targetNucleiPerTonne, targetShares } from '../kernels/targets.js';

export interface RateOptions {
  readonly electroweak: ElectroweakInputs;
  readonly hadronic?: HadronicOptions | undefined;
  readonly tolerance?: number | undefined;
  /** Default: the Standard Model. */
  readonly model?: TridentModel | undefined;
  /** Name of the beam mode; default: the first. */
  readonly mode?: string | undefined;
  readonly exposure?: ExposureOverrides | undefined;
  /** Only these channels; default: all that the beam's species and energies open. */
  readonly channels?: readonly string[] | undefined;
  /** Material or isotope to use instead of the detector's. */
  readonly material?: string | undefined;
  /** Relative error of the flux normalisation instead of the exposure's; `unknown` where nobody has stated one. */
  readonly fluxError?: number | 'unknown' | undefined;
  /** Also events in which a nucleon breaks, as a regime of their own; not after a selection. */
  readonly inelastic?: boolean | undefined;
  /** Events after this selection; all unless given. */
  readonly selection?: KernelSelection | undefined;
  /** The kernels of all these inputs in their order: computed, or from a cache. */
  readonly kernelsOf: (inputs: readonly ExperimentKernelInputs[]) => Promise<readonly ComputedKernels[]>;
}

/** Events of one channel in one regime. */
export interface ChannelRate {
  readonly channel: string;
  readonly regime: Regime;
  readonly events: number;
  /** Absent where the exposure states no time. */
  readonly eventsPerYear?: number;
  /** Averaged over the flux, per average nucleus of the target [cm²]; with a selection, of the events that it keeps. */
  readonly sigmaCm2: number;
  /** With a selection: the part of the events that it keeps, and the events before it. */
  readonly efficiency?: Efficiency;
  readonly eventsBeforeCuts?: number;
  /** Relative, one standard deviation. */
  readonly uncertainty: RateUncertainty;
  /** Relative numerical error. */
  readonly relativeError: number;
  readonly converged: boolean;
}

/** Expected events of an exposure in one mode, with what they were computed from. */
export interface ExposureRates {
  readonly experiment: string;
  readonly name: string;
  readonly mode: string;
  readonly material: string;
  readonly exposure: ModeExposure;
  readonly nuclei: number;
  readonly fluxTable: string;
  readonly species: readonly Omit<SpeciesFluence, 'bins'>[];
  readonly rates: readonly ChannelRate[];
  /** Channels asked for that this flux cannot make, and why, in words. */
  readonly notes: readonly string[];
  /** What the file of the exposure says that a reader must know before using the numbers. */
  readonly remarks: readonly string[];
}

/**
 * Expected events of an exposure, per channel and regime. Channels that the fluxes do not open are left out.
 * @throws InputError for a mode, channel or exposure that cannot be used
 */
export async function exposureRates(
  exposure: Exposure,
  catalogue: Catalogue,
  options: RateOptions,
): Promise<ExposureRates> {
  return (await ratesWithKernels(exposure, catalogue, options)).rates;
}

/** A kernel that a rate was found from. */
export interface RateKernel extends ComputedKernels {
  readonly inputs: ExperimentKernelInputs;
}

/** `exposureRates` with the kernel of each of its rates. @throws InputError as `exposureRates` */
export async function ratesWithKernels(
  exposure: Exposure,
  catalogue: Catalogue,
  options: RateOptions,
): Promise<{ readonly rates: ExposureRates; readonly kernels: readonly RateKernel[] }> {
  const mode = namedMode(exposure, options.mode);
  const amount = modeExposure(exposure, mode, options.exposure);
  const material = options.material ?? exposure.target.material;
  const target = namedTarget(material, catalogue.materials, catalogue.nuclides);
  const nuclei = targetNucleiPerTonne(target) * amount.tonnes;
  const fluences = speciesFluences(exposure, mode, catalogue, amount);
  const components = targetShares(target, options.hadronic);
  const regimes = [...RATE_REGIMES, ...(options.inelastic ? (['inelastic'] as const) : [])];
  const processes = fluences.flatMap((fluence) =>
    channelsOf(fluence.species, options.channels).flatMap((channel) =>
      regimes.map((regime): RateProcess => ({ channel, regime, fluence })),
    ),
  );
  const inputs = processes.map((process) => processKernelInputs(process, components, options));
  const kernels = await options.kernelsOf(inputs);
  const setting = { components, nuclei, amount, fluxError: fluxErrorOf(exposure, options), options };
  const open = processes.flatMap((process, i) => {
    const rate = channelRate(process, kernels[i], setting);
    return rate === undefined ? [] : [{ rate, kernel: { ...kernels[i], inputs: inputs[i] } }];
  });
  const rates = open.map(({ rate }) => rate);
  const found = {
    experiment: exposure.id,
    name: exposure.name,
    mode: mode.name,
    material,
    exposure: amount,
    nuclei,
    fluxTable: mode.flux.table,
    species: fluences.map(({ bins, ...rest }) => rest),
    rates,
    remarks: exposure.notes,
    notes: closedChannels(options.channels ?? [], fluences, rates, mode.name),
  };
  return { rates: found, kernels: open.map(({ kernel }) => kernel) };
}

/** The relative error of a flux: asked for, the exposure's own, that of our tables, or none where nobody knows it. */
export function fluxErrorOf(exposure: Exposure, { fluxError }: Pick<RateOptions, 'fluxError'>): number | undefined {
  if (fluxError === 'unknown') return undefined;
  return fluxError ?? exposure.fluxError ?? DEFAULT_FLUX_ERROR;
}

/** Why channels that were asked for have no rates. */
function closedChannels(
  channels: readonly string[],
  fluences: readonly SpeciesFluence[],
  rates: readonly ChannelRate[],
  mode: string,
): string[] {
  return [...new Set(channels)].flatMap((channel) => {
    if (rates.some((rate) => rate.channel === channel)) return [];
    const species = channel.split(':')[0];
    const fluence = fluences.find((one) => one.species === species);
    if (fluence === undefined) {
      return [
        `${channel}: the flux of mode ${mode} has no ${species}, but ${fluences.map((one) => one.species).join(', ')}`,
      ];
    }
    const highest = Math.max(...fluence.bins.filter(({ density }) => density > 0).map(({ highGeV }) => highGeV));
    return [`${channel}: closed, the flux of ${species} in mode ${mode} ends at ${highest} GeV`];
  });
}

/** What a rate is of. */
interface RateProcess {
  readonly channel: TridentChannel;
  readonly regime: Regime;
  readonly fluence: SpeciesFluence;
}

function processKernelInputs(
  { channel, regime, fluence }: RateProcess,
  components: readonly TargetShare[],
  options: RateOptions,
): ExperimentKernelInputs {
  const { electroweak, model = standardModel } = options;
  const couplings = model.couplings(channel, electroweak);
  if (options.selection) requireChiral(model, 'a rate after cuts');
  const light = Number.isFinite(lightestMediator(couplings));
  const setting = { ...options, components, light, sectors: sectorsUsed(couplings) };
  return rateKernelInputs(channel.name, regime, fluence, setting);
}

interface RateSetting {
  readonly components: readonly TargetShare[];
  readonly nuclei: number;
  readonly amount: ModeExposure;
  readonly fluxError: number | undefined;
  readonly options: RateOptions;
}

/** The rate of a process; undefined where its channel is closed. */
function channelRate(
  { channel, regime, fluence }: RateProcess,
  computed: ComputedKernels,
  { components, nuclei, amount, fluxError, options }: RateSetting,
): ChannelRate | undefined {
  const { electroweak, model = standardModel } = options;
  const { kernels } = computed;
  if (kernels[0].kernel.chiral.transfer.length === 0) return undefined;
  const sigmaCm2 = channelCrossSection(kernels[0], model, electroweak);
  const events = expectedEvents(nuclei, fluence.neutrinosPerM2, sigmaCm2);
  const before = () => channelCrossSection(withoutCuts(kernels)[0], model, electroweak);
  const efficiency = selectionEfficiency({ kernels }, model, electroweak);
  return {
    channel: channel.name,
    regime,
    events,
    ...(amount.years !== undefined && { eventsPerYear: events / amount.years }),
    sigmaCm2,
    ...(efficiency && { efficiency, eventsBeforeCuts: expectedEvents(nuclei, fluence.neutrinosPerM2, before()) }),
    uncertainty: rateUncertainty(regime, chargeWeightedProtons(components), {
      alpha: electroweak.alpha,
      flux: fluxError,
      ...(efficiency && { selection: efficiency.value > 0 ? efficiency.error / efficiency.value : Infinity }),
      free: components.every(({ target }) => target.kind === 'nuclide' && isHydrogen(target.nuclide)),
    }),
    ...modelAccuracy(computed, options.tolerance ?? DEFAULT_RATE_TOLERANCE, model, electroweak),
  };
}

/** Events of an exposure for a cross section of 1 cm² per average nucleus, averaged over the flux that a channel begins with. */
export function eventsPerCrossSection(
  exposure: Exposure,
  catalogue: Catalogue,
  channel: string,
  options: Pick<RateOptions, 'mode' | 'exposure' | 'material'>,
): number {
  const mode = namedMode(exposure, options.mode);
  const amount = modeExposure(exposure, mode, options.exposure);
  const target = namedTarget(options.material ?? exposure.target.material, catalogue.materials, catalogue.nuclides);
  const species = channel.split(':')[0];
  const fluence = speciesFluences(exposure, mode, catalogue, amount).find((one) => one.species === species);
  if (fluence === undefined) {
    throw new InputError('channel', channel, `mode ${mode.name} has no ${species}`, 'Choose another channel or mode.');
  }
  return expectedEvents(targetNucleiPerTonne(target) * amount.tonnes, fluence.neutrinosPerM2, 1);
}

/** Mean Z of the nuclei, each counted with Z²: the weight it has in coherent scattering. */
function chargeWeightedProtons(components: readonly TargetShare[]): number {
  let [sum, weights] = [0, 0];
  for (const { target, numberFraction } of components) {
    const protons = target.kind === 'nuclide' ? target.nuclide.protons : 1;
    sum += numberFraction * protons ** 3;
    weights += numberFraction * protons ** 2;
  }
  return sum / weights;
}
