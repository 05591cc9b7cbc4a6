import { type LimitRun, type LimitWithErrors, massOverCoupling } from '@nereid/analysis';
import type { CouplingLimitOptions } from '@nereid/physics';
import { PROVENANCE } from '../../thisProgram.js';

/** The limits as JSON. */
export function limitResult(
  run: LimitRun,
  model: string,
  statistics: CouplingLimitOptions,
  converged: boolean,
  inputs: object,
) {
  const overall = run.curves[run.curves.length - 1];
  return {
    experiments: overall.experiments,
    model,
    points: overall.points,
    contactLimit: contactLimit(overall.contact),
    curves: run.curves.map(({ name, experiments, points, contact }) => ({
      name,
      experiments,
      points,
      contactLimit: contactLimit(contact),
    })),
    statistics,
    converged,
    fidelity: 'recast',
    inputs,
    provenance: PROVENANCE,
  };
}

/** The contact limit as M over coupling, with the relative errors of the coupling over M. */
export function contactLimit(contact: LimitWithErrors) {
  const { gPrimeUpper, gPrimeUpperNumericalError, gPrimeUpperStatisticalError, converged } = contact;
  const limit = massOverCoupling(contact);
  const errorOf = (error: number | null) =>
    limit === null || gPrimeUpper === null || error === null ? null : (limit * error) / gPrimeUpper;
  return {
    massOverGPrimeLowerGeV: limit,
    numericalErrorGeV: errorOf(gPrimeUpperNumericalError),
    ...(gPrimeUpperStatisticalError !== undefined && { statisticalErrorGeV: errorOf(gPrimeUpperStatisticalError) }),
    converged,
  };
}
