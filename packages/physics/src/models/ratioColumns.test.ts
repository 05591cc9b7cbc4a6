import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import type { Couplings, CurrentStrengths } from '../couplings/couplings.js';
import { electroweakInputs, defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import type { Kernel } from '../crossSections/kernel.js';
import { type Column, type CouplingColumns, type InteractionColumns, valueAt } from './couplingColumns.js';
import { modelAt, modelDefinitions } from './index.js';
import { ratioPolynomial } from './kernelRatio.js';
import type { ModelDefinition, ModelParameters } from './modelDefinition.js';
import { ratioPolynomialColumns } from './ratioColumns.js';

const POINTS = 4;
const decades = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((exponent) => 10 ** exponent);
const signed = fc.tuple(decades(-3, 3), fc.constantFrom(-1, 1)).map(([size, sign]) => size * sign);
const listOf = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: POINTS, maxLength: POINTS });
const varied = listOf(fc.oneof({ weight: 4, arbitrary: signed }, { weight: 1, arbitrary: fc.constantFrom(0, -0) }));
const strength: fc.Arbitrary<Column> = fc.oneof(
  fc.constant(0),
  signed,
  varied.map((values) => Float64Array.from(values)),
);
const strengths = { vector: strength, axial: strength, scalar: strength, pseudoscalar: strength, tensor: strength };
const mass = fc.oneof(
  decades(-3, 9),
  listOf(decades(-3, 3)).map((values) => Float64Array.from(values)),
);
const pole = fc.record({ ...strengths, massGeV: mass });
const current = fc
  .record({
    ...strengths,
    outgoing: fc.constantFrom('mu' as const, 'tau' as const),
    dipole: strength,
    poles: fc.array(pole, { maxLength: 3 }),
    imaginary: fc.boolean(),
  })
  .map(({ imaginary, ...rest }): CouplingColumns => ({ ...rest, ...(imaginary && { interferes: false as const }) }));

const kernel = (turns: boolean) =>
  fc
    .array(fc.array(decades(-4, 2), { minLength: 11, maxLength: 11 }), { minLength: 1, maxLength: 5 })
    .map((nodes): Kernel => {
      const column = (k: number, unit = 1e-40) => Float64Array.from(nodes, (node) => unit * node[k]);
      const transfer = column(0, 1);
      const chiral = { transfer, vv: column(1), aa: column(2), va: column(3) };
      const [ss, pp, tt, st, pt, dd, td] = [4, 5, 6, 7, 8, 9, 10].map((k) => column(k));
      return { chiral, ...(turns && { turned: { transfer, ss, pp, tt, st, pt, dd, td } }) };
    });
const order = fc.constantFrom(inputs, electroweakInputs({ couplings: 'leading' }));
const channels = ['numu:mumu', 'numubar:mumu', 'numu:mue'].map(tridentChannel);

/** The couplings at one of the points. */
function at(i: number, { poles, dipole, outgoing, interferes, ...rest }: CouplingColumns): Couplings {
  const values = (columns: Readonly<Record<keyof CurrentStrengths, Column>>): CurrentStrengths => ({
    vector: valueAt(columns.vector, i),
    axial: valueAt(columns.axial, i),
    scalar: valueAt(columns.scalar, i),
    pseudoscalar: valueAt(columns.pseudoscalar, i),
    tensor: valueAt(columns.tensor, i),
  });
  return {
    outgoing,
    ...values(rest),
    dipole: valueAt(dipole, i),
    poles: poles.map((one) => ({ ...values(one), massGeV: valueAt(one.massGeV, i) })),
    ...(interferes === false && { interferes }),
  };
}

describe('ratioPolynomialColumns', () => {
  it('has the bits of ratioPolynomial at every point, whatever the couplings', () => {
    const given = fc.record({
      couplings: fc.array(current, { minLength: 1, maxLength: 2 }),
      kernels: fc.array(fc.tuple(fc.constantFrom(...channels), kernel(true)), { minLength: 1, maxLength: 3 }),
      electroweak: order,
    });
    fc.assert(
      fc.property(given, ({ couplings, kernels: pairs, electroweak }) => {
        const kernels = pairs.map(([channel, one]) => ({ channel, kernel: one }));
        const model: InteractionColumns = { count: POINTS, couplings: () => couplings };
        const { linear, quadratic } = ratioPolynomialColumns(kernels, model, electroweak);
        for (let i = 0; i < POINTS; i++) {
          const point = { couplings: () => couplings.map((one) => at(i, one)) };
          expect({ linear: linear[i], quadratic: quadratic[i] }).toEqual(ratioPolynomial(kernels, point, electroweak));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is NaN at those points whose couplings turn the helicity where the kernel has no densities for it', () => {
    const [one] = fc.sample(kernel(false), 1);
    const zero = { vector: 0, axial: 0, scalar: 0, pseudoscalar: 0, tensor: 0 };
    const turning = { ...zero, tensor: Float64Array.of(0, 1, 0, -1), dipole: 0, poles: [], outgoing: 'mu' as const };
    const model = { count: POINTS, couplings: () => [turning] };
    const { quadratic } = ratioPolynomialColumns([{ channel: channels[0], kernel: one }], model, inputs);
    expect(Array.from(quadratic, Number.isNaN)).toEqual([false, true, false, true]);
  });

  it('is NaN where there is no cross section of the Standard Model', () => {
    const { linear, quadratic } = ratioPolynomialColumns([], { count: 1, couplings: () => [] }, inputs);
    expect([...linear, ...quadratic]).toEqual([Number.NaN, Number.NaN]);
  });
});

const columnModels = modelDefinitions().flatMap((one) => (one.makeColumns ? [[one.name, one] as const] : []));

describe.each(columnModels)('the columns of %s', (_, definition) => {
  it('are the couplings of single points in all channels, bit by bit in what follows from them', () => {
    const all = [...channels, tridentChannel('nue:mumu'), tridentChannel('numu:ee')];
    fc.assert(
      fc.property(
        pointsOf(definition),
        fc.constantFrom(...all),
        kernel(true),
        order,
        (points, channel, one, electroweak) => {
          const names = Object.keys(definition.example);
          const column = (name: string) => [name, Float64Array.from(points, (point) => point[name])];
          const given = Object.fromEntries(names.map(column));
          const columns = definition.makeColumns?.(given, points.length) ?? expect.fail('no columns');
          const { linear, quadratic } = ratioPolynomialColumns([{ channel, kernel: one }], columns, electroweak);
          for (const [i, point] of points.entries()) {
            const expected = ratioPolynomial([{ channel, kernel: one }], modelAt(definition, point), electroweak);
            expect({ linear: linear[i], quadratic: quadratic[i] }).toEqual(expected);
          }
        },
      ),
    );
  });
});

/** Points with the parameters of the example: each of its numbers as it is, 0, or another one. */
function pointsOf({ example }: ModelDefinition): fc.Arbitrary<ModelParameters[]> {
  const factor = (name: string) => (name === 'mass' ? decades(-1, 2) : fc.oneof(decades(-1, 3), fc.constantFrom(0, 1)));
  const values = Object.entries(example).map(([name, value]) => [name, factor(name).map((times) => times * value)]);
  return fc.array(fc.record(Object.fromEntries(values)), { minLength: POINTS, maxLength: POINTS });
}
