import { leptonFlavours } from '../couplings/channels.js';
import { LARGEST_BULK_MASS } from '../randallSundrum/fermionZeroMode.js';
import { LARGEST_KINETIC_TERM } from '../randallSundrum/gaugeField.js';
import {
  bulkMassName,
  HIGHEST_ELECTROWEAK_SCALE_GEV,
  LARGEST_ELECTROWEAK_KINETIC_TERM,
  LOWEST_CURVATURE_GEV,
  LOWEST_ELECTROWEAK_SCALE_GEV,
  Z_MASS_GEV,
} from '../randallSundrum/leptonSector.js';
import { LARGEST_CURVATURE_GEV, PLANCK_MASS_GEV } from '../randallSundrum/warpedGeometry.js';
import type { ModelParameter } from './modelDefinition.js';

/** Bulk mass of every lepton unless given: the benchmark of arXiv:0805.4652. */
export const DEFAULT_BULK_MASS = 0.58;

const optional = { unit: 'none', required: false } as const;
const FLAVOUR_TEX = { e: 'e', mu: '\\mu', tau: '\\tau' } as const;

const bulkMass = (name: string, symbol: string, description: string, own = {}): ModelParameter => ({
  ...optional,
  name,
  minimum: -LARGEST_BULK_MASS,
  maximum: LARGEST_BULK_MASS,
  description,
  symbol,
  ...own,
});

const chiralBulkMasses = (['left', 'right'] as const).flatMap((chirality) => {
  const [all, letter] = chirality === 'left' ? (['cLeft', 'L'] as const) : (['cRight', 'E'] as const);
  return [
    bulkMass(all, `c_${letter}`, `bulk mass of every ${chirality}-handed lepton; c unless given`),
    ...leptonFlavours.map((flavour) =>
      bulkMass(
        bulkMassName(chirality, flavour),
        `c_${letter}(${FLAVOUR_TEX[flavour]})`,
        `that of one; ${all} unless given`,
      ),
    ),
  ];
});

const kineticTerms = (prefix: string, tex: string, of: string, maximum: number): ModelParameter[] =>
  (['Uv', 'Ir'] as const).map((brane) => ({
    ...optional,
    name: prefix === '' ? `kinetic${brane}` : `${prefix}Kinetic${brane}`,
    minimum: 0,
    maximum,
    default: 0,
    description: `kinetic term of ${of} on the ${brane === 'Uv' ? 'ultraviolet' : 'infrared'} brane, in units of 1/k; 0 unless given`,
    symbol: `\\delta_\\mathrm{${tex}${brane.toUpperCase()}}`,
  }));

const inGeV = { unit: 'GeV', required: false } as const;
const yesOrNo = { ...optional, minimum: 0, maximum: 1, default: 0 } as const;

/** Parameters of the model `randall-sundrum`; only irScale is required. */
export const randallSundrumParameters: readonly ModelParameter[] = [
  {
    name: 'irScale',
    unit: 'GeV',
    required: true,
    minimum: LOWEST_ELECTROWEAK_SCALE_GEV,
    maximum: HIGHEST_ELECTROWEAK_SCALE_GEV,
    description: 'infrared scale Λ_IR; excitations have x_n times this mass, x_1 about 2.45',
    symbol: '\\Lambda_\\mathrm{IR}',
  },
  {
    ...inGeV,
    name: 'curvature',
    minimum: LOWEST_CURVATURE_GEV,
    maximum: LARGEST_CURVATURE_GEV,
    default: PLANCK_MASS_GEV,
    description: 'curvature k; the Planck mass 1.22089e19 GeV unless given',
    symbol: 'k',
  },
  bulkMass(
    'c',
    'c',
    `bulk mass of every lepton in units of k, above ½ towards the ultraviolet brane; ${DEFAULT_BULK_MASS} unless given`,
    { default: DEFAULT_BULK_MASS },
  ),
  ...chiralBulkMasses,
  ...kineticTerms('', '', 'W, Z and photon', LARGEST_ELECTROWEAK_KINETIC_TERM),
  { ...yesOrNo, name: 'custodial', description: '1: bulk SU(2)_R; 0 unless given', symbol: '\\mathrm{SU}(2)_R' },
  {
    ...optional,
    name: 'rightCoupling',
    minimum: 0.6,
    maximum: 10,
    default: 1,
    description: 'g_R/g_L with custodial = 1; 1 unless given',
    symbol: 'g_R/g_L',
  },
  {
    ...optional,
    name: 't3RightDoublet',
    minimum: -1,
    maximum: 1,
    default: 0,
    description: 'T³_R of lepton doublets; 0 unless given',
    symbol: 'T^3_R(L)',
  },
  {
    ...optional,
    name: 't3RightSinglet',
    minimum: -1,
    maximum: 1,
    default: -0.5,
    description: 'T³_R of singlets; −½ unless given',
    symbol: 'T^3_R(E)',
  },
  {
    ...optional,
    name: 'muTauCoupling',
    minimum: 0,
    maximum: 10,
    description: 'coupling of a gauge boson of L_μ − L_τ; there is none unless given',
    symbol: 'g_{\\mu\\tau}',
  },
  {
    ...inGeV,
    name: 'muTauMass',
    minimum: 1e-3,
    description: 'its mass; broken on the infrared brane unless given',
    symbol: 'M_{\\mu\\tau}',
  },
  {
    ...optional,
    name: 'muTauMixing',
    minimum: -1,
    maximum: 1,
    default: 0,
    description: 'its kinetic mixing with the photon; 0 unless given',
    symbol: '\\varepsilon',
  },
  {
    ...yesOrNo,
    name: 'muTauBrane',
    description: '1: on the infrared brane; 0, in the bulk, unless given',
    symbol: '\\mathrm{brane}',
  },
  ...kineticTerms('muTau', '\\mu\\tau,', 'the boson of L_μ − L_τ', LARGEST_KINETIC_TERM),
  {
    ...inGeV,
    name: 'zMass',
    minimum: 80,
    maximum: 100,
    default: Z_MASS_GEV,
    description: 'mass of the Z; 91.1876',
    symbol: 'm_Z',
  },
];
