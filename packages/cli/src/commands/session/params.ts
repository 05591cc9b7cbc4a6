import { VERDICT_OUTPUTS } from '@nereid/analysis';
import type { ExperimentCorrelation } from '@nereid/catalogue';
import { ASYMPTOTIC_STATISTICS, InputError, RATIO_ERROR_MODELS, SIDEDNESS } from '@nereid/physics';
import { COUPLING_ORDERS } from '@nereid/physics/couplings';
import * as z from 'zod';

/** Numbers that JSON has no word for. */
const WORDS: Readonly<Record<string, number>> = {
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

const number = z.number();
const numberWord = z.enum(['Infinity', '-Infinity', 'NaN']);
/** In schemas; values are looked at where they are read, since columns are long. */
const cell = { anyOf: [{ type: 'number' }, { type: 'null' }, { enum: Object.keys(WORDS) }] };

export const constraintName = z.string().describe('a constraint by its id: ccfr, dune-projection-8');
export const constraintNames = z.array(z.string()).min(1).describe('constraints by their ids');
export const modelName = z.string().describe('a model by its name: lmu-ltau');
export const parameters = z
  .record(z.string(), z.union([number, numberWord]))
  .optional()
  .describe('parameters of the model by name, masses in GeV');
export const columns = z
  .record(z.string(), z.any().meta({ anyOf: [...cell.anyOf, { type: 'array', items: cell }] }))
  .optional()
  .describe('parameters with a value for each row, all of one length; a number stands for every row, null for NaN');
export const tolerance = z.number().optional().describe('relative numerical accuracy, 1e-2 to 1e-6');
export const couplings = z
  .enum(COUPLING_ORDERS)
  .optional()
  .describe('neutral currents of the Standard Model: tree unless given, or leading corrections');
export const theoryErrors = z
  .boolean()
  .optional()
  .describe('whether what is not known of predictions of tridents enters (docs/physics/limits.md); false unless given');
export const flux = z.string().optional().describe('name of one of the fluxes of the experiment, instead of its own');

export const regimes = z
  .array(z.string())
  .min(1)
  .optional()
  .describe(
    'what predictions count: coherent, proton, neutron, inelastic, unbroken, nucleus; as in the file unless given',
  );

/** Of a test. */
export const statistics = {
  confidenceLevel: z.number().gt(0).lt(1).optional().describe('default 0.95'),
  sidedness: z.enum(SIDEDNESS).optional().describe('default one-sided'),
  statistic: z.enum(ASYMPTOTIC_STATISTICS).optional().describe('default likelihood-ratio'),
  errorModel: z.enum(RATIO_ERROR_MODELS).optional().describe('default bifurcated-gaussian'),
};

export const outputs = z.array(z.enum(VERDICT_OUTPUTS)).min(1).optional().describe('columns of each constraint');

export const correlations = z
  .array(
    z.strictObject({
      experiments: z.tuple([z.string(), z.string()]),
      coefficient: z.number().gt(-1).lt(1),
      reason: z.string().optional(),
    }),
  )
  .optional()
  .describe('between experiments that are combined; independent unless given');

/** Of form factors and what else hadrons need. */
export const hadronic = z
  .strictObject({
    nuclearFormFactor: z.string().optional(),
    nucleonFormFactors: z.string().optional(),
    structureFunctions: z.string().optional(),
    nuclearMedium: z.string().optional(),
    nuclearModel: z.string().optional(),
    maximumHadronicEnergyGeV: z.number().gt(0).optional(),
    vacuumPolarisation: z.literal(true).optional(),
    fermiMomentumGeV: z.number().min(0).optional(),
    maximumQ2: z.number().gt(0).optional(),
  })
  .optional();

/** How much of it, in the place of what the file of an experiment says. */
export const exposure = z
  .strictObject({
    tonnes: z.number().optional(),
    years: z.number().optional(),
    protonsOnTarget: z.number().optional(),
    distanceM: z.number().optional(),
  })
  .optional();

/** Which neutrinos hit what. */
export const beam = {
  channel: z
    .string()
    .optional()
    .describe('numu:mumu unless given; several joined by commas are mixed by their rates, all: what the beam opens'),
  energyGeV: z.number().optional().describe('of all neutrinos; or flux, or experiment'),
  flux: z.string().optional().describe('a table of the catalogue: dune-cdr-nu; beside an experiment, its flux'),
  experiment: z.string().optional().describe('with its flux and material: dune-nd, ccfr'),
  mode: z.string().optional().describe('beam mode of an experiment with an exposure; the first unless given'),
  target: z.string().optional().describe('Ar40, or the material of the experiment, unless given'),
  exposure,
};

/** How leptons are measured. */
export const smear = z
  .record(z.string(), z.number())
  .optional()
  .describe('muonMomentum, electronStochastic, leptonAngleDegrees … with their values');

/** Which events count. */
export const selection = z
  .strictObject({
    selection: z.string().optional().describe('by its name: argon-near-detector'),
    cuts: z.record(z.string(), z.number()).optional().describe('minimumMuonMomentum … with their values'),
    smear,
    events: z.int().min(2000).optional(),
    seed: z.int().min(0).optional(),
  })
  .optional();

/** One number, or many. */
export const numbers = (about: string) =>
  z.any().meta({ description: about, anyOf: [...cell.anyOf, { type: 'array', items: cell }] });

/** A parameter as it may be written. */
export const toNumber = (value: number | string): number => (typeof value === 'number' ? value : WORDS[value]);

export const toParameters = (given: Readonly<Record<string, number | string>> = {}): Record<string, number> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, toNumber(value)]));

/** @throws InputError naming the place of what is no number */
export function toColumn(name: string, given: unknown): Float64Array {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const values = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) {
    const value = list[i];
    if (typeof value === 'number') values[i] = value;
    else if (value === null) values[i] = Number.NaN;
    else if (typeof value === 'string' && Object.hasOwn(WORDS, value)) values[i] = WORDS[value];
    else {
      const place = Array.isArray(given) ? `${name}[${i}]` : name;
      const shown = typeof value === 'object' ? 'a list or an object' : value;
      throw new InputError(
        place,
        shown,
        value === undefined ? 'missing' : 'not a number',
        'Give a number, null or "Infinity".',
      );
    }
  }
  return values;
}

/** Parameters that are the same in all rows, and those that are not. */
export function toPoints(given: {
  readonly parameters?: Readonly<Record<string, number | string>> | undefined;
  readonly columns?: Readonly<Record<string, unknown>> | undefined;
}): { readonly parameters: Record<string, number>; readonly columns: Record<string, Float64Array> } {
  const same = toParameters(given.parameters);
  const varied: Record<string, Float64Array> = {};
  for (const [name, column] of Object.entries(given.columns ?? {})) {
    if (Array.isArray(column)) varied[name] = toColumn(`columns.${name}`, column);
    else if (Object.hasOwn(same, name)) {
      throw new InputError('columns', name, 'is among the parameters too', 'Give it once.');
    } else same[name] = toColumn(`columns.${name}`, column)[0];
  }
  return { parameters: same, columns: varied };
}

export const toCorrelations = (given: z.output<typeof correlations>): ExperimentCorrelation[] =>
  (given ?? []).map(({ experiments, coefficient, reason = 'asked for' }) => ({ experiments, coefficient, reason }));
