import { InputError } from '@nereid/physics';
import type { ConstraintFlags, FluxFlags } from './flags/constraints.js';
import type { GivenOptions } from './flags/rules.js';

/** Whom a verdict is asked of unless told. */
export const STANDARD_CONSTRAINTS = 'ccfr,charm-ii,nutev';

/** The one of two names of an option that was given. */
export const givenName = <N extends string>(name: N, options: GivenOptions): N | 'experiment' =>
  name === 'constraint' && options.experiment !== undefined ? 'experiment' : name;

/** Names, and the flag that has them. */
export interface GivenConstraints {
  readonly flag: string;
  readonly ids: string;
}

/** The constraints named, and the flag that named them. @throws InputError where both flags are given, or neither and nothing is `standard` */
export function givenConstraints(options: ConstraintFlags, standard?: string): GivenConstraints {
  const { constraint: ids = standard, experiment } = options;
  if (experiment === undefined && ids !== undefined) return { flag: '--constraint', ids };
  if (experiment === undefined) {
    throw new InputError('--constraint', undefined, 'missing', 'Give it, for example --constraint ccfr.');
  }
  if (options.constraint === undefined) return { flag: '--experiment', ids: experiment };
  const problem = 'given together with --constraint, whose former name it is';
  throw new InputError('--experiment', experiment, problem, 'Give one of them.');
}

/** The flux named, by either name. @throws InputError where both are given */
export function givenFlux(options: FluxFlags): string | undefined {
  const { experimentFlux, flux: table } = options;
  if (experimentFlux === undefined || table === undefined) return experimentFlux ?? table;
  throw new InputError('--flux', table, 'given together with --experiment-flux', 'Give one of them.');
}
