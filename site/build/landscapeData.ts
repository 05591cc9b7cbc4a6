import { isRecorded, observableConstraints, REGISTERED_OBSERVABLES, STANDARD_OBSERVABLES } from '@nereid/analysis';
import type { Catalogue, PublishedCurve, RecordValue } from '@nereid/catalogue';
import { bibtex } from '@nereid/catalogue/exports';
import { electroweakInputs } from '@nereid/physics';
import { referenceLabel } from './citations.js';
import type { ExplorerData } from './explorerData.js';

/** A published curve with its columns as plain lists, as JSON has them. */
export type PlainCurve = {
  readonly [Key in keyof PublishedCurve]: PublishedCurve[Key] extends Float64Array
    ? readonly number[]
    : PublishedCurve[Key];
};

/** A bound that there is, whether or not it says anything of a model. */
export interface NamedBound {
  readonly id: string;
  readonly title: string;
  /** Of a published curve: the model that it was published for. */
  readonly model?: string;
}

/** What the landscape loads beside the data of the explorer. */
export interface LandscapeData {
  readonly curves: readonly PlainCurve[];
  readonly bounds: readonly NamedBound[];
  /** How each paper is called, and its entry, by key. */
  readonly papers: Readonly<Record<string, { readonly label: string; readonly bibtex: string }>>;
}

export function landscapeData({ curves, references }: Catalogue, explorer: ExplorerData): LandscapeData {
  const values = new Map<string, RecordValue>(explorer.values.map((value) => [value.id, value]));
  const names = REGISTERED_OBSERVABLES.filter((one) => isRecorded(one, values)).map(({ id }) => id);
  const others = observableConstraints(names, STANDARD_OBSERVABLES, values, electroweakInputs({}));
  const all = [...curves.values()];
  return {
    curves: all.map(plainCurve),
    bounds: [
      ...explorer.experiments.map(({ experiment: { id, name } }) => ({ id, title: name })),
      ...others.map(({ id, title }) => ({ id, title })),
      ...all.map(({ id, name, model }) => ({ id, title: name, model })),
    ],
    papers: Object.fromEntries(
      // all of them: what a recast cites is known only when it is made
      [...references].map(([key, reference]) => [
        key,
        { label: referenceLabel(reference), bibtex: bibtex([reference]) },
      ]),
    ),
  };
}

const plainCurve = (curve: PublishedCurve): PlainCurve =>
  Object.fromEntries(
    Object.entries(curve).map(([key, value]) => [key, value instanceof Float64Array ? Array.from(value) : value]),
  ) as unknown as PlainCurve;
