import type { TridentChannel } from '../couplings/channels.js';
import { type Couplings, turningCouplings } from '../couplings/couplings.js';
import { COUPLING_PRODUCTS } from '../crossSections/crossSectionParts.js';
import { DENSITY_NAMES } from '../crossSections/kernel.js';
import type { EventChunk } from './eventChunk.js';

/** Products of couplings that a squared matrix element is a sum over, chiral ones first: V², A², VA, S², P², C_T², S·C_T, P·C_T, D², C_T·D. */
export const INTERACTION_TERMS = [...DENSITY_NAMES.chiral, ...DENSITY_NAMES.turned] as const;
/** Name of one product of couplings, as the density of a kernel that it multiplies. */
export type InteractionTerm = (typeof INTERACTION_TERMS)[number];

const CHIRAL = DENSITY_NAMES.chiral.length;
const TURNED = DENSITY_NAMES.turned.length;
const OF_DIPOLE: readonly InteractionTerm[] = ['dd', 'td'];

/** The products that a channel has: a photon makes pairs of one flavour only, so that others have no D. */
export const interactionTerms = ({ leptonMinus, leptonPlus }: TridentChannel): readonly InteractionTerm[] =>
  leptonMinus === leptonPlus ? INTERACTION_TERMS : INTERACTION_TERMS.filter((term) => !OF_DIPOLE.includes(term));

/**
 * Weights that the events of a chunk have in the interaction with one product of couplings 1 and all others 0: the sum of weights over
 * products is the weight in any interaction. Negative where the product interferes.
 * @throws Error for a chunk without shares
 */
export function interactionWeights(chunk: EventChunk, term: InteractionTerm): Float64Array {
  const at = INTERACTION_TERMS.indexOf(term);
  const [shares, stride, offset] =
    at < CHIRAL ? [chunk.couplingShares, CHIRAL, at] : [chunk.turnedShares, TURNED, at - CHIRAL];
  if (!shares) throw new Error('events without shares of the interaction');
  return chunk.weight.map((weight, i) => weight * shares[stride * i + offset]);
}

const chiral = new Float64Array(CHIRAL);
const turned = new Float64Array(TURNED);

/**
 * What the weights of `INTERACTION_TERMS` are multiplied by in an interaction, at T [GeV²], summed over outgoing flavours, into `out`;
 * D = dipole/T in GeV⁻¹.
 */
export function interactionFactors(couplings: readonly Couplings[], transfer: number, out: Float64Array): void {
  out.fill(0);
  for (const one of couplings) {
    COUPLING_PRODUCTS.chiral(one, transfer, chiral);
    for (let k = 0; k < CHIRAL; k++) out[k] += chiral[k];
  }
  for (const one of turningCouplings(couplings)) {
    COUPLING_PRODUCTS.turned(one, transfer, turned);
    for (let k = 0; k < TURNED; k++) out[CHIRAL + k] += turned[k];
  }
}
