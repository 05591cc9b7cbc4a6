import { type HepDataSubmission, NO_VALUE } from './hepDataTable.js';

/** Rules of HEPData that its schemas do not state. @returns what is wrong, in words; nothing where all is well */
export function hepDataProblems({ tables, files }: HepDataSubmission): string[] {
  return tables.flatMap(({ name, data_file }) => {
    const data = files[data_file];
    if (data === undefined) return [`${name}: no file ${data_file}`];
    const columns = [...data.independent_variables, ...data.dependent_variables];
    const lengths = new Set(columns.map(({ values }) => values.length));
    const isValue = (value: number | string) => value === NO_VALUE || Number.isFinite(value);
    const masses = data.independent_variables.filter(({ values }) => values.some(({ value }) => value === NO_VALUE));
    const infinite = [...columns.filter(({ values }) => !values.every(({ value }) => isValue(value))), ...masses];
    return [
      ...(lengths.size > 1 ? [`${name}: the columns have different lengths`] : []),
      ...infinite.map(({ header }) => `${name}: ${header.name} has values that are no numbers`),
    ];
  });
}
