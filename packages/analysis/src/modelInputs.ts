import {
  CONTACT_COEFFICIENTS,
  chargeNames,
  HEAVIEST_MEDIATOR_GEV,
  HIGHEST_ELECTROWEAK_SCALE_GEV,
  LARGEST_BULK_MASS,
  LARGEST_CURVATURE_GEV,
  LARGEST_ELECTROWEAK_KINETIC_TERM,
  LARGEST_WILSON_COEFFICIENT,
  LIGHTEST_MEDIATOR_GEV,
  LOWEST_CURVATURE_GEV,
  LOWEST_ELECTROWEAK_SCALE_GEV,
  leptonFlavours,
  type ModelName,
  momentNames,
  scalarChargeNames,
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

/** A model that a constraint takes, with the numbers to give. */
export interface SupportedModel {
  readonly model: ModelName;
  readonly inputs: readonly ModelInput[];
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
const yukawa = 'Yukawa coupling in units of coupling; 0 unless given';
const turning = 'coefficient of ν_μν′_μμμ with the helicity turned, in Standard Model units; 0 unless given';
const shift = 'shift of the coupling of ν_μν_μμμ in Standard Model units; 0 unless given';

const bulkMass = (name: string, description: string): ModelInput => ({
  ...optional,
  name,
  minimum: -LARGEST_BULK_MASS,
  maximum: LARGEST_BULK_MASS,
  description,
});
const kineticTerm = (name: string, brane: string): ModelInput => ({
  ...optional,
  name,
  minimum: 0,
  maximum: LARGEST_ELECTROWEAK_KINETIC_TERM,
  description: `kinetic term of W, Z and photon on the ${brane} brane, in units of 1/k; 0 unless given`,
});
const capital = (flavour: string) => flavour[0].toUpperCase() + flavour.slice(1);

const randallSundrumInputs: readonly ModelInput[] = [
  {
    name: 'irScale',
    unit: 'GeV',
    required: true,
    minimum: LOWEST_ELECTROWEAK_SCALE_GEV,
    maximum: HIGHEST_ELECTROWEAK_SCALE_GEV,
    description: 'infrared scale Λ_IR; excitations have x_n times this mass, x_1 about 2.45',
  },
  {
    name: 'curvature',
    unit: 'GeV',
    required: false,
    minimum: LOWEST_CURVATURE_GEV,
    maximum: LARGEST_CURVATURE_GEV,
    description: 'curvature k; the Planck mass 1.22089e19 GeV unless given',
  },
  bulkMass('c', 'bulk mass of every lepton in units of k, above ½ towards the ultraviolet brane; 0.58 unless given'),
  ...['Left', 'Right'].flatMap((side) => [
    bulkMass(`c${side}`, `bulk mass of every ${side.toLowerCase()}-handed lepton; c unless given`),
    ...leptonFlavours.map((flavour) => bulkMass(`c${side}${capital(flavour)}`, `that of one; c${side} unless given`)),
  ]),
  kineticTerm('kineticUv', 'ultraviolet'),
  kineticTerm('kineticIr', 'infrared'),
  { ...optional, name: 'custodial', minimum: 0, maximum: 1, description: '1: bulk SU(2)_R; 0 unless given' },
  {
    ...optional,
    name: 'rightCoupling',
    minimum: 0.6,
    maximum: 10,
    description: 'g_R/g_L with custodial = 1; 1 unless given',
  },
  {
    ...optional,
    name: 't3RightDoublet',
    minimum: -1,
    maximum: 1,
    description: 'T³_R of lepton doublets; 0 unless given',
  },
  { ...optional, name: 't3RightSinglet', minimum: -1, maximum: 1, description: 'T³_R of singlets; −½ unless given' },
  { name: 'zMass', unit: 'GeV', required: false, minimum: 80, maximum: 100, description: 'mass of the Z; 91.1876' },
];

/**
 * The numbers each model takes. Left out are those of a pattern: further mediators of `vector` (`2.mass` …), operators of
 * `contact` other than ν_μν_μμμ (`numu.ee.vector` …), and the L_μ − L_τ boson of `randall-sundrum` (`muTauCoupling` …), whose
 * numbers depend on each other. Of charges, coefficients and moments at least one is needed: without any the model is none.
 */
export const MODEL_INPUTS: Readonly<Record<ModelName, readonly ModelInput[]>> = {
  sm: [],
  'lmu-ltau': [mass, gPrime],
  vector: [mass, gPrime, ...chargeNames.map((name): ModelInput => ({ ...optional, name, description: charge }))],
  scalar: [
    { ...mass, description: 'mass of the scalar' },
    { ...gPrime, name: 'coupling', description: 'multiplies all Yukawa couplings' },
    ...scalarChargeNames.map((name): ModelInput => ({ ...optional, name, description: yukawa })),
  ],
  contact: CONTACT_COEFFICIENTS.map((name) => ({
    ...optional,
    name,
    minimum: -1e9,
    maximum: 1e9,
    description: name === 'vector' || name === 'axial' ? shift : turning,
  })),
  wet: wetParameterNames.map((name) => ({
    ...optional,
    name,
    minimum: -LARGEST_WILSON_COEFFICIENT,
    maximum: LARGEST_WILSON_COEFFICIENT,
    description: 'Wilson coefficient of the flavio basis; 0 unless given',
  })),
  'neutrino-dipole': momentNames.map((name) => ({
    ...optional,
    name,
    minimum: -1,
    maximum: 1,
    description: 'effective magnetic moment of the incoming neutrino in Bohr magnetons; 0 unless given',
  })),
  'randall-sundrum': randallSundrumInputs,
};
