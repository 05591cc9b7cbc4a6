import {
  addScaled,
  boostFromRestFrame,
  type FourVector,
  kallen,
  minkowskiProduct,
} from '../src/kinematics/fourVector.js';

/**
 * Two-body decay parent → first + second with direction (cosTheta, phi) in the parent's rest frame, polar axis z.
 * Writes the momenta in the frame of `parent`. Needs √(parent²) ≥ massFirst + massSecond.
 */
export function twoBodyDecay(
  parent: FourVector,
  massFirst: number,
  massSecond: number,
  cosTheta: number,
  phi: number,
  first: FourVector,
  second: FourVector,
): void {
  const parentSquared = minkowskiProduct(parent, parent);
  const m1 = massFirst * massFirst;
  const m2 = massSecond * massSecond;
  const parentMass = Math.sqrt(parentSquared);
  const momentum = Math.sqrt(Math.max(0, kallen(parentSquared, m1, m2))) / (2 * parentMass);
  const sinTheta = Math.sqrt(Math.max(0, 1 - cosTheta * cosTheta));
  first[0] = Math.sqrt(momentum * momentum + m1);
  first[1] = momentum * sinTheta * Math.cos(phi);
  first[2] = momentum * sinTheta * Math.sin(phi);
  first[3] = momentum * cosTheta;
  boostFromRestFrame(first, parent);
  addScaled(second, parent, first, -1);
}
