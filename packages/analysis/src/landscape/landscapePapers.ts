import type { Catalogue, Reference } from '@nereid/catalogue';
import { calculationReferences } from '../constraints/citations.js';
import type { Bound } from './bound.js';
import type { BoundTest } from './computedBound.js';

/** The paper whose method carries curves over to other charges. */
const RECAST_METHOD = 'Ilten2018';

/**
 * The papers behind bounds: of measurements with their beams, targets and nuclear data, of published curves and whoever drew them, of
 * what carries them over to other charges, of the model and of the test.
 */
export function boundReferences(
  bounds: readonly Bound[],
  model: string,
  { statistic = 'likelihood-ratio', errorModel = 'bifurcated-gaussian' }: BoundTest,
  catalogue: Catalogue,
): Reference[] {
  const experiments = bounds.flatMap(({ constraint }) => catalogue.experiments.get(constraint) ?? []);
  const curves = bounds.flatMap(({ constraint }) => catalogue.curves.get(constraint) ?? []);
  const isRecast = bounds.some(({ fidelity, constraint }) => fidelity === 'recast' && catalogue.curves.has(constraint));
  const keys = [...bounds.flatMap(({ references }) => references), ...(isRecast ? [RECAST_METHOD] : [])];
  const isTested = bounds.some(({ constraint }) => !catalogue.curves.has(constraint));
  return calculationReferences(
    {
      ...{ experiments, curves, model },
      // of curves of one's own there is no paper
      keys: keys.filter((key) => catalogue.references.has(key)),
      ...(isTested && { statistic, errorModel }),
    },
    catalogue,
  );
}
