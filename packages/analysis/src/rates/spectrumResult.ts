import type { SampledCrossSection, Spectrum } from './spectrum.js';

/** One observable: the Standard Model, and the model where another one is asked for. */
export interface SpectrumPair {
  readonly standardModel: Spectrum;
  readonly model?: Spectrum | undefined;
}

/** The numbers of spectra as they are printed as JSON; units are in the names. */
export function spectrumResult(pairs: readonly SpectrumPair[], eventsPerCm2: number | undefined): object {
  const counted = (one: SampledCrossSection) => withEvents(one, eventsPerCm2);
  return {
    ...(eventsPerCm2 !== undefined && { eventsPerCm2 }),
    spectra: pairs.map(({ standardModel, model }) => ({
      observable: standardModel.observable.name,
      unit: standardModel.observable.unit,
      standardModel: spectrumNumbers(standardModel, counted),
      ...(model && { model: spectrumNumbers(model, counted) }),
    })),
  };
}

function spectrumNumbers(
  { observable, bins, below, above, total }: Spectrum,
  counted: (one: SampledCrossSection) => object,
) {
  return {
    bins: bins.map(({ low, high, sigmaCm2, errorCm2, parts }) => ({
      [`low${observable.suffix}`]: low,
      [`high${observable.suffix}`]: high,
      ...counted({ sigmaCm2, errorCm2 }),
      coherentSigmaCm2: parts.coherent,
      nucleonsSigmaCm2: parts.nucleons,
      inelasticSigmaCm2: parts.inelastic,
    })),
    below: counted(below),
    above: counted(above),
    total: counted(total),
  };
}

/** A cross section as it is printed, with events where an exposure is known. */
export const withEvents = ({ sigmaCm2, errorCm2 }: SampledCrossSection, eventsPerCm2: number | undefined) => ({
  sigmaCm2,
  sigmaErrorCm2: errorCm2,
  ...(eventsPerCm2 !== undefined && { events: sigmaCm2 * eventsPerCm2, eventsError: errorCm2 * eventsPerCm2 }),
});
