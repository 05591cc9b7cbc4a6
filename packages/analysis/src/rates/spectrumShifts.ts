import type { EventChunk, EventVariation, Histogram } from '@nereid/physics/events';
import { type ErrorBudget, type ErrorPart, errorBudget } from '../theoryErrors/errorBudget.js';
import type { SpectrumVariation } from './spectrumVariations.js';

/** A source of error by its name, and what one standard deviation of it is. */
export type SpectrumSourceOfError = Omit<ErrorPart, 'relative'>;

/** What one standard deviation of a source does to a bin. */
export interface SampledErrorPart extends ErrorPart {
  /** Statistical error of `relative`: small, as both cross sections are of the same events. */
  readonly relativeError: number;
}

/** What is not known of a bin, found from its events. */
export interface SampledBudget extends ErrorBudget {
  readonly parts: readonly SampledErrorPart[];
}

/** A source as results name it. */
export const sourceOfError = ({
  source: { name, kind, title, oneSigma },
}: SpectrumVariation): SpectrumSourceOfError => ({ name, kind, title, oneSigma });

/** The variations that events are to be weighted for. */
export const eventVariations = (variations: readonly SpectrumVariation[]): EventVariation[] =>
  variations.flatMap(({ events }) => (events === undefined ? [] : [events]));

/** By how much of itself any sum of events is larger, where that is one number: nothing is summed then. */
const uniformScale = ({ scales }: SpectrumVariation): number | undefined =>
  scales?.every((scale) => scale === scales[0]) ? scales[0] : undefined;

/** By how much of the cross section the weight of an event changes with each source; into the same array at every call. */
export function weightShifts(variations: readonly SpectrumVariation[]): (chunk: EventChunk, i: number) => Float64Array {
  const shifts = new Float64Array(variations.length);
  const stride = eventVariations(variations).length;
  const isUniform = variations.map((variation) => uniformScale(variation) !== undefined);
  return ({ weight, variedWeights, component }, i) => {
    let next = stride * i;
    variations.forEach(({ events, scales = [] }, k) => {
      if (isUniform[k]) return;
      const scale = scales[component?.[i] ?? 0] ?? 0;
      shifts[k] = events === undefined ? scale * weight[i] : (variedWeights?.[next++] ?? Number.NaN) - weight[i];
    });
    return shifts;
  };
}

/** Sums of the shifts d of weights w in each slot of a histogram: Σd, Σd² and Σdw of each source. */
export class ShiftSums {
  readonly #variations: readonly SpectrumVariation[];
  readonly #sums: readonly Float64Array[];
  readonly #squares: readonly Float64Array[];
  readonly #products: readonly Float64Array[];

  /** @param slots of the histogram, under- and overflow among them */
  constructor(slots: number, variations: readonly SpectrumVariation[]) {
    this.#variations = variations;
    const empty = () => variations.map(() => new Float64Array(slots));
    [this.#sums, this.#squares, this.#products] = [empty(), empty(), empty()];
  }

  add(slot: number, weight: number, shifts: Float64Array): void {
    for (let k = 0; k < shifts.length; k++) {
      const shift = shifts[k];
      if (shift === 0) continue;
      this.#sums[k][slot] += shift;
      this.#squares[k][slot] += shift * shift;
      this.#products[k][slot] += shift * weight;
    }
  }

  /** Of some slots together, from the weights in them; nothing where there are none, or no sources. */
  budget(slots: readonly number[], { sums, squares }: Histogram): { readonly uncertainties?: SampledBudget } {
    const over = (values: Float64Array) => slots.reduce((sum, slot) => sum + values[slot], 0);
    const [sum, square] = [over(sums), over(squares)];
    if (this.#variations.length === 0 || !(sum > 0)) return {};
    const parts = this.#variations.map((variation, k): SampledErrorPart => {
      const scale = uniformScale(variation);
      if (scale !== undefined) return { ...sourceOfError(variation), relative: scale, relativeError: 0 };
      const relative = over(this.#sums[k]) / sum;
      // Σ(d − sw)², the variance of a ratio of sums to first order
      const variance = over(this.#squares[k]) - 2 * relative * over(this.#products[k]) + relative ** 2 * square;
      return { ...sourceOfError(variation), relative, relativeError: Math.sqrt(Math.max(0, variance)) / sum };
    });
    return { uncertainties: { ...errorBudget(parts), parts } };
  }
}
