import type { Axis } from '@nereid/figures';
import { limitableModel } from '@nereid/physics';

/** Symbols of a mediator and its coupling. */
export interface MediatorSymbols {
  readonly mass: string;
  readonly coupling: string;
}

/** Those of a model whose coupling can be limited. @throws InputError for another */
export function mediatorSymbols(model: string): MediatorSymbols {
  const { parameters, family } = limitableModel(model);
  const symbol = (name: string) => parameters.find((one) => one.name === name)?.symbol ?? name;
  return { mass: symbol(family.mass), coupling: symbol(family.coupling) };
}

/** Axes of a figure in the plane of mass [GeV] and coupling of a mediator, log–log. */
export function couplingPlane(
  masses: readonly number[],
  couplings: readonly number[],
  symbols: MediatorSymbols,
): { x: Axis; y: Axis } {
  return {
    x: { label: { tex: `${symbols.mass}\\;[\\mathrm{GeV}]` }, scale: 'log', domain: massDomain(masses) },
    y: { label: { tex: symbols.coupling }, scale: 'log', domain: decades(couplings) },
  };
}

/** From the lightest to the heaviest; a decade around them where they are one. */
function massDomain(masses: readonly number[]): [number, number] {
  const [lightest, heaviest] = extremes(masses);
  return heaviest > lightest * (1 + 1e-6) ? [lightest, heaviest] : [lightest / Math.sqrt(10), heaviest * Math.sqrt(10)];
}

/** Whole decades around the values, or three decades below 1 where there is no value. */
function decades(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1e-3, 1];
  const [smallest, largest] = extremes(values);
  const low = Math.floor(Math.log10(smallest) - 0.15);
  const high = Math.ceil(Math.log10(largest) + 0.15);
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}

/** Not Math.min(...values): a long scan has more values than a call takes arguments. */
function extremes(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
