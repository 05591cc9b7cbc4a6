import { type Catalogue, type Experiment, isMeasured } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';

/** A projection with another accuracy than the published ones. */
export interface ProjectionAtAccuracy extends Experiment {
  /** Id of the projection of the catalogue whose beam, target and kernel it has. */
  readonly projectionOf: string;
}

type Experiments = Pick<Catalogue, 'experiments'>;

const NAME = /^(.+-projection)-(\d+(?:\.\d+)?)$/;

/**
 * The projection that `dune-projection-8` names: that of the catalogue with the accuracy of the name, in percent. Undefined for other
 * names, and for an accuracy of 0 or above 100 %.
 */
export function projectionAtAccuracy(name: string, { experiments }: Experiments): ProjectionAtAccuracy | undefined {
  const [, prefix, percent] = NAME.exec(name) ?? [];
  const value = Number(percent);
  const base = [...experiments.values()].filter(
    (experiment) => !isMeasured(experiment) && experiment.id.startsWith(`${prefix}-`),
  );
  const nearest = base.at(-1);
  if (nearest === undefined || !(value > 0 && value <= 100)) return undefined;
  return {
    ...nearest,
    projectionOf: nearest.id,
    id: name,
    name: nearest.name.replace(/\d+(\.\d+)? %/, `${percent} %`),
    measurement: {
      observable: 'projectedAccuracy',
      valueId: name,
      valueText: percent,
      value,
      source: nearest.measurement.source,
      quotedIn: [],
      note: 'An accuracy that was asked for, in percent of the Standard Model rate; nobody has published it.',
    },
    notes: [...nearest.notes, `The accuracy of ${percent} % was asked for; nobody has published it.`],
  };
}

/** Whether the catalogue has that experiment, or a projection that takes the accuracy of the name. */
export const isExperimentName = (name: string, catalogue: Experiments): boolean =>
  catalogue.experiments.has(name) || projectionAtAccuracy(name, catalogue) !== undefined;

/**
 * Names, joined by commas, with every projection at that relative accuracy: `dune` and `dune-projection-25` become
 * `dune-projection-8` for 0.08. @throws InputError for no accuracy, and where no projection is named
 */
export function namesAtAccuracy(names: string, accuracy: number, { experiments }: Experiments): string {
  if (!(accuracy > 0 && accuracy <= 1)) {
    throw new InputError('accuracy', accuracy, 'not a relative accuracy above 0, up to 1', 'Write 0.08 for 8 %.');
  }
  const projections = [...experiments.values()].filter((experiment) => !isMeasured(experiment));
  const percent = Number((100 * accuracy).toPrecision(10));
  const given = names.split(',').map((name) => name.trim());
  const changed = given.map((name) => {
    const prefix = NAME.exec(name)?.[1] ?? `${name}-projection`;
    return projections.some(({ id }) => id.startsWith(`${prefix}-`)) ? `${prefix}-${percent}` : name;
  });
  if (changed.every((name) => !NAME.test(name))) {
    const known = projections.map(({ id }) => id).join(', ');
    throw new InputError('accuracy', accuracy, `none of ${names} is a projection`, `Name one of ${known}.`);
  }
  return changed.join(',');
}
