/** A file that belongs to a submission or to one of its tables. */
export interface HepDataResource {
  readonly location: string;
  readonly description: string;
}

/** One table of a HEPData submission (schema 1.1.1): its entry in `submission.yaml` and its data. */
export interface HepDataTable {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly { readonly name: string; readonly values: readonly (string | number)[] }[];
  readonly additional_resources?: readonly HepDataResource[];
  readonly data_file: string;
}

/** What holds for a whole column of a HEPData table: a setting, with its unit. */
export interface Qualifier {
  readonly name: string;
  readonly value: string | number;
  readonly units?: string;
}

/** HEPData's sign for a value that there is not. */
export const NO_VALUE = '-';

/** A column of a HEPData table. */
export interface HepDataColumn {
  readonly header: { readonly name: string; readonly units?: string };
  readonly values: readonly { readonly value: number | typeof NO_VALUE }[];
}

/** A table of a HEPData submission. */
export interface HepDataValues {
  readonly independent_variables: readonly HepDataColumn[];
  readonly dependent_variables: readonly (HepDataColumn & { readonly qualifiers: readonly Qualifier[] })[];
}

/** The documents of a submission, by file name: `submission.yaml` is a list of documents, the others are one each. */
export interface HepDataSubmission {
  readonly overview: { readonly comment: string; readonly additional_resources?: readonly HepDataResource[] };
  readonly tables: readonly HepDataTable[];
  readonly files: Readonly<Record<string, HepDataValues>>;
}

/** Columns that share their rows and qualifiers as a table; rows in which all of them are empty are left out. */
export function valuesTable(
  mass: string,
  massGeV: ArrayLike<number>,
  columns: readonly { readonly name: string; readonly values: ArrayLike<number | null> }[],
  qualifiers: readonly Qualifier[],
): HepDataValues | null {
  const rows = Array.from(massGeV, (_, i) => i).filter((i) => columns.some(({ values }) => values[i] !== null));
  if (rows.length === 0) return null;
  return {
    independent_variables: [{ header: { name: mass, units: 'GEV' }, values: rows.map((i) => ({ value: massGeV[i] })) }],
    dependent_variables: columns.map(({ name, values }) => ({
      header: { name },
      qualifiers,
      values: rows.map((i) => ({ value: values[i] ?? NO_VALUE })),
    })),
  };
}
