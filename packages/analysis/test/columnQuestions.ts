// Random points of random models against random constraints, for tests that compare two ways to evaluate them.
import { readRecord } from '@nereid/catalogue/sources';
import {
  ASYMPTOTIC_STATISTICS,
  countingLikelihood,
  defaultElectroweakInputs,
  modelDefinitions,
  RATIO_ERROR_MODELS,
  type RatioLikelihood,
  SIDEDNESS,
  tridentChannel,
  YIELD_CONSTRAINTS,
} from '@nereid/physics';
import { type BinnedModel, binnedLikelihood } from '@nereid/physics/likelihoods';
import { parameterNamed, rangeOf } from '@nereid/physics/models';
import fc from 'fast-check';
import type { Constraint } from '../src/constraints/constraint.js';
import { OBSERVABLE_RECORDS } from '../src/constraints/constraintCurve.js';
import { STANDARD_OBSERVABLES } from '../src/constraints/constraintCurves.js';
import type { ColumnQuestion } from '../src/constraints/evaluateColumns.js';
import { observableConstraints } from '../src/constraints/observableConstraints.js';
import { MEASURED_OBSERVABLES } from '../src/constraints/observables.js';
import { tridentConstraint } from '../src/constraints/tridentConstraint.js';
import { VERDICT_OUTPUTS } from '../src/constraints/verdictTable.js';
import type { ExperimentKernel } from '../src/kernels/experimentKernel.js';
import { namedExperiment, oneNode, toyKernel } from './toyExperiment.js';

const inputs = defaultElectroweakInputs;
const values = new Map(
  OBSERVABLE_RECORDS.flatMap((id) => {
    const record = readRecord(id).records.get(id);
    return record?.kind === 'record' ? record.values.map((value) => [value.id, value] as const) : [];
  }),
);

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Decades, so that small and large numbers are as frequent. */
const decades = (min: number, max: number) => between(min, max).map((exponent) => 10 ** exponent);

const kernel = fc
  .record({
    channel: fc.constantFrom('numu:mumu', 'numubar:mumu', 'numu:ee', 'nue:mumu', 'numu:mue'),
    nodes: fc.array(fc.tuple(decades(-6, 2), between(0.1, 5), between(0.1, 5), between(-0.1, 0.1)), {
      minLength: 1,
      maxLength: 5,
    }),
    turns: fc.constantFrom(true, true, true, true, false),
  })
  .map(({ channel, nodes, turns }) => {
    const column = (k: number, unit = 1) => Float64Array.from(nodes, (node) => node[k] * unit);
    const [transfer, vv, aa, va] = [column(0), column(1, 1e-40), column(2, 1e-40), column(3, 1e-40)];
    const turned = { transfer, ss: vv, pp: aa, tt: vv, st: va, pt: va, dd: aa, td: va };
    return { channel: tridentChannel(channel), kernel: { chiral: { transfer, vv, aa, va }, ...(turns && { turned }) } };
  });

/** One channel or several, and now and then a beam that cannot make any. */
const kernels = fc.oneof(
  { weight: 20, arbitrary: fc.array(kernel, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant([]) },
);

const yieldOf = (value: fc.Arbitrary<number>) =>
  fc.record({ value, error: between(0.1, 3), constraint: fc.constantFrom(...YIELD_CONSTRAINTS) });
const counts = fc
  .record({
    observed: fc.integer({ min: 0, max: 40 }),
    standardModel: yieldOf(between(1, 20)),
    background: yieldOf(between(1, 20)),
  })
  .map((given) => countingLikelihood({ name: 'counts', ...given }));

/** As a HistFactory file gives it: two bins and a pull. */
const binned = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })).map((observed) => {
  const free = { name: 'mu', initial: 1, lowest: 0, highest: 10, constraint: { kind: 'none' } } as const;
  const pulled = {
    name: 'pull',
    initial: 1,
    lowest: 0.1,
    highest: 5,
    constraint: { kind: 'gaussian', measured: 1, error: 0.2 },
  } as const;
  const factor = (parameter: number) => ({ parameter, interpolation: 'proportional' as const });
  const model: BinnedModel = {
    name: 'binned',
    strength: 0,
    parameters: [free, pulled],
    bins: observed.map((count, i) => ({
      name: `bin ${i}`,
      observed: count,
      samples: [
        { nominal: 6 + 3 * i, shifts: [], factors: [factor(0)] },
        { nominal: 5, shifts: [], factors: [factor(1)] },
      ],
    })),
  };
  return binnedLikelihood(model);
});

const likelihood: fc.Arbitrary<RatioLikelihood | undefined> = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: counts },
  { weight: 1, arbitrary: binned },
);

const trident = (id: string) =>
  fc
    .record({
      kernels,
      likelihood,
      value: between(0.2, 3),
      errorPlus: decades(-1.5, 0.3),
      share: fc.constantFrom(1, 1, 0.4),
    })
    .map(({ kernels: own, likelihood: counted, value, errorPlus, share }): Constraint => {
      const measurement = counted?.measurement ?? { name: id, value, errorPlus, errorMinus: share * errorPlus };
      const computed: ExperimentKernel = { ...toyKernel(oneNode, id), kernels: own };
      const prepared = {
        experiment: namedExperiment(id),
        measurement,
        kernel: computed,
        ...(counted && { likelihood: counted }),
      };
      return tridentConstraint(prepared, inputs);
    });

const TRIDENTS = ['ccfr', 'charm-ii', 'nutev', 'dune-projection-25', 'dune-projection-40'];

/** Rates of tridents, measured and projected, and now and then observables beside them. */
const constraints = fc
  .tuple(
    fc.subarray(TRIDENTS, { minLength: 1, maxLength: 3 }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray([...MEASURED_OBSERVABLES]) },
    ),
  )
  .chain(([ids, others]) =>
    fc
      .tuple(...ids.map(trident))
      .map((tridents) => [...tridents, ...observableConstraints(others, STANDARD_OBSERVABLES, values, inputs)]),
  );

/** Of gauged U(1) with fixed charges. */
const GAUGED = [
  ['mass', 'gPrime'],
  ['mass', 'gPrime', 'mixing'],
] as const;

/** Parameters that a point of the model can have, the first of which it needs. */
const CHOICES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  sm: [[]],
  'lmu-ltau': [...GAUGED, ['mass', 'gPrime', 'mixing', 'loopMixing']],
  'le-lmu': GAUGED,
  'le-ltau': GAUGED,
  'b-l': [...GAUGED, ['mass', 'gPrime', 'loopMixing'], ['mass', 'gPrime', 'loopMixing', 'mixingScale']],
  'b-3le': GAUGED,
  'b-3lmu': GAUGED,
  'b-3ltau': GAUGED,
  'dark-photon': [['mass', 'epsilon']],
  u1: [
    ['mass', 'gPrime', 'chargeMu', 'chargeE'],
    ['mass', 'gPrime', 'chargeMu', 'axialMu', 'mixing'],
  ],
  vector: [
    ['mass', 'gPrime', 'nuMu', 'vectorMu'],
    ['mass', 'gPrime', 'nuMu', 'nuE', 'vectorMu', 'axialMu', 'vectorE'],
    ['mass', 'gPrime', 'nuMu', 'axialMu', '2.mass', '2.gPrime', '2.nuMu', '2.vectorMu'],
    ['mass', 'gPrime'],
  ],
  scalar: [
    ['mass', 'coupling', 'nuMu', 'scalarMu'],
    ['mass', 'coupling', 'nuMu', 'nuE', 'scalarMu', 'pseudoscalarMu', 'scalarE'],
  ],
  'leptophilic-scalar': [['mass', 'xi']],
  'muonphilic-scalar': [['mass', 'coupling']],
  'muonphilic-pseudoscalar': [['mass', 'coupling']],
  contact: [
    ['vector'],
    ['vector', 'axial', 'scalar', 'tensor'],
    ['numu-nutau.mumu.vector', 'numu.mue.axial', 'pseudoscalar'],
  ],
  wet: [['CVLL_numunumumumu'], ['CVLL_numunumumumu', 'CVLR_numunumumumu']],
  'charge-radius': [['r2Mu'], ['r2Mu', 'r2E']],
  'neutrino-dipole': [['momentMu'], ['momentMu', 'momentE']],
  'randall-sundrum': [['irScale']],
};

/** Values of a parameter: as physics has them, 0, the ends of the range, and now and then what is out of it or no number. */
function value(model: string, name: string): fc.Arbitrary<number> {
  const definition = modelDefinitions().find((one) => one.name === model);
  const parameter = definition && parameterNamed(definition, name);
  if (!parameter) throw new Error(`${model} has no ${name}`);
  const [least, largest] = rangeOf(parameter);
  const { minimum = -Number.MAX_VALUE, unit, choices } = parameter;
  const usual = choices
    ? fc.constantFrom(...choices, 0.5)
    : unit === 'GeV'
      ? model === 'randall-sundrum'
        ? decades(3, 4)
        : decades(-3, 3)
      : minimum < 0
        ? between(-2, 2)
        : decades(-5, 1);
  const odd = fc.constantFrom(0, -0, -1, 1, 1e-9, 1e-120, 1e150, least, largest, Number.NaN, Number.POSITIVE_INFINITY);
  return fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const ROWS = 10;

/** A column of values of which some, or all, repeat. */
const columnOf = (model: string, name: string): fc.Arbitrary<Float64Array> =>
  fc.oneof(
    fc.array(value(model, name), { minLength: ROWS, maxLength: ROWS }).map((list) => Float64Array.from(list)),
    value(model, name).map((one) => new Float64Array(ROWS).fill(one)),
  );

/** Statistics with a side that they have; none is the usual one. */
const SENSIBLE = [
  [undefined, 'one-sided'],
  [undefined, 'one-sided'],
  [undefined, 'two-sided'],
  ['likelihood-ratio', 'one-sided'],
  ['measured-interval', 'one-sided'],
  ['measured-interval', 'two-sided'],
  ['chi-square', 'two-sided'],
  ['profile', 'one-sided'],
  ['cls', 'one-sided'],
] as const;

const statistics = fc
  .record({
    confidenceLevel: fc.constantFrom(0.68, 0.9, 0.95),
    test: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...SENSIBLE) },
      // mostly one that is refused
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ASYMPTOTIC_STATISTICS), fc.constantFrom(...SIDEDNESS)) },
    ),
    errorModel: fc.option(fc.constantFrom(...RATIO_ERROR_MODELS), { nil: undefined }),
    coefficient: fc.option(between(-0.6, 0.6), { nil: undefined, freq: 8 }),
  })
  .map(({ test: [statistic, sidedness], errorModel, coefficient, confidenceLevel }) => ({
    confidenceLevel,
    sidedness,
    ...(statistic && { statistic }),
    ...(errorModel && { errorModel }),
    ...(coefficient !== undefined && {
      correlations: [{ experiments: ['ccfr', 'nutev'] as [string, string], coefficient, reason: 'made up' }],
    }),
  }));

/** A question with its points. */
export interface AskedColumns {
  readonly question: ColumnQuestion;
  readonly parameters: readonly Float64Array[];
  readonly count: number;
}

/** Shown where a test fails: constraints hold a whole catalogue of numbers. */
function inShort({ question, parameters }: AskedColumns): string {
  const { constraints: judges, ...rest } = question;
  const judged = judges.map(({ id, inputs: given }) => ({ id, ...given }));
  return JSON.stringify({ ...rest, judged, parameters: parameters.map((column) => Array.from(column, String)) });
}

/** Questions about points of these models. */
export const askedColumns = (models: readonly string[] = Object.keys(CHOICES)): fc.Arbitrary<AskedColumns> =>
  fc
    .constantFrom(...models)
    .chain((model) => fc.tuple(fc.constant(model), fc.constantFrom(...CHOICES[model]), constraints, statistics))
    .chain(([model, names, judges, options]) =>
      fc.tuple(...names.map((name) => columnOf(model, name))).map((parameters) => {
        const question = { model, names, constraints: judges, statistics: options, outputs: VERDICT_OUTPUTS };
        const asked = { question, parameters, count: ROWS };
        return { ...asked, [fc.toStringMethod]: () => inShort(asked) };
      }),
    );
