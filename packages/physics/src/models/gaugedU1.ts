import { InputError, modelParameter } from '../errors.js';
import type { ParameterColumns } from './couplingColumns.js';
import { mixingIsFinite } from './kineticMixing.js';
import type { VectorCharges } from './mediators.js';
import type { ModelDefinition, ModelParameter, ModelParameters } from './modelDefinition.js';
import { vectorFamily, vectorParameters, withVectorColumns, withVectors, zPrime } from './vectorMediator.js';

const OPTIONAL = { required: false } as const;

/** Kinetic mixing with the photon: what all gauged U(1) take besides mass and coupling. */
export const mixingParameters: readonly ModelParameter[] = [
  {
    ...OPTIONAL,
    name: 'mixing',
    unit: 'none',
    description: 'kinetic mixing with the photon at tree level in units of gPrime; 0 unless given',
    symbol: "\\varepsilon/g'",
  },
  {
    ...OPTIONAL,
    name: 'loopMixing',
    unit: 'none',
    minimum: 0,
    maximum: 1,
    choices: [0, 1],
    description:
      'mixing by loops of charged fermions: 1 everywhere, 0 nowhere; unless given as in the literature, in recoils and decays alone and only where the charges make it finite',
    symbol: '\\varepsilon_{\\rm loop}',
  },
  {
    ...OPTIONAL,
    name: 'mixingScale',
    unit: 'GeV',
    minimum: 1,
    maximum: 1e19,
    description:
      'scale at which mixing by loops vanishes: needed with loopMixing=1 where the charges do not make it finite',
    symbol: '\\Lambda',
  },
];

/** Charges with the mixing that parameters give. @throws InputError for mixing by loops that is not finite, without a scale */
export function withMixing(
  model: string,
  charges: VectorCharges,
  { mixing, loopMixing, mixingScale }: ModelParameters,
): VectorCharges {
  if (mixing === undefined && loopMixing === undefined && mixingScale === undefined) return charges;
  if (loopMixing === 1 && mixingScale === undefined && !mixingIsFinite(charges)) {
    const problem = 'mixing by loops is not finite for these charges';
    const remedy = 'Give mixingScale, the scale in GeV at which it vanishes, or leave loopMixing out.';
    throw new InputError(modelParameter(model, 'mixingScale'), undefined, problem, remedy);
  }
  return {
    ...charges,
    ...(mixing !== undefined && { mixing }),
    ...(loopMixing !== undefined && { loops: loopMixing === 1 }),
    ...(mixingScale !== undefined && { mixingScaleGeV: mixingScale }),
  };
}

/** What is said of a gauged U(1) with fixed charges; its coupling is `gPrime` and its mass `mass`. */
export interface GaugedU1
  extends Pick<ModelDefinition, 'name' | 'title' | 'choice' | 'symbol' | 'description' | 'formula' | 'papers'> {
  readonly charges: VectorCharges;
  /** TeX of its boson: ends with `\text{…}`. */
  readonly titleTex: string;
}

/** The model of a gauged U(1) with fixed charges: mass, coupling and kinetic mixing are its parameters. */
export function gaugedU1({ charges, titleTex, ...about }: GaugedU1): ModelDefinition {
  const { name } = about;
  const unmixed = vectorFamily(charges);
  return {
    ...about,
    parameters: [...vectorParameters, ...mixingParameters],
    sectors: ['chiral'],
    bosons: ['vector'],
    example: { mass: 0.1, gPrime: 1e-3 },
    decoupled: { mass: 1, gPrime: 0 },
    make: ({ mass, gPrime, ...given }) =>
      withVectors([{ massGeV: mass, coupling: gPrime, charges: withMixing(name, charges, given) }]),
    makeColumns: ({ mass, gPrime, mixing, ...loops }: ParameterColumns, count) => {
      if (Object.keys(loops).length > 0) return undefined;
      const mixed = mixing === undefined ? charges : { ...charges, mixing };
      return withVectorColumns([{ massGeV: mass, coupling: gPrime, charges: mixed }], count);
    },
    family: {
      mass: 'mass',
      coupling: 'gPrime',
      boson: zPrime,
      titleTex,
      along: (given) => (Object.keys(given).length === 0 ? unmixed : vectorFamily(withMixing(name, charges, given))),
    },
  };
}
