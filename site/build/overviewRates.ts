import { type ExposureRates, exposureRates, OVERVIEW_RATE_TOLERANCE } from '@nereid/analysis';
import { cachedKernelsInThreads } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { electroweakInputs } from '@nereid/physics';

/**
 * Rates of every mode of every exposure, as their pages show them. The kernels come with the data; those of other data are computed in
 * threads and cached. @throws InputError as `exposureRates`
 */
export async function overviewRates(catalogue: Catalogue): Promise<ExposureRates[]> {
  const rates: ExposureRates[] = [];
  for (const exposure of catalogue.exposures.values()) {
    for (const { name } of exposure.modes) {
      const options = { electroweak: electroweakInputs({}), tolerance: OVERVIEW_RATE_TOLERANCE, mode: name };
      const id = exposure.id;
      rates.push(
        await exposureRates(exposure, catalogue, {
          ...options,
          kernelsOf: (all) => cachedKernelsInThreads(all.map((inputs) => ({ id, inputs }))),
        }),
      );
    }
  }
  return rates;
}
