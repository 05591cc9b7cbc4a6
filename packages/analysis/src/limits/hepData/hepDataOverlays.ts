import { lmuLtau } from '@nereid/physics';
import type { ConstraintCurve } from '../../constraints/constraintCurve.js';
import type { PublishedLine } from '../publishedLines.js';
import { type HepDataTable, type HepDataValues, type Qualifier, valuesTable } from './hepDataTable.js';

interface TableWithValues {
  readonly table: HepDataTable;
  readonly values: HepDataValues;
}

const fileName = (kind: string, id: string): string => `${kind}_${id.replace(/[^A-Za-z0-9]+/g, '_')}.yaml`;

/** Another observable drawn beside the limits, with every number that it was computed from; none where it says nothing. */
export function curveTable(curve: ConstraintCurve, version: string, model: string = lmuLtau.name): TableWithValues[] {
  const { id, kind, label, massGeV, lower, upper, fidelity, inputs, references } = curve;
  const isBand = kind === 'band';
  const columns = [
    ...(isBand ? [{ name: "g' lower edge", values: lower }] : []),
    {
      name: isBand ? "g' upper edge" : kind === 'reach' ? "g' projected upper limit" : "g' upper limit",
      values: upper,
    },
  ];
  const qualifiers: Qualifier[] = [
    { name: 'OBSERVABLE', value: label },
    { name: 'MODEL', value: model },
    { name: 'FIDELITY', value: fidelity },
    ...Object.entries(inputs).map(([name, value]) => ({ name: `INPUT ${name}`, value })),
    { name: 'REFERENCES', value: references.join(', ') },
    { name: 'PROGRAM', value: `Nereid ${version}` },
  ];
  const values = valuesTable("M(Z')", massGeV, columns, qualifiers);
  if (values === null) return [];
  const boson = model === lmuLtau.name ? 'a gauged L_mu - L_tau vector boson' : `the boson of the model ${model}`;
  const what = isBand ? 'Couplings that it favours' : 'Limit on the coupling';
  return [
    {
      table: {
        name: `Overlay ${id}`.slice(0, 64),
        description: `${label}: ${what} of ${boson}, computed (${fidelity}).`,
        keywords: isBand ? [] : [{ name: 'observables', values: ['CLS'] }],
        data_file: fileName('overlay', id),
      },
      values,
    },
  ];
}

/** A curve of others as it was read off their figure. */
export function publishedTable({ label, massGeV, gPrime, origin }: PublishedLine): TableWithValues {
  const qualifiers: Qualifier[] = [
    { name: 'CURVE', value: label },
    ...(origin === undefined
      ? []
      : [
          { name: 'SOURCE', value: origin.source },
          ...(origin.confidenceLevel === null
            ? []
            : [{ name: 'CL', value: Number((100 * origin.confidenceLevel).toPrecision(12)), units: 'PCT' }]),
          { name: 'READ FROM', value: origin.how },
          ...(origin.remark === undefined ? [] : [{ name: 'REMARK', value: origin.remark }]),
        ]),
  ];
  const columns = [{ name: "g' upper limit", values: Array.from(gPrime) }];
  const id = origin?.id ?? label;
  return {
    table: {
      name: `Published ${id}`.slice(0, 64),
      description: `${label}: read off a figure for comparison, not a result of this submission.`,
      keywords: [{ name: 'observables', values: ['CLS'] }],
      data_file: fileName('published', id),
    },
    values: valuesTable("M(Z')", massGeV, columns, qualifiers) ?? {
      independent_variables: [],
      dependent_variables: [],
    },
  };
}
