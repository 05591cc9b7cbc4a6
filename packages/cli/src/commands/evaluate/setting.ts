import { type KernelSelection, requireOneCount, STANDARD_OBSERVABLES } from '@nereid/analysis';
import type { PreparedConstraints } from '@nereid/analysis/node';
import { loadCatalogue } from '@nereid/catalogue/node';
import type { Sector } from '@nereid/physics';
import { calculationSetting } from '../../options/calculation.js';
import { companionSettings } from '../../options/constraintInputs.js';
import { givenConstraints, givenFlux, STANDARD_CONSTRAINTS } from '../../options/constraints.js';
import { correlationsSetting } from '../../options/correlations.js';
import { givenRegimes } from '../../options/countedRegimes.js';
import { namedConstraints, namesWithAccuracy, preparedConstraints } from '../../options/prepare.js';
import { selectionSetting } from '../../options/selection.js';
import { testSetting } from '../../options/statistics.js';
import type { EvaluateFlags } from './flags.js';

/** What points are judged with, one or many. */
export type EvaluationSetting = Awaited<ReturnType<typeof evaluationSetting>>;

/** @throws InputError naming the flag */
export async function evaluationSetting(options: EvaluateFlags) {
  const { flag, ids } = givenConstraints(options, STANDARD_CONSTRAINTS);
  const flux = givenFlux(options);
  const regimes = givenRegimes(options);
  const { statistics, treatment, theoryErrors } = testSetting(options);
  const calculation = calculationSetting(options);
  const catalogue = await loadCatalogue();
  const named = namesWithAccuracy({ ...options, experiment: ids }, catalogue);
  const { experiments, companions } = namedConstraints(flag, named, catalogue);
  requireOneCount(experiments, companions, statistics.statistic);
  if (theoryErrors && experiments.length === 0) console.error('theory errors: these constraints have none');
  const settings = companionSettings(options, STANDARD_OBSERVABLES.confidenceLevel);
  const correlations = await correlationsSetting(options, experiments);
  const selection: KernelSelection | undefined = selectionSetting(options, catalogue);
  /** Constraints of these names, whose kernels have the densities of these sectors. */
  const prepare = (all: readonly string[], sectors: readonly Sector[]): Promise<PreparedConstraints> =>
    preparedConstraints(all, catalogue, {
      ...calculation,
      inputs: calculation.electroweak,
      ...{ flux, regimes, selection, sectors, treatment, theoryErrors, settings },
      keepClosed: true,
    });
  const names = named.split(',').map((name) => name.trim());
  const order = orderOf(
    names,
    experiments.map(({ id }) => id),
    companions,
  );
  return {
    experiments,
    companions,
    order,
    statistics,
    treatment,
    theoryErrors,
    calculation,
    settings,
    correlations,
    selection,
    prepare,
  };
}

/** Constraints in the order in which they are named. */
function orderOf(names: readonly string[], experiments: readonly string[], companions: readonly string[]): string[] {
  const own = [...experiments];
  return names.map((name) => (companions.includes(name) ? name : (own.shift() as string)));
}
