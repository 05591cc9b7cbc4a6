/** A function of a pull and its derivative there. */
export interface InterpolatedValue {
  readonly value: number;
  readonly slope: number;
}

/** A factor or shift as a function of the pull θ of a systematic uncertainty. */
export type YieldInterpolation = (pull: number) => InterpolatedValue;

/**
 * The factor on a yield that is `low` at θ = −1, 1 at 0 and `high` at 1: high^θ above 1, low^−θ below −1, and between them the
 * polynomial of sixth degree that continues value, slope and curvature (interpolation code 4 of HistFactory, CERN-OPEN-2012-016).
 * Both factors are positive.
 */
export function factorInterpolation(low: number, high: number): YieldInterpolation {
  const [up, down] = [Math.log(high), Math.log(low)];
  const coefficients = continuation([high - 1, up * high, up * up * high], [low - 1, -down * low, down * down * low]);
  return (pull) => {
    if (pull >= 1) return { value: high ** pull, slope: up * high ** pull };
    if (pull <= -1) return { value: low ** -pull, slope: -down * low ** -pull };
    let value = 0;
    let slope = 0;
    for (let power = 6; power >= 1; power--) {
      slope = slope * pull + power * coefficients[power - 1];
      value = (value + coefficients[power - 1]) * pull;
    }
    return { value: 1 + value, slope };
  };
}

/** a₁ … a₆ of Σ aᵢθⁱ with given value, slope and curvature at 1 and −1; even and odd powers separately. */
function continuation(atOne: readonly number[], atMinusOne: readonly number[]): readonly number[] {
  const half = (order: number, sign: number) => (atOne[order] + sign * atMinusOne[order]) / 2;
  const [oddValue, oddSlope, oddCurvature] = [half(0, -1), half(1, 1), half(2, -1)];
  const [evenValue, evenSlope, evenCurvature] = [half(0, 1), half(1, -1), half(2, 1)];
  const a5 = (oddCurvature - 3 * (oddSlope - oddValue)) / 8;
  const a3 = (oddSlope - oddValue) / 2 - 2 * a5;
  const a6 = (evenCurvature - 5 * evenSlope + 8 * evenValue) / 8;
  const a4 = (evenSlope - 2 * evenValue) / 2 - 2 * a6;
  return [oddValue - a3 - a5, evenValue - a4 - a6, a3, a4, a5, a6];
}

/**
 * The events added to a yield: `up` at θ = 1 and `−down` at −1, linear beyond them, and between them the polynomial that
 * continues value, slope and curvature (pyhf's interpolation code 4p).
 */
export function shiftInterpolation(down: number, up: number): YieldInterpolation {
  const mean = (up + down) / 2;
  const difference = (up - down) / 16;
  return (pull) => {
    if (pull > 1) return { value: up * pull, slope: up };
    if (pull < -1) return { value: down * pull, slope: down };
    const square = pull * pull;
    return {
      value: pull * mean + difference * square * (15 + square * (3 * square - 10)),
      slope: mean + difference * pull * (30 + square * (18 * square - 40)),
    };
  };
}
