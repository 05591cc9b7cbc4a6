import { type Experiment, type ExperimentCorrelation, isMeasured } from '@nereid/catalogue';
import type { CouplingLimitOptions } from '@nereid/physics';
import { fluxWords } from './experimentFlux.js';
import { reactionsOf } from './hepDataReactions.js';
import type { LimitRun } from './limitRun.js';

/** One table of a HEPData submission (schema 1.1.1): its entry in `submission.yaml` and its data. */
export interface HepDataTable {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly { readonly name: string; readonly values: readonly (string | number)[] }[];
  readonly data_file: string;
}

interface Qualifier {
  readonly name: string;
  readonly value: string | number;
  readonly units?: string;
}

interface HepDataColumn {
  readonly header: { readonly name: string; readonly units?: string };
  readonly values: readonly { readonly value: number }[];
}

/** A table of a HEPData submission. */
export interface HepDataValues {
  readonly independent_variables: readonly HepDataColumn[];
  readonly dependent_variables: readonly (HepDataColumn & { readonly qualifiers: readonly Qualifier[] })[];
}

/** The documents of a submission, by file name: `submission.yaml` is a list of documents, the others are one each. */
export interface HepDataSubmission {
  readonly overview: { readonly comment: string };
  readonly tables: readonly HepDataTable[];
  readonly files: Readonly<Record<string, HepDataValues>>;
}

export interface HepDataOptions {
  readonly model: string;
  readonly statistics: CouplingLimitOptions;
  readonly version: string;
  readonly experiments: readonly Experiment[];
  /** Name of one of the experiments' fluxes instead of their own. */
  readonly flux?: string | undefined;
  /** Of the combination. */
  readonly correlations?: readonly ExperimentCorrelation[];
}

/**
 * A limit as a HEPData submission: one table for each curve, with the mediator mass [GeV] as independent and the largest allowed coupling
 * as dependent variable. Masses at which nothing is excluded are left out, and so is a curve that excludes nothing. Limits are
 * numbers without errors.
 */
export function hepDataSubmission(run: LimitRun, options: HepDataOptions): HepDataSubmission {
  const { model, version, experiments } = options;
  const tables: HepDataTable[] = [];
  const files: Record<string, HepDataValues> = {};
  for (const curve of run.curves) {
    const points = curve.points.flatMap(({ massGeV, gPrimeUpper }) =>
      gPrimeUpper === null ? [] : [[massGeV, gPrimeUpper]],
    );
    if (points.length === 0) continue;
    const ids = curve.experiments.join('_').replaceAll('-', '_');
    const used = experiments.filter(({ id }) => curve.experiments.includes(id));
    const dataFile = `limit_${ids}.yaml`;
    tables.push({
      name: `Limit ${curve.experiments.length > 1 ? 'combined' : curve.experiments[0]}`.slice(0, 64),
      description: description(used, options),
      keywords: [
        { name: 'reactions', values: reactionsOf(used) },
        { name: 'observables', values: ['CLS'] },
      ],
      data_file: dataFile,
    });
    files[dataFile] = {
      independent_variables: [
        { header: { name: "M(Z')", units: 'GEV' }, values: points.map(([value]) => ({ value })) },
      ],
      dependent_variables: [
        {
          header: { name: "g' upper limit" },
          qualifiers: qualifiers(used, options),
          values: points.map(([, value]) => ({ value })),
        },
      ],
    };
  }
  const names = experiments.map(({ name }) => name).join(', ');
  return {
    overview: { comment: `Limits on a ${bosonOf(model)} boson (${model}) recast from ${names}. Nereid ${version}.` },
    tables,
    files,
  };
}

const bosonOf = (model: string): string => (model === 'scalar' ? 'scalar' : 'vector');

function description(used: readonly Experiment[], { statistics, model }: HepDataOptions): string {
  const names = used.map(({ name }) => name).join(', ');
  const kind = used.every(isMeasured) ? 'Upper limit' : 'Projected upper limit';
  const percent = Number((100 * statistics.confidenceLevel).toPrecision(6));
  return `${kind} at ${percent} % CL on the coupling of a ${bosonOf(model)} boson (${model}) from ${names}, a recast of the published numbers.`;
}

function qualifiers(used: readonly Experiment[], options: HepDataOptions): Qualifier[] {
  const { model, version, flux, correlations = [] } = options;
  const { confidenceLevel, sidedness, statistic = 'likelihood-ratio' } = options.statistics;
  const ids = used.map(({ id }) => id);
  const applied = correlations.filter(({ experiments }) => experiments.every((id) => ids.includes(id)));
  return [
    { name: 'EXPERIMENT', value: used.map(({ name }) => name).join(', ') },
    { name: 'RE', value: reactionsOf(used).join(', ') },
    { name: 'REGIME', value: [...new Set(used.flatMap(({ regimes }) => regimes.names))].join(', ') },
    { name: 'BEAM', value: fluxWords(used, flux) },
    { name: 'MODEL', value: model },
    { name: 'CL', value: Number((100 * confidenceLevel).toPrecision(12)), units: 'PCT' },
    { name: 'TEST', value: `${statistic}, ${sidedness}` },
    ...applied.map(({ experiments, coefficient }) => ({
      name: `CORRELATION ${experiments.join(' ')}`,
      value: coefficient,
    })),
    { name: 'PROGRAM', value: `Nereid ${version}` },
  ];
}

/** Rules of HEPData that its schemas do not state. @returns what is wrong, in words; nothing where all is well */
export function hepDataProblems({ tables, files }: HepDataSubmission): string[] {
  return tables.flatMap(({ name, data_file }) => {
    const data = files[data_file];
    if (data === undefined) return [`${name}: no file ${data_file}`];
    const columns = [...data.independent_variables, ...data.dependent_variables];
    const lengths = new Set(columns.map(({ values }) => values.length));
    const infinite = columns.filter(({ values }) => !values.every(({ value }) => Number.isFinite(value)));
    return [
      ...(lengths.size > 1 ? [`${name}: the columns have different lengths`] : []),
      ...infinite.map(({ header }) => `${name}: ${header.name} has values that are no numbers`),
    ];
  });
}
