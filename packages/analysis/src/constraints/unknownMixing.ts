import type { VectorCharges } from '@nereid/physics';
import { mixingIsFinite } from '@nereid/physics/models';

/**
 * Why it is not known how strongly a boson couples to what has no charge of its own under it: loops do not make the mixing with the
 * photon finite, and none is given. `mixing`, and `loops` said either way (false is no mixing by loops), settle it.
 * @param isCharged whether the target knows the boson without any mixing
 */
export function unknownMixing(charges: VectorCharges, isCharged: boolean): string | undefined {
  if (isCharged || charges.mixing || charges.loops !== undefined || mixingIsFinite(charges)) return undefined;
  return 'vector charges do not add to zero: loops do not fix the mixing with the photon';
}

/** Electrons know a boson by charges of their own, vector or axial. */
export const knownToElectrons = ({ vector, axial }: VectorCharges): boolean => vector.e !== 0 || axial.e !== 0;
