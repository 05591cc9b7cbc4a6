import {
  type AlternativeRates,
  alternativeRates,
  type ExposureRates,
  exposureRates,
  OVERVIEW_RATE_TOLERANCE,
  type RateOptions,
} from '@nereid/analysis';
import { cachedKernelsInThreads } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { electroweakInputs } from '@nereid/physics';

/** Rates of a mode, and of some channels with other fluxes. */
export interface OverviewRates extends ExposureRates {
  readonly alternatives: readonly AlternativeRates[];
}

/**
 * Rates of every mode of every exposure, as their pages show them. The kernels come with the data; those of other data are computed in
 * threads and cached. @throws InputError as `exposureRates`
 */
export async function overviewRates(catalogue: Catalogue): Promise<OverviewRates[]> {
  const rates: OverviewRates[] = [];
  for (const exposure of catalogue.exposures.values()) {
    for (const { name } of exposure.modes) {
      const id = exposure.id;
      const options: RateOptions = {
        electroweak: electroweakInputs({}),
        tolerance: OVERVIEW_RATE_TOLERANCE,
        mode: name,
        kernelsOf: (all) => cachedKernelsInThreads(all.map((inputs) => ({ id, inputs }))),
      };
      const alternatives = await alternativeRates(exposure, catalogue, options);
      rates.push({ ...(await exposureRates(exposure, catalogue, options)), alternatives });
    }
  }
  return rates;
}
