import type { ErrorSource } from './errorSource.js';

/**
 * `flux-normalisation:dune-nd`: of events, not of ratios, which are per neutrino.
 * @param relative one standard deviation of the number of neutrinos
 */
export const fluxNormalisation = (experiment: string, relative: number): ErrorSource => ({
  name: `flux-normalisation:${experiment}`,
  kind: 'flux',
  title: `number of neutrinos of ${experiment}`,
  oneSigma: `${Number((100 * relative).toPrecision(4))} % more neutrinos`,
  references: ['docs/physics/rates.md'],
  movesStandardModel: false,
  variation: { kind: 'scale', relative },
});

/** `numerical`: how well the integral itself is known. @param relative its error, one standard deviation or more */
export const numericalError = (relative: number): ErrorSource => ({
  name: 'numerical',
  kind: 'numerical',
  title: 'integration',
  oneSigma: 'the error that the integration estimates of itself',
  references: ['docs/physics/uncertainties.md'],
  movesStandardModel: true,
  variation: { kind: 'scale', relative },
});
