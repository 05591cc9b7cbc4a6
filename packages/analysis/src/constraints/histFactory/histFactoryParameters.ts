import { InputError } from '@nereid/physics';
import type { BinnedParameter } from '@nereid/physics/likelihoods';
import type {
  HistFactoryModifier,
  HistFactoryParameter,
  HistFactorySample,
  HistFactoryWorkspace,
} from './histFactoryWorkspace.js';

/** A parameter of a model, of one value or of one for each bin; undefined is what its modifiers do not have. */
export interface ParameterSet {
  readonly name: string;
  readonly kind: 'none' | 'gaussian' | 'poisson';
  /** Whether each bin has its own value. */
  readonly inBins?: boolean;
  readonly inits: readonly number[];
  readonly bounds: readonly (readonly [number, number])[];
  readonly fixed: readonly boolean[];
  readonly auxdata?: readonly number[];
  readonly sigmas?: readonly number[];
  readonly factors?: readonly number[];
}

type Type = HistFactoryModifier['type'];
interface Use {
  readonly channel: string;
  readonly sample: HistFactorySample;
  readonly modifier: HistFactoryModifier;
}

/** Smallest factor on a bin that pyhf tries. */
const LEAST_FACTOR = 1e-10;
const repeat = <T>(length: number, value: T): readonly T[] => Array.from({ length }, () => value);
const refuseReuse = (name: string, problem: string): never => {
  throw new InputError('modifiers', name, problem, 'Give what differs its own name.');
};

/**
 * The parameters of a workspace: modifiers of one name share one, whose start, bounds and constraint are pyhf's defaults unless the
 * measurement gives others.
 * @throws InputError naming what does not fit together
 */
export function parameterSets(
  { channels }: HistFactoryWorkspace,
  settings: readonly HistFactoryParameter[],
): readonly ParameterSet[] {
  const uses = new Map<string, Use[]>();
  for (const { name: channel, samples } of channels) {
    for (const sample of samples) {
      for (const modifier of sample.modifiers) {
        uses.set(modifier.name, [...(uses.get(modifier.name) ?? []), { channel, sample, modifier }]);
      }
    }
  }
  return Array.from(uses, ([name, all]) =>
    configured(commonSet(name, all), settings.find((one) => one.name === name) ?? { name }),
  );
}

function commonSet(name: string, uses: readonly Use[]): ParameterSet {
  const types = [...new Set(uses.map(({ modifier }) => modifier.type))];
  // the same pull moves a normalisation and a shape
  const pulls = types.every((type) => type === 'normsys' || type === 'histosys');
  if (types.length > 1 && !pulls) refuseReuse(name, `names modifiers of different types (${types.join(', ')})`);
  if (types[0] === 'shapesys' && uses.length > 1) refuseReuse(name, 'a shapesys of more than one sample');
  if (types[0] === 'staterror' && new Set(uses.map(({ channel }) => channel)).size > 1) {
    refuseReuse(name, 'a staterror of more than one channel');
  }
  const lengths = new Set(uses.map(({ sample }) => sample.data.length));
  if (types[0] === 'shapefactor' && lengths.size > 1) refuseReuse(name, 'a shapefactor of different numbers of bins');
  return defaultSet(types[0], name, uses);
}

/** pyhf's defaults for a type of modifier. */
function defaultSet(type: Type, name: string, uses: readonly Use[]): ParameterSet {
  const [{ sample, modifier }] = uses;
  const bins = sample.data.length;
  switch (type) {
    case 'normfactor':
      return { name, kind: 'none', inits: [1], bounds: [[0, 10]], fixed: [false] };
    case 'shapefactor':
      return {
        ...binFactors(name, 'none', bins),
        bounds: repeat(bins, [0, 10]),
        fixed: repeat(bins, false),
      };
    case 'lumi':
      return { name, kind: 'gaussian', inits: [], bounds: [], fixed: [false], auxdata: [], sigmas: [] };
    case 'normsys':
    case 'histosys':
      return { name, kind: 'gaussian', inits: [0], bounds: [[-5, 5]], fixed: [false], auxdata: [0] };
    case 'staterror':
      return { ...binFactors(name, 'gaussian', bins), ...statisticalErrors(uses), auxdata: repeat(bins, 1) };
    case 'shapesys': {
      const errors = modifier.data as readonly number[];
      const counts = sample.data.map((value, bin) => (value > 0 && errors[bin] > 0 ? (value / errors[bin]) ** 2 : 1));
      const fixed = sample.data.map((value, bin) => !(value > 0 && errors[bin] > 0));
      return { ...binFactors(name, 'poisson', bins), fixed, auxdata: counts, factors: counts };
    }
  }
}

const binFactors = (name: string, kind: ParameterSet['kind'], bins: number) => ({
  name,
  kind,
  inBins: true,
  inits: repeat(bins, 1),
  bounds: repeat(bins, [LEAST_FACTOR, 10] as const),
});

/** Relative error of the sum of the samples that share a staterror; where it is 0 the factor stays 1. */
function statisticalErrors(uses: readonly Use[]) {
  const relative = uses[0].sample.data.map((_, bin) => {
    const total = uses.reduce((sum, { sample }) => sum + sample.data[bin], 0);
    const errors = uses.map(({ modifier }) => (modifier.data as readonly number[])[bin]);
    return total > 0 ? Math.sqrt(errors.reduce((sum, error) => sum + (error / total) ** 2, 0)) : 0;
  });
  return { sigmas: relative.map((error) => error || 1), fixed: relative.map((error) => error === 0) };
}

function configured(set: ParameterSet, given: HistFactoryParameter): ParameterSet {
  const { name } = set;
  const values = set.fixed.length;
  for (const key of ['inits', 'bounds', 'auxdata', 'sigmas', 'factors'] as const) {
    const [own, other] = [set[key], given[key]];
    const place = `parameter ${name}: ${key}`;
    if (own === undefined && other !== undefined) {
      throw new InputError(place, other, 'not used by its modifiers', `Leave ${key} out.`);
    }
    if (other !== undefined && other.length !== values) {
      throw new InputError(place, other, `${other.length} instead of ${values}`, `Give ${values}.`);
    }
    if (own?.length === 0 && other === undefined) {
      throw new InputError(place, undefined, 'missing', 'A luminosity needs inits, bounds, auxdata and sigmas.');
    }
  }
  for (const key of ['sigmas', 'factors'] as const) {
    if (given[key]?.every((one) => one > 0) ?? true) continue;
    throw new InputError(`parameter ${name}: ${key}`, given[key], 'not positive', 'Give numbers above 0.');
  }
  const { inits, bounds, auxdata, sigmas, factors, fixed } = given;
  const defined = Object.entries({ inits, bounds, auxdata, sigmas, factors }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    ...set,
    ...Object.fromEntries(defined),
    ...(fixed === undefined ? {} : { fixed: repeat(values, fixed) }),
  };
}

/** The values of a set as parameters of a model. */
export function modelParameters(set: ParameterSet): readonly BinnedParameter[] {
  return set.inits.map((initial, index) => {
    const [lowest, highest] = set.fixed[index] ? [initial, initial] : set.bounds[index];
    const measured = set.auxdata?.[index] ?? 0;
    return {
      name: set.inBins ? `${set.name}[${index}]` : set.name,
      initial,
      lowest,
      highest,
      constraint:
        set.kind === 'gaussian'
          ? { kind: 'gaussian', measured, error: set.sigmas?.[index] ?? 1 }
          : set.kind === 'poisson'
            ? { kind: 'poisson', measured, scale: set.factors?.[index] ?? 1 }
            : { kind: 'none' },
    };
  });
}
