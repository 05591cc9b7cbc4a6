import type { Catalogue, Exposure, ExposureMode } from '@nereid/catalogue';
import {
  type ElectroweakInputs,
  type HadronicOptions,
  LIGHTEST_MEDIATOR_GEV,
  type Regime,
  type Sector,
  tridentChannels,
} from '@nereid/physics';
import { atTreeLevel } from '@nereid/physics/couplings';
import {
  ALTERNATIVE_CHANNELS,
  alternativeModes,
  modeExposure,
  type SpeciesFluence,
  speciesFluences,
} from './exposureFlux.js';
import { type ExperimentKernelInputs, KERNEL_ALGORITHM, sectorsInput } from './kernelInputs.js';
import type { KernelSelection } from './kernelSelection.js';
import { namedTarget, type TargetShare, targetShares } from './targets.js';

/** The regimes of a rate of whole targets; `incoherent` in the literature is proton and neutron together. */
export const RATE_REGIMES: readonly Exclude<Regime, 'unbroken' | 'nucleus'>[] = ['coherent', 'proton', 'neutron'];

/** Accuracy of a flux-averaged cross section unless another is asked for. */
export const DEFAULT_RATE_TOLERANCE = 1e-3;
/** Accuracy of a table of many rates, which are known to 6 % at best: the pages of the site. */
export const OVERVIEW_RATE_TOLERANCE = 1e-2;

/** What the kernel of a rate depends on besides channel, regime and flux. */
export interface RateKernelSetting {
  readonly components: readonly TargetShare[];
  readonly electroweak: ElectroweakInputs;
  readonly hadronic?: HadronicOptions | undefined;
  readonly tolerance?: number | undefined;
  /** Whether a boson is light: the kernel then resolves the lightest there may be, else contact couplings only. */
  readonly light: boolean;
  readonly sectors?: readonly Sector[];
  readonly selection?: KernelSelection | undefined;
}

/** The inputs of the kernel of one channel in one regime, averaged over the shape of a fluence. */
export function rateKernelInputs(
  channel: string,
  regime: Regime,
  fluence: SpeciesFluence,
  { components, electroweak, hadronic, tolerance, light, sectors, selection }: RateKernelSetting,
): ExperimentKernelInputs {
  return {
    algorithm: KERNEL_ALGORITHM,
    channels: [{ channel, weight: 1 }],
    flux: { kind: 'histogram', spectra: { [channel]: shapeOf(fluence) } },
    regimes: [regime],
    components,
    hadronic: hadronic ?? {},
    // couplings multiply densities afterwards
    electroweak: atTreeLevel(electroweak),
    tolerance: tolerance ?? DEFAULT_RATE_TOLERANCE,
    // every mediator is resolved by the kernel of the lightest one
    lightestMediatorGeV: light ? LIGHTEST_MEDIATOR_GEV : null,
    ...sectorsInput(sectors),
    ...(selection && { selection }),
  };
}

/**
 * The inputs of all kernels that the Standard Model's rates of an exposure take, in all its modes, channels and regimes, and those of
 * alternative fluxes for the channels that they are calculated for. Whole targets alone unless `regimes` are given.
 */
export function exposureKernelInputs(
  exposure: Exposure,
  catalogue: Catalogue,
  {
    electroweak,
    tolerance,
    regimes = RATE_REGIMES,
  }: Pick<RateKernelSetting, 'electroweak' | 'tolerance'> & { readonly regimes?: readonly Regime[] },
): ExperimentKernelInputs[] {
  const components = targetShares(namedTarget(exposure.target.material, catalogue.materials, catalogue.nuclides));
  const setting = { components, electroweak, tolerance, light: false };
  const inputsOf = (mode: ExposureMode, wanted?: readonly string[]) =>
    speciesFluences(exposure, mode, catalogue, modeExposure(exposure, mode)).flatMap((fluence) =>
      channelsOf(fluence.species, wanted).flatMap(({ name }) =>
        regimes.map((regime) => rateKernelInputs(name, regime, fluence, setting)),
      ),
    );
  return exposure.modes.flatMap((mode) => [
    ...inputsOf(mode),
    ...alternativeModes(mode).flatMap((other) => inputsOf(other.mode, ALTERNATIVE_CHANNELS)),
  ]);
}

/** Channels that a species begins; only those wanted, where some are named. */
export const channelsOf = (species: string, wanted?: readonly string[]) =>
  tridentChannels.filter(
    ({ name }) => name.startsWith(`${species}:`) && (wanted === undefined || wanted.includes(name)),
  );

/** The histogram scaled to an integral of 1, so that one kernel serves every exposure. */
function shapeOf({ bins, neutrinosPerM2 }: SpeciesFluence) {
  // ten digits: a different exposure must not change the last bits, and with them the key of the cache
  return bins.map((bin) => ({ ...bin, density: Number((bin.density / neutrinosPerM2).toPrecision(10)) }));
}
