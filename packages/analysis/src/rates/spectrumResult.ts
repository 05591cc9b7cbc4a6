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
  { observable, bins, below, above, total, efficiency, sources }: Spectrum,
  counted: (one: SampledCrossSection) => object,
) {
  return {
    bins: bins.map(({ low, high, parts, channels, ...bin }) => ({
      [`low${observable.suffix}`]: low,
      [`high${observable.suffix}`]: high,
      ...counted(bin),
      coherentSigmaCm2: parts.coherent,
      nucleonsSigmaCm2: parts.nucleons,
      inelasticSigmaCm2: parts.inelastic,
      ...(channels && { channelSigmaCm2: channels }),
      ...uncertaintyOf(bin),
    })),
    below: { ...counted(below), ...uncertaintyOf(below) },
    above: { ...counted(above), ...uncertaintyOf(above) },
    total: { ...counted(total), ...uncertaintyOf(total) },
    ...(efficiency && { efficiency }),
    ...(sources && { sources }),
  };
}

/** What is not known of a bin: shifts by the names of sources, relative, with their statistical errors, and all in quadrature. */
function uncertaintyOf({ uncertainties }: SampledCrossSection) {
  if (uncertainties === undefined) return {};
  const { parts, byKind, total } = uncertainties;
  const shifts = Object.fromEntries(parts.map(({ name, relative }) => [name, relative]));
  const statisticalErrors = Object.fromEntries(parts.map(({ name, relativeError }) => [name, relativeError]));
  return { uncertainties: { total, byKind, shifts, statisticalErrors } };
}

/** A cross section as it is printed, with events where an exposure is known. */
export const withEvents = ({ sigmaCm2, errorCm2 }: SampledCrossSection, eventsPerCm2: number | undefined) => ({
  sigmaCm2,
  sigmaErrorCm2: errorCm2,
  ...(eventsPerCm2 !== undefined && { events: sigmaCm2 * eventsPerCm2, eventsError: errorCm2 * eventsPerCm2 }),
});
