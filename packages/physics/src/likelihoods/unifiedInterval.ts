/** Ratios σ/σ_SM that a unified (Feldman–Cousins) construction accepts, in place of a threshold of χ². */
export interface UnifiedInterval {
  readonly confidenceLevel: number;
  /** Ends of the interval; 0 where there is no lower one. */
  readonly lower: number;
  readonly upper: number;
  /** Monte Carlo errors of the ends, one standard deviation; 0 where nothing is sampled. */
  readonly lowerError: number;
  readonly upperError: number;
  /** Toys at each ratio; 0 where the probabilities are sums. */
  readonly toys: number;
  readonly seed: number;
}
