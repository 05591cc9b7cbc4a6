/** Σw and Σw² of all events and of those kept, and the number kept; those of different chunks add. */
export interface KeptSums {
  readonly events: number;
  readonly all: number;
  readonly kept: number;
  readonly allSquares: number;
  readonly keptSquares: number;
}

/** Sums of two sets of events together. */
export const addKeptSums = (a: KeptSums, b: KeptSums): KeptSums => ({
  events: a.events + b.events,
  all: a.all + b.all,
  kept: a.kept + b.kept,
  allSquares: a.allSquares + b.allSquares,
  keptSquares: a.keptSquares + b.keptSquares,
});

/** Summed weights of the events kept and of all, for an efficiency with its error. */
export interface Acceptance {
  readonly kept: number;
  readonly all: number;
  /** ε = kept/all and its error √(Σ_kept w²(1 − 2ε) + ε² Σ_all w²)/Σ_all w. */
  readonly efficiency: number;
  readonly efficiencyError: number;
}

/** Part of the weight that is kept; the error is that of a ratio of correlated sums. */
export function acceptanceOf({ all, kept, allSquares, keptSquares }: KeptSums): Acceptance {
  const efficiency = all > 0 ? kept / all : 0;
  const variance = keptSquares * (1 - 2 * efficiency) + efficiency * efficiency * allSquares;
  return { kept, all, efficiency, efficiencyError: all > 0 ? Math.sqrt(Math.max(0, variance)) / all : 0 };
}
