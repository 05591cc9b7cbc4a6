import { budgetColumns, type DensityBand, isEnsemble } from '@nereid/analysis';
import { crossSection } from '@nereid/analysis/node';
import { InputError, sm } from '@nereid/physics';
import * as z from 'zod';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import { couplings, hadronic, modelName, numbers, parameters, toColumn, tolerance, toParameters } from './params.js';
import { booleanColumn, budgetRecord, invalidOf, invalidRows, numberColumn } from './results.js';

/** `crossSection`: total cross sections over energies. */
export const crossSectionMethod = sessionMethod({
  name: 'crossSection',
  about: 'Total cross section of a channel at one energy or at many.',
  params: {
    channel: z.string().describe('numu:mumu, numubar:ee …'),
    target: z.string().describe('proton, neutron (free), an isotope (Ar40) or a material (iron, SiO2)'),
    energyGeV: numbers('of the neutrino: one or many'),
    regime: z
      .string()
      .optional()
      .describe('coherent, proton, neutron, inelastic, unbroken, nucleus; coherent or the free nucleon unless given'),
    model: modelName.optional().describe('the Standard Model unless given'),
    parameters,
    tolerance,
    hadronic,
    couplings,
    uncertainties: z.boolean().optional().describe('what is not known of it too, source by source'),
  },
  result: z.object({
    columns: z.object({
      energyGeV: numberColumn,
      sigmaCm2: numberColumn,
      sigmaErrorCm2: numberColumn,
      relativeError: numberColumn,
      converged: booleanColumn,
      bandLowCm2: numberColumn
        .optional()
        .describe('with the nuclear form factor ensemble: all shapes at the measured radius'),
      bandHighCm2: numberColumn.optional(),
    }),
    uncertainties: budgetRecord.optional(),
    per: z.string().describe('nucleus, average nucleus or nucleon'),
    regime: z.string(),
    process: z.string(),
    model: z.object({ name: z.string(), parameters: z.record(z.string(), z.number()) }),
    ...invalidRows,
  }),
  run: async ({ energyGeV: given, model = sm.name, parameters: own, ...named }, call) => {
    const energies = toColumn('energyGeV', given);
    const asked = { model, parameters: toParameters(own) };
    const { catalogue } = await lookupOf(call);
    const question = { ...named, model: asked, catalogue };
    const step = call.step('cross sections');
    const table = emptyTable(energies, isEnsemble(named.hadronic ?? {}));
    const budgets = budgetColumns(energies.length);
    let words: object | undefined;
    let refused: InputError | undefined;
    for (const [i, energyGeV] of energies.entries()) {
      await step(i, energies.length);
      try {
        const { per, regime, process, ...row } = await crossSection({ ...question, energyGeV });
        words ??= { per, regime, process };
        table.set(i, row);
        if (row.uncertainties) budgets.set(i, row.uncertainties);
      } catch (error) {
        // an energy that cannot be used takes nothing from the others
        if (!(error instanceof InputError) || error.subject.name !== 'energy') throw error;
        refused ??= error;
        table.invalid.set(i, error.message);
      }
    }
    if (words === undefined && refused !== undefined) throw refused;
    return {
      columns: table.columns,
      ...(named.uncertainties && { uncertainties: budgets.columns }),
      ...words,
      model: { name: model, parameters: asked.parameters },
      ...invalidOf(table.invalid),
    };
  },
});

function emptyTable(energyGeV: Float64Array, banded: boolean) {
  const empty = () => new Float64Array(energyGeV.length).fill(Number.NaN);
  const columns = { energyGeV, sigmaCm2: empty(), sigmaErrorCm2: empty(), relativeError: empty() };
  const band = banded ? { bandLowCm2: empty(), bandHighCm2: empty() } : {};
  const converged = Array.from(energyGeV, () => false);
  return {
    columns: { ...columns, converged, ...band },
    invalid: new Map<number, string>(),
    set(
      i: number,
      row: {
        readonly sigmaCm2: number;
        readonly sigmaErrorCm2: number;
        readonly converged: boolean;
        readonly band?: DensityBand;
      },
    ): void {
      columns.sigmaCm2[i] = row.sigmaCm2;
      columns.sigmaErrorCm2[i] = row.sigmaErrorCm2;
      // below the threshold σ is 0, exactly
      columns.relativeError[i] = row.sigmaCm2 === 0 ? 0 : row.sigmaErrorCm2 / row.sigmaCm2;
      converged[i] = row.converged;
      const { lowCm2, highCm2 } = row.band?.atMeasuredRadius ?? {};
      if (band.bandLowCm2 && lowCm2 !== undefined) band.bandLowCm2[i] = lowCm2;
      if (band.bandHighCm2 && highCm2 !== undefined) band.bandHighCm2[i] = highCm2;
    },
  };
}
