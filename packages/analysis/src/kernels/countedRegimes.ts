import type { Experiment } from '@nereid/catalogue';
import { InputError, parseRegime, type Regime } from '@nereid/physics';

/** Parts of a cross section that an experiment's prediction can count. */
export type CountedRegime = Experiment['regimes']['names'][number];

const PARTS: Readonly<Record<Regime, readonly CountedRegime[]>> = {
  coherent: ['coherent'],
  proton: ['proton'],
  neutron: ['neutron'],
  inelastic: ['inelastic'],
  unbroken: ['coherent', 'proton', 'neutron'],
  nucleus: ['coherent', 'proton', 'neutron', 'inelastic'],
};

/**
 * The parts that these names stand for, sums (`unbroken`, `nucleus`) by what they add up, in the order of `nucleus` however they are named.
 * @throws InputError for an unknown name, with the nearest known one, none, or a part that is counted twice
 */
export function countedRegimes(names: readonly string[]): readonly CountedRegime[] {
  const parts = names.flatMap((name) => PARTS[parseRegime(name)]);
  if (parts.length === 0) throw new InputError('regime', undefined, 'missing', 'Name one, or leave it out.');
  const repeated = parts.find((part, i) => parts.indexOf(part) !== i);
  // one order for all: a kernel is kept by what it counts
  if (repeated === undefined) return PARTS.nucleus.filter((part) => parts.includes(part));
  throw new InputError('regime', names.join(','), `counts ${repeated} twice`, 'Name each part once.');
}

/** An experiment whose prediction counts other parts than its file says; the same one where none are named. */
export const countingRegimes = (experiment: Experiment, names: readonly string[] | undefined): Experiment =>
  names === undefined
    ? experiment
    : { ...experiment, regimes: { ...experiment.regimes, names: [...countedRegimes(names)] } };
