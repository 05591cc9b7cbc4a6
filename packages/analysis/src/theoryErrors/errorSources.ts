import { compositionSources } from './compositionSources.js';
import { densitySources } from './densitySources.js';
import { couplingSources, radiativeSources } from './electroweakSources.js';
import type { ErrorSource, ErrorSourceDefinition, PredictionInputs } from './errorSource.js';
import { fluxSources } from './fluxSources.js';
import { notIncluded } from './includedErrors.js';
import { nuclearModelSources } from './nuclearModelSources.js';
import { nucleonSources } from './nucleonSources.js';
import { structureSources } from './structureSources.js';

/** All kinds of sources, in the order in which they are shown. */
export const errorSourceDefinitions: readonly ErrorSourceDefinition[] = [
  densitySources,
  couplingSources,
  radiativeSources,
  nucleonSources,
  nuclearModelSources,
  structureSources,
  fluxSources,
  compositionSources,
];

/** What is not known of a prediction, but for what the error of a measurement has in it already. */
export const errorSources = (inputs: PredictionInputs): ErrorSource[] =>
  notIncluded(
    errorSourceDefinitions.flatMap((definition) => definition.sources(inputs)),
    inputs,
  );
