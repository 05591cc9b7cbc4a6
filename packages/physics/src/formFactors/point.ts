import type { NuclearFormFactor } from './formFactor.js';

/** Point charge: F(Q²) = 1. */
export const pointFormFactor: NuclearFormFactor = Object.freeze({ name: 'point', evaluate: () => 1 });
