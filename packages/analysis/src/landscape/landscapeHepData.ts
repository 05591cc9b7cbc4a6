import { limitableModel } from '@nereid/physics';
import {
  type HepDataSubmission,
  type HepDataTable,
  type Qualifier,
  valuesTable,
} from '../limits/hepData/hepDataTable.js';
import { limitColumns } from '../limits/limitIslands.js';
import type { Bound } from './bound.js';
import { briefTitle } from './boundNames.js';
import type { Landscape } from './landscape.js';
import type { LandscapeDescription } from './landscapeCsv.js';

/**
 * A landscape as a HEPData submission: a table for each bound, with the mass [GeV] as independent variable, and as dependent ones the
 * largest allowed coupling and the edges of excluded regions that end. Everything that a bound was made with stands in its qualifiers.
 */
export function landscapeHepData(landscape: Landscape, description: LandscapeDescription): HepDataSubmission {
  const { model, parameters, allowedWindow } = landscape;
  const pairs = landscape.bounds.flatMap((bound) => boundTable(bound, landscape, description));
  const given = Object.entries(parameters).map(([name, value]) => `, ${name}=${value}`);
  const comment = [
    `Bounds on a ${limitableModel(model).family.boson.kind} boson (${model}${given.join('')}): ${allowedWindow.words}`,
    ...(description.command === undefined ? [] : [`Made by: ${description.command}`]),
  ];
  return {
    overview: { comment: comment.join(' ') },
    tables: pairs.map(({ table }) => table),
    files: Object.fromEntries(pairs.map(({ table, values }) => [table.data_file, values])),
  };
}

function boundTable(bound: Bound, { model, parameters }: Landscape, description: LandscapeDescription) {
  const { constraint, title, kind, curve, formula } = bound;
  const { plain, plainCoupling: coupling } = limitableModel(model).family.boson;
  const columns = limitColumns(curve)
    .filter(({ values }) => values.some((value) => value !== null))
    .map(({ kind: part, island, values }) => ({
      name: part === 'limit' ? `${coupling} upper limit` : `${coupling} excluded region ${island}, ${part} edge`,
      values,
    }));
  const masses = curve.map(({ massGeV }) => massGeV);
  const values = valuesTable(`M(${plain})`, masses, columns, qualifiers(bound, { model, parameters }, description));
  if (values === null) return [];
  const table: HepDataTable = {
    name: `Bound ${constraint}`.slice(0, 64),
    description: `${briefTitle(title)}, ${kind}: ${formula}`,
    keywords: [{ name: 'observables', values: ['CLS'] }],
    data_file: `bound_${constraint.replace(/[^A-Za-z0-9]+/g, '_')}.yaml`,
  };
  return [{ table, values }];
}

function qualifiers(
  { kind, status, confidenceLevel, sidedness, viaMixing, fidelity, inputs, references, leavesOut }: Bound,
  { model, parameters }: Pick<Landscape, 'model' | 'parameters'>,
  { test, version, command }: LandscapeDescription,
): Qualifier[] {
  const isTested = fidelity !== 'published' && kind !== 'recast';
  return [
    { name: 'MODEL', value: model },
    ...Object.entries(parameters).map(([name, value]) => ({ name: `PARAMETER ${name}`, value })),
    { name: 'KIND', value: kind },
    { name: 'STATUS', value: status },
    ...(confidenceLevel === null
      ? []
      : [{ name: 'CL', value: Number((100 * confidenceLevel).toPrecision(12)), units: 'PCT' }]),
    { name: 'TEST', value: isTested ? `${test.statistic ?? 'likelihood-ratio'}, ${sidedness}` : sidedness },
    ...(viaMixing ? [{ name: 'THROUGH', value: 'kinetic mixing alone' }] : []),
    ...Object.entries(inputs).map(([name, value]) => ({ name: `INPUT ${name}`, value })),
    ...(leavesOut.length === 0 ? [] : [{ name: 'LEAVES OUT', value: leavesOut.join('; ') }]),
    { name: 'REFERENCES', value: references.join(', ') },
    { name: 'PROGRAM', value: `Nereid ${version}` },
    ...(command === undefined ? [] : [{ name: 'COMMAND', value: command }]),
  ];
}
