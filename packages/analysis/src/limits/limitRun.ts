import { type Catalogue, type Experiment, isMeasured } from '@nereid/catalogue';
import type { CouplingLimitOptions, ElectroweakInputs, MediatorCharges } from '@nereid/physics';
import type { CombinationOptions } from '../constraints/correlations.js';
import type { LimitCurve } from '../figures/limitFigure.js';
import type { PublishedLine } from '../figures/limitSeries.js';
import type { LimitPoint, PreparedExperiment } from './couplingLimits.js';
import { type LimitWithErrors, limitsWithErrors } from './limitErrors.js';

/** Points of the curves of other experiments, by their order. */
const DIGITISED_MARKERS = ['square', 'triangle', 'diamond', 'cross'] as const;

/** Limits of each experiment and, where there are several, of all together, over masses and in the contact limit. */
export interface LimitRun {
  readonly curves: readonly (Omit<LimitCurve, 'points'> & {
    readonly experiments: readonly string[];
    readonly points: readonly LimitWithErrors[];
    readonly contact: LimitWithErrors;
  })[];
}

/** Limits on one coupling at each mass [GeV]; where `canCombine`, the last curve is the combination. */
export function runLimits(
  prepared: readonly PreparedExperiment[],
  masses: ArrayLike<number>,
  charges: MediatorCharges,
  inputs: ElectroweakInputs,
  options: CombinationOptions,
): LimitRun {
  const curve = (name: string, group: readonly PreparedExperiment[], combined: boolean) => ({
    name,
    combined,
    projected: !group.every(({ experiment }) => isMeasured(experiment)),
    experiments: group.map(({ experiment }) => experiment.id),
    points: limitsWithErrors(group, masses, charges, inputs, options),
    contact: limitsWithErrors(group, [Number.POSITIVE_INFINITY], charges, inputs, options)[0],
  });
  const single = prepared.map((one) => curve(one.experiment.name, [one], prepared.length === 1));
  return { curves: canCombine(prepared) ? [...single, curve('combined', prepared, true)] : single };
}

/** Several experiments combine; two projections are two views of one future measurement, and do not. */
export function canCombine(prepared: readonly PreparedExperiment[]): boolean {
  return prepared.length > 1 && atMostOneProjection(prepared);
}

/** Whether no more than one of them is a projection. */
export function atMostOneProjection(prepared: readonly Pick<PreparedExperiment, 'experiment'>[]): boolean {
  return prepared.filter(({ experiment }) => !isMeasured(experiment)).length <= 1;
}

/** The contact limit as it is quoted: M/g′ above this [GeV], null where nothing is excluded. */
export function massOverCoupling(contact: LimitPoint): number | null {
  return contact.gPrimeUpper === null ? null : 1 / contact.gPrimeUpper;
}

/** Published curves of the same model and confidence level, of an experiment among those asked for. */
export function publishedCurves(
  { curves, references }: Catalogue,
  experiments: readonly Experiment[],
  model: string,
  { confidenceLevel }: CouplingLimitOptions,
): PublishedLine[] {
  return [...curves.values()].flatMap((curve) => {
    const { massGeV, gPrime, source } = curve;
    const experiment = experiments.find(({ id }) => id === curve.experiment);
    if (!experiment || curve.model !== model || curve.confidenceLevel !== confidenceLevel) return [];
    const paper = references.get(source)?.arxiv ?? source;
    return [{ label: `${experiment.name} as published (${paper})`, massGeV, gPrime, origin: curve }];
  });
}

/** Experiments outside the constraint registry of which a curve of this model was read off a figure. */
export function digitisedExperiments({ curves, experiments }: Catalogue, model: string): string[] {
  const of = [...curves.values()].filter((curve) => curve.model === model).map(({ experiment }) => experiment);
  return [...new Set(of)].filter((id) => !experiments.has(id));
}

/** The digitised curves of these experiments, marked apart from computed ones; each at its own confidence level. */
export function digitisedCurves({ curves }: Catalogue, ids: readonly string[], model: string): PublishedLine[] {
  return [...curves.values()]
    .filter((curve) => curve.model === model && ids.includes(curve.experiment))
    .map((curve, i) => {
      const { name, massGeV, gPrime } = curve;
      const marker = DIGITISED_MARKERS[i % DIGITISED_MARKERS.length];
      return { label: name, massGeV, gPrime, marker, origin: curve };
    });
}
