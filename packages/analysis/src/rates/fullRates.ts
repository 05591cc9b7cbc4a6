import type { Catalogue, Exposure } from '@nereid/catalogue';
import {
  type ElectroweakInputs,
  type HadronicOptions,
  InputError,
  type ModelParameters,
  parseModel,
  sm,
} from '@nereid/physics';
import { RATE_ERRORS } from '@nereid/physics/rates';
import { type AlternativeRates, alternativeRates } from './alternativeRates.js';
import { type ExposureRates, fluxErrorOf, type RateOptions, ratesWithKernels } from './exposureRates.js';
import { type FinalStateEfficiency, selectionEfficiencies } from './finalStateEfficiencies.js';
import { type FormFactorShift, formFactorShift } from './formFactorShift.js';
import { type RateBudget, rateBudget } from './rateBudget.js';

/** What rates are calculated with. */
export interface RateCalculation {
  readonly electroweak: ElectroweakInputs;
  readonly hadronic: HadronicOptions;
  readonly tolerance: number;
}

export interface FullRateOptions
  extends Omit<RateOptions, 'electroweak' | 'hadronic' | 'tolerance' | 'model' | 'inelastic'> {
  /** Also events in which a nucleon breaks; unless given so, but after a selection, for which there are no such events. */
  readonly inelastic?: boolean | undefined;
  readonly calculation: RateCalculation;
  /** A model by name; with its parameters. */
  readonly model: { readonly name: string; readonly parameters: ModelParameters };
  /** Id of the selection, which may have published efficiencies. */
  readonly selectionName?: string | undefined;
  /** Whether the errors are calculated source by source; not after a selection. */
  readonly uncertainties?: boolean | undefined;
}

/** Expected events with all that is said about them. */
export interface FullRates extends ExposureRates {
  /** In the Standard Model with the default form factors, where the beam makes muon pairs. */
  readonly formFactorShift?: FormFactorShift;
  /** With other calculations of the same flux, where the exposure has some. */
  readonly alternatives?: readonly AlternativeRates[];
  /** With a selection. */
  readonly efficiencies?: readonly FinalStateEfficiency[];
  /** With `uncertainties`. */
  readonly budget?: RateBudget;
  readonly model: { readonly name: string; readonly parameters: ModelParameters };
  readonly inputs: object;
}

/**
 * `exposureRates` with what `nereid rate` prints beside them: efficiencies of a selection, what measured charge radii change, and
 * what other calculations of the flux give.
 * @throws InputError as `exposureRates`
 */
export async function fullRates(
  exposure: Exposure,
  catalogue: Catalogue,
  options: FullRateOptions,
): Promise<FullRates> {
  const { calculation, model: named, selectionName, uncertainties, ...rest } = options;
  const { selection, mode } = rest;
  // events would have to be made anew for every source
  if (uncertainties && selection !== undefined) {
    throw new InputError('uncertainties', true, 'not available after cuts', 'Leave the cuts or the uncertainties out.');
  }
  const model = parseModel(named.name, named.parameters);
  const inelastic = rest.inelastic ?? selection === undefined;
  const rateOptions = { ...rest, ...calculation, model, inelastic };
  const { rates, kernels } = await ratesWithKernels(exposure, catalogue, rateOptions);
  const budget = uncertainties ? await rateBudget(exposure, catalogue, { rates, kernels }, rateOptions) : undefined;
  const alternatives = await alternativeRates(exposure, catalogue, rateOptions);
  const channel = coherentMuonPair(rates);
  const { electroweak, hadronic } = calculation;
  const usual = model.name === sm.name && selection === undefined && hadronic.nuclearFormFactor === undefined;
  const { material, exposure: overrides, kernelsOf } = rest;
  const setting = { electroweak, mode, exposure: overrides, material, kernelsOf };
  const shift = usual && channel ? await formFactorShift(exposure, catalogue, channel, setting) : undefined;
  return {
    ...rates,
    ...(shift && { formFactorShift: shift }),
    ...(alternatives.length > 0 && { alternatives }),
    ...(budget && { budget }),
    ...(selection && { efficiencies: selectionEfficiencies(rates, selectionName, catalogue) }),
    model: { name: model.name, parameters: named.parameters },
    inputs: {
      ...calculation,
      selection,
      uncertainty: { ...RATE_ERRORS, flux: fluxErrorOf(exposure, rest) ?? null },
    },
  };
}

/** The channel of muon pairs whose coherent rate the literature prints: that of ν_μ where the beam has them. */
function coherentMuonPair({ rates }: ExposureRates): string | undefined {
  const pairs = rates.filter((one) => one.regime === 'coherent' && one.channel.endsWith(':mumu'));
  return (pairs.find(({ channel }) => channel === 'numu:mumu') ?? pairs[0])?.channel;
}
