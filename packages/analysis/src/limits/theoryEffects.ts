import type { ElectroweakInputs } from '@nereid/physics';
import type { CombinationOptions } from '../constraints/correlations.js';
import type { ErrorSource } from '../theoryErrors/errorSource.js';
import { couplingLimits } from './couplingLimits.js';
import { hasKernel, type LimitConstraint, type LimitedFamily } from './limitConstraint.js';

/** What the theory errors of one source, or of all, do to the limits of a group of constraints. */
export interface TheoryEffect {
  /** Undefined for all sources together. */
  readonly source?: Pick<ErrorSource, 'name' | 'title' | 'oneSigma'>;
  /** Limit with it over the limit without any, at each mass; null where there is none. */
  readonly limitOverExact: readonly (number | null)[];
}

/**
 * How far each source of theory errors, alone, moves the limits of constraints together, and all of them: the first of the list. Sources have no effect
 * on constraints beside tridents.
 * @param masses - [GeV], Infinity for the contact limit
 */
export function theoryEffects(
  constraints: readonly LimitConstraint[],
  masses: ArrayLike<number>,
  family: LimitedFamily,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): TheoryEffect[] {
  const limitsWith = (isIn: (name: string) => boolean) =>
    couplingLimits(
      constraints.map((one) => withSources(one, isIn)),
      masses,
      family,
      inputs,
      options,
    ).map(({ couplingUpper }) => couplingUpper);
  const exact = limitsWith(() => false);
  const ratios = (limits: readonly (number | null)[]) =>
    limits.map((limit, i) => {
      const before = exact[i];
      return limit === null || before === null ? null : limit / before;
    });
  const sources = new Map<string, ErrorSource>();
  for (const one of constraints) {
    for (const { source } of hasKernel(one) ? (one.theory ?? []) : []) sources.set(source.name, source);
  }
  const alone = [...sources.values()].map(({ name, title, oneSigma }) => ({
    source: { name, title, oneSigma },
    limitOverExact: ratios(limitsWith((other) => other === name)),
  }));
  return [{ limitOverExact: ratios(limitsWith(() => true)) }, ...alone];
}

/** A constraint with some of its sources. */
function withSources(constraint: LimitConstraint, isIn: (name: string) => boolean): LimitConstraint {
  if (!hasKernel(constraint) || constraint.theory === undefined) return constraint;
  return { ...constraint, theory: constraint.theory.filter(({ source }) => isIn(source.name)) };
}
