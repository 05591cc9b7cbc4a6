import type { Couplings } from '../couplings/couplings.js';
import { COUPLING_PRODUCTS } from '../crossSections/crossSectionParts.js';
import { DENSITY_NAMES } from '../crossSections/kernel.js';
import { TRANSFER } from './tridentPoint.js';
import type { HadronDirection, TurnedContractions } from './turnedContractions.js';

const TURNED = DENSITY_NAMES.turned.length;
/** Products of the dipole, of pairs of one flavour only: its vector current is not conserved otherwise. */
const FIRST_OF_DIPOLE = DENSITY_NAMES.turned.indexOf('dd');

/** How many of the products of couplings a pair has: without those of a dipole for ℓ⁻ and ℓ⁺ of two flavours. */
export const turnedProducts = (oneFlavour: boolean): number => (oneFlavour ? TURNED : FIRST_OF_DIPOLE);

/**
 * What couplings that turn the neutrino's helicity add to the squared matrix element, /16: contractions times S², P², … at the T of the
 * point, of one outgoing flavour by index or of all together.
 */
export interface TurnedSum {
  /** Reads a point of `samplePoint`; what follows is of that point. */
  setPoint(v: Float64Array): void;
  /** Contracted with −g and with k₁k₁. */
  metric(flavour?: number): number;
  beam(flavour?: number): number;
  /** Contracted with R R, all flavours; arguments as of `TurnedContractions`. */
  hadron(v: Float64Array, direction: HadronDirection, products: ArrayLike<number>): number;
}

/** Prepares the sum; the closure owns its scratch arrays. */
export function turnedSum(
  couplings: readonly Couplings[],
  contractions: TurnedContractions,
  oneFlavour: boolean,
): TurnedSum {
  const used = turnedProducts(oneFlavour);
  const [metric, beam, hadron] = [new Float64Array(TURNED), new Float64Array(TURNED), new Float64Array(TURNED)];
  const each = couplings.map(() => new Float64Array(TURNED));
  const all = new Float64Array(TURNED);
  const times = (parts: Float64Array, products: Float64Array): number => {
    let sum = 0;
    for (let k = 0; k < used; k++) sum += products[k] * parts[k];
    return sum;
  };
  return {
    setPoint(v) {
      contractions.invariants(v, metric, beam);
      all.fill(0);
      couplings.forEach((one, i) => {
        COUPLING_PRODUCTS.turned(one, v[TRANSFER], each[i]);
        for (let k = 0; k < used; k++) all[k] += each[i][k];
      });
    },
    metric: (flavour) => times(metric, flavour === undefined ? all : each[flavour]),
    beam: (flavour) => times(beam, flavour === undefined ? all : each[flavour]),
    hadron(v, direction, products) {
      contractions.hadron(v, direction, products, hadron);
      return times(hadron, all);
    },
  };
}
