import { requireNumber } from '../errors.js';
import { normalCdf } from '../numerics/normalDistribution.js';

/** Probabilities of a one-sided test: of a signal hypothesis (null + new physics) against the null, here the Standard Model. */
export interface AsymptoticTest {
  /** Probability, if the hypothesis is true, of data that speak against it at least as strongly as those observed: CL_{s+b}. */
  readonly pValue: number;
  /** The same probability if the null is true: CL_b. */
  readonly nullProbability: number;
  /** CLs = pValue/nullProbability. */
  readonly cls: number;
}

/**
 * Asymptotic distribution of the test statistic q̃ = χ²(hypothesis) − min χ², the minimum taken on the physical side of the null
 * (the boundary), in terms of q̃_A, its value for the Asimov data set of the null: Cowan, Cranmer, Gross, Vitells, 1007.1727,
 * equations 62 to 66. Exact for Gaussian measurements. For a null that lies inside the allowed range rather than at its
 * edge the branch q̃ > q̃_A is never reached by more than fluctuations.
 * @throws InputError for negative or infinite values
 */
export function asymptoticTest(statistic: number, asimovStatistic: number): AsymptoticTest {
  requireNumber('statistic', statistic, 0, Number.MAX_VALUE);
  requireNumber('asimovStatistic', asimovStatistic, 0, Number.MAX_VALUE);
  const root = Math.sqrt(statistic);
  const asimov = Math.sqrt(asimovStatistic);
  const beyond = statistic > asimovStatistic && asimov > 0;
  const signalDeviation = beyond ? (statistic + asimovStatistic) / (2 * asimov) : root;
  const nullDeviation = beyond ? (statistic - asimovStatistic) / (2 * asimov) : root - asimov;
  const pValue = normalCdf(-signalDeviation);
  const nullProbability = normalCdf(-nullDeviation);
  return { pValue, nullProbability, cls: nullProbability > 0 ? Math.min(1, pValue / nullProbability) : 1 };
}
