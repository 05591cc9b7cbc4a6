import { axialAt, type Couplings, vectorAt } from '../couplings/couplings.js';
import type { SectorDensities } from '../crossSections/kernel.js';
import { type CouplingColumns, type PoleColumns, valueAt } from './couplingColumns.js';
import type { RatioColumns } from './ratioPolynomial.js';

type Densities = SectorDensities<'chiral'>;
type Standard = Pick<Couplings, 'vector' | 'axial'>;

/**
 * Adds to `linear` and `quadratic` what one current adds at every point, node by node as `ratioPolynomial` adds it.
 * @param standard couplings of the Standard Model that it interferes with; undefined where it does not
 */
export function addChiralColumns(
  sums: RatioColumns,
  densities: Densities,
  current: CouplingColumns,
  standard: Couplings | undefined,
): void {
  const [vector, axial] = [standard?.vector ?? 0, standard?.axial ?? 0];
  const poles = current.poles.filter(({ vector, axial }) => vector !== 0 || axial !== 0);
  const isContact = standard === undefined || standard.poles.length === 0;
  if (isContact && poles.length === 0) addContact(sums, densities, current, { vector, axial });
  else if (isContact && poles.length === 1) addOnePole(sums, densities, current, poles[0], { vector, axial });
  else addPoles(sums, densities, current, poles, standard);
}

function addContact(
  { linear, quadratic }: RatioColumns,
  { transfer, vv, aa, va }: Densities,
  current: CouplingColumns,
  { vector, axial }: Standard,
): void {
  for (let i = 0; i < linear.length; i++) {
    const dV = valueAt(current.vector, i) - vector;
    const dA = valueAt(current.axial, i) - axial;
    if (dV === 0 && dA === 0) continue;
    let [first, second] = [linear[i], quadratic[i]];
    for (let j = 0; j < transfer.length; j++) {
      first += 2 * vector * dV * vv[j] + 2 * axial * dA * aa[j] + (vector * dA + axial * dV) * va[j];
      second += dV * dV * vv[j] + dA * dA * aa[j] + dV * dA * va[j];
    }
    linear[i] = first;
    quadratic[i] = second;
  }
}

/** The case of every scan over one mediator. What is 0 at all nodes, as A of a vector-like boson, is left out of the sums. */
function addOnePole(
  { linear, quadratic }: RatioColumns,
  { transfer, vv, aa, va }: Densities,
  current: CouplingColumns,
  pole: PoleColumns,
  { vector, axial }: Standard,
): void {
  for (let i = 0; i < linear.length; i++) {
    const massGeV = valueAt(pole.massGeV, i);
    const squaredMass = massGeV * massGeV;
    const [contactV, contactA] = [valueAt(current.vector, i), valueAt(current.axial, i)];
    const [residueV, residueA] = [valueAt(pole.vector, i), valueAt(pole.axial, i)];
    let [first, second] = [linear[i], quadratic[i]];
    if (residueA === 0 && contactA === axial) {
      if (residueV === 0 && contactV === vector) continue;
      for (let j = 0; j < transfer.length; j++) {
        const dV = contactV + residueV / (squaredMass + transfer[j]) - vector;
        first += 2 * vector * dV * vv[j] + axial * dV * va[j];
        second += dV * dV * vv[j];
      }
    } else {
      for (let j = 0; j < transfer.length; j++) {
        const squared = squaredMass + transfer[j];
        const dV = contactV + residueV / squared - vector;
        const dA = contactA + residueA / squared - axial;
        first += 2 * vector * dV * vv[j] + 2 * axial * dA * aa[j] + (vector * dA + axial * dV) * va[j];
        second += dV * dV * vv[j] + dA * dA * aa[j] + dV * dA * va[j];
      }
    }
    linear[i] = first;
    quadratic[i] = second;
  }
}

function addPoles(
  { linear, quadratic }: RatioColumns,
  { transfer, vv, aa, va }: Densities,
  current: CouplingColumns,
  poles: readonly PoleColumns[],
  standard: Couplings | undefined,
): void {
  const vectors = transfer.map((t) => (standard ? vectorAt(standard, t) : 0));
  const axials = transfer.map((t) => (standard ? axialAt(standard, t) : 0));
  const [masses, residuesV, residuesA] = [0, 1, 2].map(() => new Float64Array(poles.length));
  for (let i = 0; i < linear.length; i++) {
    for (let p = 0; p < poles.length; p++) {
      masses[p] = valueAt(poles[p].massGeV, i) * valueAt(poles[p].massGeV, i);
      residuesV[p] = valueAt(poles[p].vector, i);
      residuesA[p] = valueAt(poles[p].axial, i);
    }
    const [contactV, contactA] = [valueAt(current.vector, i), valueAt(current.axial, i)];
    let [first, second] = [linear[i], quadratic[i]];
    for (let j = 0; j < transfer.length; j++) {
      let [dV, dA] = [contactV, contactA];
      for (let p = 0; p < masses.length; p++) {
        const squared = masses[p] + transfer[j];
        dV += residuesV[p] / squared;
        dA += residuesA[p] / squared;
      }
      const [vector, axial] = [vectors[j], axials[j]];
      dV -= vector;
      dA -= axial;
      first += 2 * vector * dV * vv[j] + 2 * axial * dA * aa[j] + (vector * dA + axial * dV) * va[j];
      second += dV * dV * vv[j] + dA * dA * aa[j] + dV * dA * va[j];
    }
    linear[i] = first;
    quadratic[i] = second;
  }
}
