/** Coefficients 2n/(2n + 1)!, n = 1…10, of Σ 2n u^(n−1)/(2n + 1)!, which is j₁(x)/x at u = −x² and i₁(y)/y at u = +y². */
const FIRST_ORDER_SERIES = firstOrderSeriesCoefficients(10);

function firstOrderSeriesCoefficients(count: number): Float64Array {
  const coefficients = new Float64Array(count);
  let oddFactorial = 1;
  for (let n = 1; n <= count; n++) {
    oddFactorial *= 2 * n * (2 * n + 1);
    coefficients[n - 1] = (2 * n) / oddFactorial;
  }
  return coefficients;
}

function firstOrderSeries(u: number): number {
  let sum = 0;
  for (let n = FIRST_ORDER_SERIES.length - 1; n >= 0; n--) sum = sum * u + FIRST_ORDER_SERIES[n];
  return sum;
}

/** sin x / x = j₀(x), for any finite x; accurate to a few ulp of 1/max(1, |x|). */
export function sphericalBesselJ0(x: number): number {
  return x === 0 ? 1 : Math.sin(x) / x;
}

/**
 * j₁(x)/x = (sin x/x − cos x)/x², even in x, 1/3 at x = 0. Relative accuracy 1e-14 for |x| ≤ 1 (power series, where the
 * closed form cancels), beyond that absolute accuracy 1e-15/x².
 * @param j0 sin x/x, where it is known already
 */
export function sphericalBesselJ1OverX(x: number, j0: number = sphericalBesselJ0(x)): number {
  const u = x * x;
  if (u < 1) return firstOrderSeries(-u);
  return (j0 - Math.cos(x)) / u;
}

/**
 * Modified spherical Bessel function i₁(y)/y = (cosh y − sinh y/y)/y², even in y, 1/3 at y = 0.
 * Power series: relative accuracy 1e-15 for |y| ≤ 1. Not meant for larger arguments.
 */
export function modifiedSphericalBesselI1OverX(y: number): number {
  return firstOrderSeries(y * y);
}
