import { digitisedExperiments, OBSERVABLE_NAMES, type ObservableName } from '@nereid/analysis';
import type { Catalogue, Experiment, Exposure, PublishedCurve } from '@nereid/catalogue';
import { InputError, lmuLtau, suggestName } from '@nereid/physics';
import { parseNames } from '../../options/parse.js';

/** What the names of a command stand for, whatever the command. */
export interface CitedNames {
  readonly experiments: readonly Experiment[];
  readonly exposures: readonly Exposure[];
  readonly companions: readonly ObservableName[];
  /** Curves read off figures, of experiments that are not calculated. */
  readonly curves: readonly PublishedCurve[];
}

/**
 * Names joined by commas, of measurements and projections, exposures of event rates, other observables, and experiments of which a
 * curve was read off a figure. @throws InputError for a repeated name or, with the nearest known one, an unknown name
 */
export function citedNames(flag: string, text: string, catalogue: Catalogue): CitedNames {
  const names = parseNames(flag, text);
  const digitised = digitisedExperiments(catalogue, lmuLtau.name);
  const known = [...catalogue.experiments.keys(), ...catalogue.exposures.keys(), ...OBSERVABLE_NAMES, ...digitised];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new InputError(flag, unknown, 'not known', suggestName(unknown, known));
  const found = <T>(all: ReadonlyMap<string, T>) => names.flatMap((name) => all.get(name) ?? []);
  return {
    experiments: found(catalogue.experiments),
    exposures: found(catalogue.exposures),
    companions: OBSERVABLE_NAMES.filter((name) => names.includes(name)),
    curves: [...catalogue.curves.values()].filter(
      ({ experiment }) => names.includes(experiment) && digitised.includes(experiment),
    ),
  };
}
