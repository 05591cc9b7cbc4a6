import { type Couplings, couplingsOf, type MediatorPole, poleOf } from '../couplings/couplings.js';
import type { SectorDensities } from '../crossSections/kernel.js';

/** Mediators of the reference are a factor of this apart in mass. */
const MASS_RATIO = 10;
/** Cross section of each current of a mediator of the reference over that of its contact interaction. */
const MEDIATOR_SHARE = 0.25;

/**
 * Couplings to generate events with that serve every model: contact interactions and mediators of all masses from the
 * lightest on, each V alone and A alone, added without interference. |M|² of the reference is then a sum of V² and A² parts
 * with positive coefficients, nowhere zero where V², A² or VA contribute, and its events are spread over all of ln T.
 * @param lightestMediatorGeV Infinity: contact interactions only
 */
export function referenceCouplings(densities: SectorDensities<'chiral'>, lightestMediatorGeV: number): Couplings[] {
  const { transfer, vv, aa } = densities;
  const largest = transfer[transfer.length - 1];
  const sum = (values: Float64Array, weight: (transfer: number) => number) =>
    transfer.reduce((total, t, j) => total + values[j] * weight(t), 0);
  const contact = sum(vv, () => 1) + sum(aa, () => 1);
  const reference: Couplings[] = bothCurrents(1, 1, []);
  for (let massGeV = lightestMediatorGeV; massGeV * massGeV < largest; massGeV *= MASS_RATIO) {
    const propagator = (t: number) => (massGeV * massGeV + t) ** -2;
    const residue = (values: Float64Array) => Math.sqrt((MEDIATOR_SHARE * contact) / sum(values, propagator));
    const pole = poleOf(massGeV, { vector: residue(vv), axial: residue(aa) });
    reference.push(...bothCurrents(0, 0, [pole]));
  }
  return reference;
}

/** V alone and A alone. Which flavour leaves does not matter: each entry adds without interference. */
function bothCurrents(vector: number, axial: number, poles: readonly MediatorPole[]): Couplings[] {
  const outgoing = 'mu';
  return [
    couplingsOf(outgoing, { vector, poles: poles.map((pole) => ({ ...pole, axial: 0 })) }),
    couplingsOf(outgoing, { axial, poles: poles.map((pole) => ({ ...pole, vector: 0 })) }),
  ];
}
