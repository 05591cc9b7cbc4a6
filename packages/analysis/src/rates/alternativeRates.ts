import type { Catalogue, Exposure } from '@nereid/catalogue';
import { ALTERNATIVE_CHANNELS, alternativeModes, namedMode } from '../kernels/exposureFlux.js';
import { type ChannelRate, exposureRates, type RateOptions } from './exposureRates.js';

/** Events with another calculation of the same flux. */
export interface AlternativeRates {
  /** Of the calculation, as the exposure names it. */
  readonly name: string;
  readonly fluxTable: string;
  readonly rates: readonly Pick<ChannelRate, 'channel' | 'regime' | 'events'>[];
}

/**
 * Events of a mode with each alternative to its flux, for the channels that are named, else for muon pairs of ν_μ and ν̄_μ. How they
 * differ is the error of the flux where its calculations disagree. Empty where the mode has one flux.
 * @throws InputError as `exposureRates`
 */
export async function alternativeRates(
  exposure: Exposure,
  catalogue: Catalogue,
  options: RateOptions,
): Promise<AlternativeRates[]> {
  const results: AlternativeRates[] = [];
  for (const { name, mode } of alternativeModes(namedMode(exposure, options.mode))) {
    const { rates } = await exposureRates({ ...exposure, modes: [mode] }, catalogue, {
      ...options,
      channels: options.channels ?? ALTERNATIVE_CHANNELS,
    });
    results.push({
      name,
      fluxTable: mode.flux.table,
      rates: rates.map(({ channel, regime, events }) => ({ channel, regime, events })),
    });
  }
  return results;
}
