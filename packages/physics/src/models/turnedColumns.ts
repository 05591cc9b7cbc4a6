import type { SectorDensities } from '../crossSections/kernel.js';
import { type CouplingColumns, type PoleColumns, valueAt } from './couplingColumns.js';

const STRENGTHS = ['scalar', 'pseudoscalar', 'tensor'] as const;

const mayPoleTurn = (pole: PoleColumns): boolean => STRENGTHS.some((name) => pole[name] !== 0);

/** Whether couplings may turn the helicity of the neutrino at some point. */
export const mayTurn = (current: CouplingColumns): boolean =>
  current.dipole !== 0 || STRENGTHS.some((name) => current[name] !== 0) || current.poles.some(mayPoleTurn);

/** Whether they do at point i: `turningCouplings`. */
function turnsAt(current: CouplingColumns, i: number): boolean {
  if (valueAt(current.dipole, i) !== 0) return true;
  if (STRENGTHS.some((name) => valueAt(current[name], i) !== 0)) return true;
  return current.poles.some((pole) => STRENGTHS.some((name) => valueAt(pole[name], i) !== 0));
}

/**
 * Adds `turnedCrossSection` of the couplings at every point; NaN where they turn the helicity without densities for that.
 * @param densities of the kernel; undefined where it was computed without
 */
export function addTurnedColumns(
  quadratic: Float64Array,
  densities: SectorDensities<'turned'> | undefined,
  couplings: readonly CouplingColumns[],
): void {
  if (densities === undefined) {
    for (let i = 0; i < quadratic.length; i++) {
      if (couplings.some((current) => turnsAt(current, i))) quadratic[i] = Number.NaN;
    }
    return;
  }
  const sigma = new Float64Array(quadratic.length);
  for (const current of couplings.filter(mayTurn)) addCurrent(sigma, densities, current);
  for (let i = 0; i < quadratic.length; i++) quadratic[i] += sigma[i];
}

function addCurrent(sum: Float64Array, densities: SectorDensities<'turned'>, current: CouplingColumns): void {
  const { transfer, ss, pp, tt, st, pt, dd, td } = densities;
  const poles = current.poles.filter(mayPoleTurn);
  const [masses, scalars, pseudoscalars, tensors] = [0, 1, 2, 3].map(() => new Float64Array(poles.length));
  for (let i = 0; i < sum.length; i++) {
    for (let k = 0; k < poles.length; k++) {
      masses[k] = valueAt(poles[k].massGeV, i) * valueAt(poles[k].massGeV, i);
      scalars[k] = valueAt(poles[k].scalar, i);
      pseudoscalars[k] = valueAt(poles[k].pseudoscalar, i);
      tensors[k] = valueAt(poles[k].tensor, i);
    }
    const [scalar, pseudoscalar, tensor] = STRENGTHS.map((name) => valueAt(current[name], i));
    const dipole = valueAt(current.dipole, i);
    let sigma = sum[i];
    for (let j = 0; j < transfer.length; j++) {
      let [s, p, t] = [scalar, pseudoscalar, tensor];
      for (let k = 0; k < masses.length; k++) {
        const propagator = 1 / (masses[k] + transfer[j]);
        s += scalars[k] * propagator;
        p += pseudoscalars[k] * propagator;
        t += tensors[k] * propagator;
      }
      sigma += s * s * ss[j] + p * p * pp[j] + t * (t * tt[j] + s * st[j] + p * pt[j]);
      if (dipole !== 0) {
        const d = dipole / transfer[j];
        if (d !== 0) sigma += d * (d * dd[j] + t * td[j]);
      }
    }
    sum[i] = sigma;
  }
}
