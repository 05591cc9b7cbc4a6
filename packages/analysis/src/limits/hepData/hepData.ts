import { type Experiment, isMeasured } from '@nereid/catalogue';
import { limitableModel } from '@nereid/physics';
import type { Constraint } from '../../constraints/constraint.js';
import { fluxWords } from '../../kernels/experimentFlux.js';
import { chargeWords, inputWords, type LimitDescription, measurementWords, regimeWords } from '../limitDescription.js';
import { limitColumns } from '../limitIslands.js';
import { type LimitRun, massOverCoupling } from '../limitRun.js';
import { curveTable, publishedTable } from './hepDataOverlays.js';
import { reactionsOf } from './hepDataReactions.js';
import { type HepDataSubmission, type HepDataTable, type Qualifier, valuesTable } from './hepDataTable.js';

/** HEPData's word for confidence limits of any kind ("CLS: confidence limits"), whether or not the CLs method made them. */
const CONFIDENCE_LIMITS = { name: 'observables', values: ['CLS'] };

/**
 * A limit as a HEPData submission: one table for each curve, with the mediator mass [GeV] as independent variable and as dependent ones
 * the largest allowed coupling and, where couplings below it are excluded too, the edges of these islands; `-` where there is
 * none. Masses at which nothing is excluded are left out, and so is a curve that excludes nothing. Then what is drawn beside the
 * limits: other observables, and curves of others as they were read off. Limits are numbers without errors.
 */
export function hepDataSubmission(run: LimitRun, description: LimitDescription): HepDataSubmission {
  const { version, experiments, others = [], statistics, command, observables = [], published = [] } = description;
  const pairs = [
    ...run.curves.flatMap((curve) => limitTable(curve, description)),
    ...observables.flatMap((curve) => curveTable(curve, version, description.model)),
    ...published.map(publishedTable),
  ];
  const names = [...experiments.map(({ name }) => name), ...others.map(({ title }) => title)].join(', ');
  const { model, statistic = 'likelihood-ratio' } = { ...description, ...statistics };
  const charges = chargeWords(description);
  const comment = [
    `Limits on a ${bosonOf(model).kind} boson (${model}${charges && `, ${charges}`}) recast from ${names}.`,
    `The keyword CLS stands for confidence limits; the test is ${statistic}, ${statistics.sidedness}. Nereid ${version}.`,
    ...(command === undefined ? [] : [`Made by: ${command}`]),
  ];
  return {
    overview: { comment: comment.join(' ') },
    tables: pairs.map(({ table }) => table),
    files: Object.fromEntries(pairs.map(({ table, values }) => [table.data_file, values])),
  };
}

const bosonOf = (model: string) => limitableModel(model).family.boson;

function limitTable(curve: LimitRun['curves'][number], description: LimitDescription) {
  const { experiments, points } = curve;
  const used = description.experiments.filter(({ id }) => experiments.includes(id));
  const others = (description.others ?? []).filter(({ id }) => experiments.includes(id));
  const { plain, plainCoupling: coupling } = bosonOf(description.model);
  const mass = `M(${plain})`;
  const bound = massOverCoupling(curve.contact);
  const contact =
    bound === null ? [] : [{ name: `CONTACT LIMIT, ${mass}/${coupling} ABOVE`, value: bound, units: 'GEV' }];
  const columns = limitColumns(points).map(({ kind, island, values }) => ({
    name: kind === 'limit' ? `${coupling} upper limit` : `${coupling} excluded region ${island} below it, ${kind} edge`,
    values,
  }));
  const masses = points.map(({ massGeV }) => massGeV);
  const values = valuesTable(mass, masses, columns, [...qualifiers(used, others, description), ...contact]);
  if (values === null) return [];
  const table: HepDataTable = {
    name: `Limit ${experiments.length > 1 ? 'combined' : experiments[0]}`.slice(0, 64),
    description: tableDescription(used, others, description, columns.length > 1),
    keywords: [...(used.length > 0 ? [{ name: 'reactions', values: reactionsOf(used) }] : []), CONFIDENCE_LIMITS],
    data_file: `limit_${experiments.join('_').replaceAll('-', '_')}.yaml`,
  };
  return [{ table, values }];
}

function tableDescription(
  used: readonly Experiment[],
  others: readonly Constraint[],
  description: LimitDescription,
  islands: boolean,
): string {
  const { statistics, model } = description;
  const names = [...used.map(({ name }) => name), ...others.map(({ title }) => title)].join(', ');
  const kind = used.every(isMeasured) ? 'Upper limit' : 'Projected upper limit';
  const percent = Number((100 * statistics.confidenceLevel).toPrecision(6));
  const charges = chargeWords(description);
  const ofModel = `${model}${charges && `, ${charges}`}`;
  const more = islands ? ' Couplings inside the excluded regions below the limit are excluded as well.' : '';
  return `${kind} at ${percent} % CL on the coupling of a ${bosonOf(model).kind} boson (${ofModel}) from ${names}, a recast of the published numbers.${more}`;
}

/** Everything the curve was made with. */
function qualifiers(
  used: readonly Experiment[],
  others: readonly Constraint[],
  description: LimitDescription,
): Qualifier[] {
  const { model, version, flux, correlations = [], charges = {}, settings = {}, command } = description;
  const { confidenceLevel, sidedness, statistic = 'likelihood-ratio', errorModel } = description.statistics;
  const ids = used.map(({ id }) => id);
  const applied = correlations.filter(({ experiments }) => experiments.every((id) => ids.includes(id)));
  return [
    ...(used.length === 0
      ? []
      : [
          { name: 'EXPERIMENT', value: used.map(({ name }) => name).join(', ') },
          { name: 'RE', value: reactionsOf(used).join(', ') },
          { name: 'REGIME', value: regimeWords(used) },
          { name: 'BEAM', value: fluxWords(used, flux) },
          { name: 'MEASURED RATIO', value: measurementWords(description, used) },
        ]),
    ...others.map(({ id, title, inputs }) => ({ name: `CONSTRAINT ${id}`, value: `${title}: ${inputWords(inputs)}` })),
    { name: 'MODEL', value: model },
    ...Object.entries(charges).map(([name, value]) => ({ name: `CHARGE ${name}`, value })),
    { name: 'CL', value: Number((100 * confidenceLevel).toPrecision(12)), units: 'PCT' },
    { name: 'TEST', value: `${statistic}, ${sidedness}` },
    ...(errorModel === undefined ? [] : [{ name: 'ERROR MODEL', value: errorModel }]),
    ...applied.map(({ experiments, coefficient }) => ({
      name: `CORRELATION ${experiments.join(' ')}`,
      value: coefficient,
    })),
    ...Object.entries(settings).map(([name, value]) => ({ name: `SETTING ${name}`, value })),
    { name: 'PROGRAM', value: `Nereid ${version}` },
    ...(command === undefined ? [] : [{ name: 'COMMAND', value: command }]),
  ];
}
