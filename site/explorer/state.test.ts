import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargesOf, DEFAULT_STATE, decodeState, type ExplorerState, encodeState, MODELS } from './state.ts';
import { hasTheoryErrors } from './theoryErrors.ts';

const known = {
  experiments: ['ccfr', 'charm-ii', 'nutev', 'dune-projection-25'],
  counting: ['nutev'],
  curves: ['babar', 'cms'],
};

/** Any state the page can be in. */
const states: fc.Arbitrary<ExplorerState> = fc
  .record({
    model: fc.constantFrom(...MODELS),
    charge: fc.integer({ min: -5, max: 5 }),
    experiments: fc.subarray(known.experiments, { minLength: 1 }),
    likelihood: fc.constantFrom('ratio' as const, 'counts' as const),
    confidenceLevel: fc.constantFrom(0.68, 0.9, 0.95, 0.99),
    sidedness: fc.constantFrom('one-sided' as const, 'two-sided' as const),
    statistic: fc.constantFrom('likelihood-ratio' as const, 'measured-interval' as const),
    errors: fc.boolean(),
    low: fc.integer({ min: 1, max: 99 }),
    resolution: fc.constantFrom(100 as const, 200 as const, 400 as const),
    overlays: fc.subarray(['g-2', 'belle-ii', 'borexino', 'tau'] as const),
    prediction: fc.constantFrom('wp2025' as const, 'wp2020' as const),
    curves: fc.subarray(known.curves),
    pins: fc.array(fc.record({ x: fc.integer({ min: 1, max: 50 }), y: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 6,
    }),
  })
  .map(({ charge, low, likelihood, errors, ...rest }) => ({
    ...rest,
    theoryErrors: errors && hasTheoryErrors(rest.model),
    // without counts there is nothing to choose
    likelihood: rest.experiments.includes('nutev') ? likelihood : ('ratio' as const),
    charges: {
      ...DEFAULT_STATE.charges,
      ...Object.fromEntries(
        chargesOf(rest.model)
          .slice(0, 4)
          .map((name) => [name, charge]),
      ),
    },
    mass: [low / 1000, 10 * low] as const,
    coupling: [Number(`${low}e-6`), low] as const,
    shift: low,
  }));

describe('the address of a state', () => {
  it('is read back as the same state, whatever it is', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { state: read, problems } = decodeState(encodeState(state), known);
        expect(problems).toEqual([]);
        expect(encodeState(read)).toBe(encodeState(state));
        // charges of another model are not in the address
        const { charges: _a, ...given } = state;
        const { charges: _b, ...found } = read;
        expect(found).toEqual(given);
        for (const name of chargesOf(state.model)) expect(read.charges[name] ?? 0).toBe(state.charges[name] ?? 0);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('is empty for the state one begins with, and readable', () => {
    expect(encodeState(DEFAULT_STATE)).toBe('');
    const state = {
      ...DEFAULT_STATE,
      experiments: ['ccfr', 'nutev'],
      mass: [0.01, 10] as const,
      pins: [{ x: 0.1, y: 1e-3 }],
    };
    expect(encodeState(state)).toBe('experiment=ccfr,nutev&mass=0.01:10&pin=0.1:0.001&v=1');
  });

  it.each([
    ['model=zprime', /model=zprime: not one of lmu-ltau/],
    ['cl=2', /cl=2: not a number from 0.5 to 0.999999/],
    ['cl=', /cl=/],
    ['mass=1:0.1', /mass=1:0.1: not a range/],
    ['experiment=ccfr,lep', /experiment=lep: not one of ccfr/],
    ['experiment=', /at least one/],
    ['pin=0.1', /pin=0.1: not points/],
    ['pin=0.1:-1', /not points/],
    ['nuMu=1', /nuMu: not known here/],
    ['v=9', /version 1/],
    ['colour=red', /colour: not known here/],
  ])('%s is named and keeps the default', (query, message) => {
    const { state, problems } = decodeState(query, known);
    expect(problems.join('; ')).toMatch(message);
    expect({ ...state, experiments: DEFAULT_STATE.experiments }).toEqual(DEFAULT_STATE);
  });
});
