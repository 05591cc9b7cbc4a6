import { type Catalogue, type Experiment, isMeasuredLine, type PublishedCurve } from '@nereid/catalogue';
import type { MarkerShape } from '@nereid/figures';
import type { CouplingLimitOptions } from '@nereid/physics';

/** A limit as published, to be drawn over ours. */
export interface PublishedLine {
  readonly label: string;
  readonly massGeV: ArrayLike<number>;
  readonly gPrime: ArrayLike<number>;
  /** Circles unless given. */
  readonly marker?: MarkerShape;
  /** Where its points come from. */
  readonly origin?: Pick<PublishedCurve, 'id' | 'source' | 'drawnIn' | 'confidenceLevel' | 'how' | 'remark'>;
}

/** Signs of the limits of others; circles are those of the experiments themselves. */
const MARKERS = ['square', 'triangle', 'diamond', 'cross'] as const;

/** Lines with signs by their order. @param before how many there are already */
export const withMarkers = (lines: readonly PublishedLine[], before = 0): PublishedLine[] =>
  lines.map((line, i) => ({ ...line, marker: MARKERS[(before + i) % MARKERS.length] }));

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

/** Limits of this model in one piece, which a figure can draw as a line of marks; regions and projections are for landscapes. */
const measuredLines = (curves: Catalogue['curves'], model: string): PublishedCurve[] =>
  [...curves.values()].filter((curve) => curve.model === model && isMeasuredLine(curve));

/** Experiments outside the constraint registry of which a curve of this model was read off a figure. */
export function digitisedExperiments({ curves, experiments }: Catalogue, model: string): string[] {
  const of = measuredLines(curves, model).map(({ experiment }) => experiment);
  return [...new Set(of)].filter((id) => !experiments.has(id));
}

/** The digitised curves of these experiments, marked apart from computed ones; each at its own confidence level. */
export function digitisedCurves({ curves }: Catalogue, ids: readonly string[], model: string): PublishedLine[] {
  const found = measuredLines(curves, model).filter(({ experiment }) => ids.includes(experiment));
  return withMarkers(
    found.map((curve) => ({ label: curve.name, massGeV: curve.massGeV, gPrime: curve.gPrime, origin: curve })),
  );
}
