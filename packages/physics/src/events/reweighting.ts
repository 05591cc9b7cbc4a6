/** What weighted events say of a cross section after their weights were replaced. */
export interface Reweighted {
  readonly events: number;
  /** Σw before. */
  readonly sum: number;
  /** σ after over σ before: Σw′/Σw, with the statistical error of events that are drawn independently of each other. */
  readonly ratio: number;
  readonly ratioError: number;
  /** (Σw′)²/Σw′²: how many events of equal weights would say as much. */
  readonly effectiveEvents: number;
  /** The same of the weights before. */
  readonly effectiveBefore: number;
  /** The largest weight's part of Σw′. */
  readonly largestShare: number;
  /** Events whose weight is below 0. */
  readonly negative: number;
}

/** Sums over events with weights before and after, changed in place: one object per sample, none per event. */
export class ReweightingSums {
  #events = 0;
  #before = 0;
  #after = 0;
  #squaresBefore = 0;
  #squaresAfter = 0;
  #products = 0;
  #largest = 0;
  #negative = 0;

  add(before: number, after: number): void {
    this.#events++;
    this.#before += before;
    this.#after += after;
    this.#squaresBefore += before * before;
    this.#squaresAfter += after * after;
    this.#products += before * after;
    this.#largest = Math.max(this.#largest, after);
    if (after < 0) this.#negative++;
  }

  /** All 0 without events, or where no weight is above 0. */
  result(): Reweighted {
    const ratio = this.#before > 0 ? this.#after / this.#before : 0;
    // Σ(w′ − Rw)², the variance of a ratio of sums to first order
    const squares = this.#squaresAfter - 2 * ratio * this.#products + ratio * ratio * this.#squaresBefore;
    return {
      events: this.#events,
      sum: this.#before,
      ratio,
      ratioError: this.#before > 0 ? Math.sqrt(Math.max(0, squares)) / this.#before : 0,
      effectiveEvents: effective(this.#after, this.#squaresAfter),
      effectiveBefore: effective(this.#before, this.#squaresBefore),
      largestShare: this.#after > 0 ? this.#largest / this.#after : 0,
      negative: this.#negative,
    };
  }
}

const effective = (sum: number, squares: number): number => (squares > 0 ? (sum * sum) / squares : 0);
