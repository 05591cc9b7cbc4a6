import { type BosonKind, sm } from '@nereid/physics';
import { modelsWithBosons } from '@nereid/physics/models';

/** The Standard Model and all models whose points can have bosons of these kinds, also those that were registered later. */
export const modelsOfBosons = (...kinds: readonly BosonKind[]): string[] => [
  ...new Set([sm.name, ...kinds.flatMap((kind) => modelsWithBosons(kind))]),
];
