/**
 * What χ²(g) is compared with; a point is excluded when the difference exceeds `exclusionThreshold`.
 * - `likelihood-ratio`: the best the model can do, min over g ≥ 0 of χ². One-sided: couplings below the smallest best fit
 *   are never excluded. When the model can only raise the ratio and the measurement lies below 1, the best fit is g = 0
 *   and the limit is weaker than the quoted interval, as it should be: the model is not blamed for a low measurement.
 * - `measured-interval`: the best any ratio μ ≥ 0 common to all experiments can do, so 0 for one experiment: the plain
 *   interval value ± z·error read as allowed. One-sided: a point is excluded only where the predictions are too high,
 *   Σ dχ²_i/dR_i > 0 (for one experiment: R above the measured value). It can exclude the Standard Model.
 *
 * - `profile`: the test statistic of `likelihood-ratio`, one-sided, with its own asymptotic distribution where the data lie beyond
 *   what the model can reach, at g = 0 or at the bottom of a dip (`asymptoticTest`): excluded where p < 1 − CL. For Gaussian
 *   measurements it covers exactly; it can exclude g → 0. Where the best fit lies inside it is the likelihood ratio.
 * - `cls`: that p divided by the probability of the same under the Standard Model. Never excludes what the data do not test.
 * - `chi-square`: 0, with the χ² distribution of as many degrees of freedom as there are measurements; two-sided.
 *
 * CCFR, 0.82 ± 0.28, R(g) ≥ 1, the largest allowed R at 95 % CL:
 * likelihood-ratio 1.3145 one-sided, 1.3976 two-sided; measured-interval 1.2806 one-sided, 1.3688 two-sided;
 * profile 1.2806, cls 1.4434, chi-square 1.3688.
 */
export const ASYMPTOTIC_STATISTICS = ['likelihood-ratio', 'measured-interval', 'profile', 'cls', 'chi-square'] as const;

/**
 * Those and `feldman-cousins`: a unified interval of σ/σ_SM from the counts of one experiment (`feldmanCousinsInterval`), with which the predictions
 * are compared. Two-sided: whether there is a lower end, the data decide. Not for ratios, and not for several experiments together.
 */
export const LIMIT_STATISTICS = [...ASYMPTOTIC_STATISTICS, 'feldman-cousins'] as const;
/** Name of a test statistic for limits. */
export type LimitStatistic = (typeof LIMIT_STATISTICS)[number];
