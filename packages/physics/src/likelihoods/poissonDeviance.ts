/** 2[μ − n + n ln(n/μ)], with its limit for n = 0; exact cancellation near μ = n is left to log1p. */
export function poissonDeviance(n: number, mean: number): number {
  if (n === 0) return 2 * mean;
  if (mean === 0) return Number.POSITIVE_INFINITY;
  const excess = (mean - n) / n;
  return 2 * n * (excess - Math.log1p(excess));
}
