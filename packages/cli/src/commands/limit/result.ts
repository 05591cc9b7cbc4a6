import { type LimitRun, type LimitWithErrors, massOverCoupling, withFormerKeys } from '@nereid/analysis';
import type { CouplingLimitOptions } from '@nereid/physics';
import { PROVENANCE } from '../../thisProgram.js';

/** The limits as JSON, with the keys of before. */
export function limitResult(
  run: LimitRun,
  model: string,
  statistics: CouplingLimitOptions,
  converged: boolean,
  inputs: object,
) {
  const overall = run.curves[run.curves.length - 1];
  return withFormerKeys({
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
  });
}

/** The contact limit as M over coupling, with the relative errors of the coupling over M. */
export function contactLimit(contact: LimitWithErrors) {
  const {
    couplingUpper,
    couplingUpperNumericalError,
    couplingUpperStatisticalError,
    couplingUpperToyError,
    converged,
  } = contact;
  const limit = massOverCoupling(contact);
  const errorOf = (error: number | null) =>
    limit === null || couplingUpper === null || error === null ? null : (limit * error) / couplingUpper;
  return {
    massOverCouplingGeV: limit,
    numericalErrorGeV: errorOf(couplingUpperNumericalError),
    ...(couplingUpperStatisticalError !== undefined && { statisticalErrorGeV: errorOf(couplingUpperStatisticalError) }),
    ...(couplingUpperToyError !== undefined && { toyErrorGeV: errorOf(couplingUpperToyError) }),
    converged,
  };
}
