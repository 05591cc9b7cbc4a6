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
 * Asymptotic distribution of the test statistic q̃ = χ²(hypothesis) − min χ², the minimum taken over the hypotheses that are considered:
 * Cowan, Cranmer, Gross, Vitells, 1007.1727, equations 62 to 66, where the best fit at the edge of these hypotheses takes the place of µ = 0.
 * `asimovStatistic` is χ²(hypothesis) of the Asimov data of the best fit. A best fit inside leaves q̃ equal to it (for Gaussian
 * measurements and predictions along a straight line) and p = Φ(−√q̃); data beyond the edge make q̃ larger, p = Φ(−(q̃ + q̃_A)/2√q̃_A). Both
 * are the deviation of the data from the hypothesis along the line to the best fit. Exact for Gaussian measurements along a line.
 * @param nullDistance - how far, along the same line and in standard deviations, the null is from the hypothesis; negative
 *   where it lies on the other side than the best fit. By default the null is the best fit at the edge, √q̃_A away.
 * @throws InputError for negative or infinite statistics
 */
export function asymptoticTest(
  statistic: number,
  asimovStatistic: number,
  nullDistance: number = Math.sqrt(asimovStatistic),
): AsymptoticTest {
  requireNumber('statistic', statistic, 0, Number.MAX_VALUE);
  requireNumber('asimovStatistic', asimovStatistic, 0, Number.MAX_VALUE);
  const beyond = statistic > asimovStatistic && asimovStatistic > 0;
  const deviation = beyond ? (statistic + asimovStatistic) / (2 * Math.sqrt(asimovStatistic)) : Math.sqrt(statistic);
  const pValue = normalCdf(-deviation);
  const nullProbability = normalCdf(nullDistance - deviation);
  return { pValue, nullProbability, cls: nullProbability > 0 ? Math.min(1, pValue / nullProbability) : 1 };
}
