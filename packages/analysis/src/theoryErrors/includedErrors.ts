import type { ErrorSource, PredictionInputs } from './errorSource.js';

/**
 * The sources that the error of a measured ratio does not have in it already, by `errorsIncluded` of its experiment: names (`density:Fe`), what stands before
 * the colon (`density`, all of them), or kinds (`flux`). Of predictions that are no experiment's, all.
 */
export function notIncluded(
  sources: readonly ErrorSource[],
  { catalogue, experiment }: Pick<PredictionInputs, 'catalogue' | 'experiment'>,
): ErrorSource[] {
  const measured = experiment === undefined ? undefined : catalogue.experiments.get(experiment);
  const included = new Set(measured?.publishedStandardModel?.errorsIncluded.names);
  return sources.filter(
    ({ name, kind }) => !included.has(name) && !included.has(name.split(':')[0]) && !included.has(kind),
  );
}
