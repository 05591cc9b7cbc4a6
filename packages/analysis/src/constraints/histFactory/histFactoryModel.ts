import { InputError } from '@nereid/physics';
import {
  type BinnedModel,
  factorInterpolation,
  type SampleYield,
  shiftInterpolation,
  type YieldFactor,
  type YieldShift,
} from '@nereid/physics/likelihoods';
import { modelParameters, type ParameterSet, parameterSets } from './histFactoryParameters.js';
import type {
  HistFactoryMeasurement,
  HistFactoryModifier,
  HistFactorySample,
  HistFactoryWorkspace,
} from './histFactoryWorkspace.js';

/**
 * The binned model of a measurement of a workspace, whose parameter of interest is taken for σ/σ_SM; numbers and defaults are those
 * of pyhf 0.7 (interpolation code 4 for normsys, 4p for histosys).
 * @throws InputError naming what does not fit together or cannot be calculated
 */
export function histFactoryModel(workspace: HistFactoryWorkspace, measurement: HistFactoryMeasurement): BinnedModel {
  const { poi, parameters: settings } = measurement.config;
  requireInterest(workspace, poi);
  const sets = parameterSets(workspace, settings);
  requireFree(poi, sets);
  const first = new Map<string, number>();
  const parameters = sets.flatMap((set) => {
    first.set(
      set.name,
      Array.from(first.keys()).reduce((sum, name) => sum + lengthOf(sets, name), 0),
    );
    return modelParameters(set);
  });
  const parameterOf = ({ name, type }: HistFactoryModifier, bin: number) =>
    (first.get(name) ?? 0) + (IN_BINS.has(type) ? bin : 0);
  const observed = new Map(workspace.observations.map(({ name, data }) => [name, data]));
  const bins = workspace.channels.flatMap(({ name, samples }) =>
    samples[0].data.map((_, bin) => ({
      name: samples[0].data.length > 1 ? `${name}[${bin}]` : name,
      observed: observed.get(name)?.[bin] ?? 0,
      samples: samples.map((sample) => sampleYield(sample, bin, parameterOf)),
    })),
  );
  return { name: measurement.name, strength: first.get(poi) ?? 0, parameters, bins };
}

/** Modifiers with a parameter for each bin. */
const IN_BINS: ReadonlySet<string> = new Set(['shapefactor', 'shapesys', 'staterror']);

const lengthOf = (sets: readonly ParameterSet[], name: string): number =>
  sets.find((set) => set.name === name)?.inits.length ?? 0;

function sampleYield(
  { data, modifiers }: HistFactorySample,
  bin: number,
  parameterOf: (modifier: HistFactoryModifier, bin: number) => number,
): SampleYield {
  const nominal = data[bin];
  const shifts: YieldShift[] = [];
  const factors: YieldFactor[] = [];
  for (const modifier of modifiers) {
    const parameter = parameterOf(modifier, bin);
    switch (modifier.type) {
      case 'histosys': {
        const { lo_data, hi_data } = modifier.data;
        const interpolation = shiftInterpolation(nominal - lo_data[bin], hi_data[bin] - nominal);
        shifts.push({ parameter, interpolation });
        break;
      }
      case 'normsys':
        factors.push({ parameter, interpolation: factorInterpolation(modifier.data.lo, modifier.data.hi) });
        break;
      default:
        factors.push({ parameter, interpolation: 'proportional' });
    }
  }
  return { nominal, shifts, factors };
}

/** σ/σ_SM multiplies samples and does nothing else. */
function requireInterest({ channels }: HistFactoryWorkspace, poi: string): void {
  const all = channels.flatMap(({ samples }) => samples.flatMap(({ modifiers }) => modifiers));
  const named = all.filter(({ name }) => name === poi);
  if (named.length === 0) {
    const factors = [...new Set(all.filter(({ type }) => type === 'normfactor').map(({ name }) => name))];
    const remedy = factors.length > 0 ? `Name a normfactor: ${factors.join(', ')}.` : 'Give a sample a normfactor.';
    throw new InputError('poi', poi, 'no modifier has this name', remedy);
  }
  const other = named.find(({ type }) => type !== 'normfactor');
  if (other) {
    const remedy = 'The parameter of interest is a normfactor; give the other modifier another name.';
    throw new InputError(`modifier ${poi}`, other.type, 'named like the parameter of interest', remedy);
  }
  const scaled = channels.flatMap(({ samples }) =>
    samples.filter(({ modifiers }) => modifiers.some(({ name }) => name === poi)),
  );
  if (scaled.every(({ data }) => data.every((events) => events === 0))) {
    const remedy = 'A limit needs a signal: give the sample that it scales events.';
    throw new InputError('poi', poi, 'scales no events', remedy);
  }
}

/** σ/σ_SM is not fixed, and at least 0: what the tests on it assume. */
function requireFree(poi: string, sets: readonly ParameterSet[]): void {
  const [set] = sets.filter(({ name }) => name === poi);
  if (set.fixed[0]) {
    throw new InputError(`parameter ${poi}: fixed`, true, 'the parameter of interest', 'Leave fixed out.');
  }
  if (set.bounds[0][0] !== 0) {
    const remedy = 'The test takes only values that are at least 0: write 0 for the lower bound.';
    throw new InputError(`parameter ${poi}: bounds`, set.bounds[0], 'does not begin at 0', remedy);
  }
}
