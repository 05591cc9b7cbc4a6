import type { Catalogue, Exposure } from '@nereid/catalogue';
import { standardModel } from '@nereid/physics';
import { fluxNormalisation, numericalError } from '../theoryErrors/absoluteSources.js';
import { budgetOfSum, type ErrorBudget } from '../theoryErrors/errorBudget.js';
import type { ErrorSource } from '../theoryErrors/errorSource.js';
import { errorSources } from '../theoryErrors/errorSources.js';
import { kernelBudget } from '../theoryErrors/kernelBudget.js';
import type { MovedKernel } from '../theoryErrors/ratioShifts.js';
import { type ExposureRates, fluxErrorOf, type RateKernel, type RateOptions } from './exposureRates.js';

/** What is not known of the rates of an exposure. */
export interface RateBudget {
  /** Of each rate, in the order of the rates. */
  readonly rates: readonly ErrorBudget[];
  /** Of all events of a channel together, by its name. */
  readonly channels: Readonly<Record<string, ErrorBudget>>;
  /** Of all events together. */
  readonly all: ErrorBudget;
}

/** Rates with the kernels they were found from, in the same order. */
interface FoundRates {
  readonly rates: ExposureRates;
  readonly kernels: readonly RateKernel[];
}

/**
 * The errors of rates source by source, each calculated anew with that source moved; sums of rates with their correlations. A flux
 * whose error nobody has stated has none here: its budget is that of the cross section.
 */
export async function rateBudget(
  exposure: Exposure,
  catalogue: Catalogue,
  { rates, kernels }: FoundRates,
  options: RateOptions,
): Promise<RateBudget> {
  const { electroweak, model = standardModel } = options;
  const flux = fluxErrorOf(exposure, options);
  const sources = kernels.map(({ inputs: kernel, relativeError }) => [
    // without the shape of the spectrum: the error that is stated of a flux is of all of it
    ...errorSources({ kernel, electroweak, catalogue, material: rates.material }),
    ...(flux === undefined ? [] : [fluxNormalisation(exposure.id, flux)]),
    numericalError(relativeError),
  ]);
  const moved = await movedByRate(sources, kernels, options);
  const found = rates.rates.map(({ channel, events: value }, i) => {
    return { channel, value, budget: kernelBudget(kernels[i], moved[i], model, electroweak, 'tonne') };
  });
  const names = [...new Set(found.map(({ channel }) => channel))];
  const ofChannel = (name: string) => budgetOfSum(found.filter(({ channel }) => channel === name));
  return {
    rates: found.map(({ budget }) => budget),
    channels: Object.fromEntries(names.map((name) => [name, ofChannel(name)])),
    all: budgetOfSum(found),
  };
}

/** The moved kernels of all rates, asked for at once so that they are computed side by side. */
async function movedByRate(
  sources: readonly (readonly ErrorSource[])[],
  kernels: readonly RateKernel[],
  { kernelsOf }: RateOptions,
): Promise<MovedKernel[][]> {
  const inputs = sources.flat().flatMap(({ variation }) => (variation.kind === 'kernel' ? [variation.inputs] : []));
  const computed = await kernelsOf(inputs);
  let next = 0;
  return sources.map((all, i) =>
    all.map((source) => ({
      source,
      kernels: source.variation.kind === 'kernel' ? computed[next++].kernels : kernels[i].kernels,
    })),
  );
}
