import {
  chargeNames,
  HEAVIEST_MEDIATOR_GEV,
  LARGEST_WILSON_COEFFICIENT,
  LIGHTEST_MEDIATOR_GEV,
  type ModelName,
  wetParameterNames,
} from '@nereid/physics';

/** One number of a parameter point, as a constraint declares it. */
export interface ModelInput {
  readonly name: string;
  readonly unit: 'GeV' | 'none';
  readonly required: boolean;
  /** Bounds, both included; none where any finite number is taken. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description: string;
}

const mass: ModelInput = {
  name: 'mass',
  unit: 'GeV',
  required: true,
  minimum: LIGHTEST_MEDIATOR_GEV,
  maximum: HEAVIEST_MEDIATOR_GEV,
  description: 'mass of the mediator',
};
const gPrime: ModelInput = {
  name: 'gPrime',
  unit: 'none',
  required: true,
  minimum: 0,
  maximum: 1e6,
  description: 'coupling that multiplies all charges',
};
const optional = { unit: 'none', required: false } as const;
const charge = 'charge in units of gPrime; 0 unless given';
const shift = 'shift of the coupling of ν_μν_μμμ in Standard Model units; 0 unless given';

/**
 * The numbers each model takes. Left out are those of a pattern: further mediators of `vector` (`2.mass` …) and operators of
 * `contact` other than ν_μν_μμμ (`numu.ee.vector` …).
 */
export const MODEL_INPUTS: Readonly<Record<ModelName, readonly ModelInput[]>> = {
  sm: [],
  'lmu-ltau': [mass, gPrime],
  vector: [
    mass,
    { ...gPrime, required: false, description: `${gPrime.description}; 1 unless given` },
    ...chargeNames.map((name): ModelInput => ({ ...optional, name, description: charge })),
  ],
  contact: ['vector', 'axial'].map((name) => ({ ...optional, name, minimum: -1e9, maximum: 1e9, description: shift })),
  wet: wetParameterNames.map((name) => ({
    ...optional,
    name,
    minimum: -LARGEST_WILSON_COEFFICIENT,
    maximum: LARGEST_WILSON_COEFFICIENT,
    description: 'Wilson coefficient of the flavio basis; 0 unless given',
  })),
};
