import { curvePieces, type PublishedCurve } from '@nereid/catalogue';

/** What a curve excludes at one mass: couplings from `lower` to `upper`, which is Infinity where all above are. */
export interface CurveEdges {
  readonly lower: number;
  readonly upper: number;
}

/**
 * What a curve excludes at a mass [GeV]: logarithms of the coupling are interpolated in that of the mass between neighbouring points of
 * a piece; of several points at one mass the weakest holds. One pair for each piece that reaches the mass, by ascending coupling.
 */
export function curveEdges(curve: PublishedCurve, massGeV: number): CurveEdges[] {
  const { massGeV: masses, gPrime, upper } = curve;
  return curvePieces(curve)
    .filter(({ first, last }) => masses[first] <= massGeV && massGeV <= masses[last])
    .map(({ first, last }) => {
      const at = firstNotBelow(masses, massGeV, first, last);
      const edge = (couplings: Float64Array, weaker: (...values: number[]) => number): number => {
        if (masses[at] > massGeV) return interpolated(masses, couplings, at, massGeV);
        let end = at;
        while (end < last && masses[end + 1] === massGeV) end++;
        return weaker(...couplings.subarray(at, end + 1));
      };
      return { lower: edge(gPrime, Math.max), upper: upper ? edge(upper, Math.min) : Number.POSITIVE_INFINITY };
    })
    .sort((one, other) => one.lower - other.lower);
}

/** Masses of the points of a curve within a range, ascending and each once. */
export function curveMasses({ massGeV }: PublishedCurve, lowest: number, highest: number): number[] {
  const within = Array.from(massGeV).filter((mass) => mass >= lowest && mass <= highest);
  return [...new Set(within)].sort((a, b) => a - b);
}

/** The first index whose mass is not below this one; the last mass is not. */
function firstNotBelow(masses: Float64Array, massGeV: number, first: number, last: number): number {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (masses[middle] < massGeV) low = middle + 1;
    else high = middle;
  }
  return low;
}

function interpolated(masses: Float64Array, couplings: Float64Array, at: number, massGeV: number): number {
  const share = Math.log(massGeV / masses[at - 1]) / Math.log(masses[at] / masses[at - 1]);
  return couplings[at - 1] * (couplings[at] / couplings[at - 1]) ** share;
}
