import { DECAY_OBSERVABLES } from './decayObservables.js';
import { kaonConstraint, NA62_LIMIT } from './kaonToMuon.js';
import type { RegisteredConstraint } from './registeredConstraint.js';

/** Bounds on light bosons from rare decays, cosmology and stars, in the order in which they are drawn and tested. */
export const REGISTERED_DECAYS: readonly RegisteredConstraint[] = [
  {
    ...DECAY_OBSERVABLES.na62,
    record: 'N020',
    valueIds: [NA62_LIMIT],
    prepare: ({ values, electroweak }) => kaonConstraint(values, electroweak),
  },
];
