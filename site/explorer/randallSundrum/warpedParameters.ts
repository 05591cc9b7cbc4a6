import { type ModelParameter, randallSundrum } from '@nereid/physics';
import { DEFAULT_BULK_MASS } from '@nereid/physics/models';
import { PLANCK_MASS_GEV } from '@nereid/physics/warped';

/** What the page has of its own beside the definition of a parameter. */
interface Offered {
  readonly name: string;
  /** In words and letters. */
  readonly label: string;
  /** Of the slider; the field beside it takes whatever the model takes. */
  readonly slider: readonly [minimum: number, maximum: number];
  readonly scale: 'log' | 'linear';
  /** Where the definition has no default. */
  readonly usual?: number;
}

/** A number of the model as the page offers it. */
export interface WarpedParameter extends Offered {
  readonly unit?: string;
  readonly usual: number;
  /** TeX of the axis when the parameter is varied. */
  readonly tex: string;
}

export interface ParameterGroup {
  readonly id: 'geometry' | 'doublets' | 'singlets' | 'kinetic' | 'custodial' | 'muTau';
  readonly title: string;
  readonly parameters: readonly WarpedParameter[];
}

const definitionOf = (wanted: string): ModelParameter => {
  const found = randallSundrum.parameters.find(({ name }) => name === wanted);
  if (found) return found;
  throw new Error(`the model has no parameter ${wanted}`);
};

function offered(own: Offered): WarpedParameter {
  const { unit, default: usual = Number.NaN, symbol } = definitionOf(own.name);
  if (unit === 'none') return { usual, tex: symbol, ...own };
  return { usual, unit, tex: `${symbol}\\;[\\mathrm{${unit}}]`, ...own };
}

const FLAVOURS = [
  ['E', 'e'],
  ['Mu', 'μ'],
  ['Tau', 'τ'],
] as const;

const bulkMasses = (side: 'Left' | 'Right'): Offered[] =>
  FLAVOURS.map(([key, flavour]) => ({
    name: `c${side}${key}`,
    label: `c of ${flavour}${side === 'Left' ? ' and its neutrino' : ''}`,
    slider: [-1, 1],
    scale: 'linear',
    usual: DEFAULT_BULK_MASS,
  }));

const kinetic = (prefix: string): Offered[] =>
  (['Uv', 'Ir'] as const).map((brane) => {
    const name = prefix === '' ? `kinetic${brane}` : `${prefix}Kinetic${brane}`;
    const label = `δ on the ${brane === 'Uv' ? 'ultraviolet' : 'infrared'} brane`;
    return { name, label, slider: [0, 50], scale: 'linear' };
  });

/** Everything that can be varied, in the order of the page. */
const GROUPS: readonly (Omit<ParameterGroup, 'parameters'> & { readonly parameters: readonly Offered[] })[] = [
  {
    id: 'geometry',
    title: 'Geometry',
    parameters: [
      {
        name: 'irScale',
        label: 'Λ_IR = 1/R′, also called M_KK',
        slider: [1e3, 1e5],
        scale: 'log',
        usual: randallSundrum.example.irScale,
      },
      { name: 'curvature', label: 'curvature k = 1/R', slider: [1e6, PLANCK_MASS_GEV], scale: 'log' },
    ],
  },
  { id: 'doublets', title: 'Doublets, c_L', parameters: bulkMasses('Left') },
  { id: 'singlets', title: 'Charged singlets, c_E', parameters: bulkMasses('Right') },
  { id: 'kinetic', title: 'Brane kinetic terms of γ, W, Z', parameters: kinetic('') },
  {
    id: 'custodial',
    title: 'Custodial symmetry',
    parameters: [
      { name: 'rightCoupling', label: 'g_R/g_L', slider: [0.6, 3], scale: 'linear' },
      { name: 't3RightDoublet', label: 'T³_R of doublets', slider: [-1, 1], scale: 'linear' },
      { name: 't3RightSinglet', label: 'T³_R of singlets', slider: [-1, 1], scale: 'linear' },
    ],
  },
  {
    id: 'muTau',
    title: 'Boson of L_μ − L_τ',
    parameters: [
      { name: 'muTauCoupling', label: 'coupling g', slider: [1e-5, 1], scale: 'log', usual: 1e-3 },
      { name: 'muTauMass', label: 'mass', slider: [1e-3, 100], scale: 'log', usual: 0.1 },
      { name: 'muTauMixing', label: 'kinetic mixing with the photon', slider: [-0.01, 0.01], scale: 'linear' },
      ...kinetic('muTau'),
    ],
  },
];

/** With what the definition says of each. */
export const PARAMETER_GROUPS: readonly ParameterGroup[] = GROUPS.map((group) => ({
  ...group,
  parameters: group.parameters.map(offered),
}));

export const WARPED_PARAMETERS: readonly WarpedParameter[] = PARAMETER_GROUPS.flatMap(({ parameters }) => parameters);

/** @throws Error for a name that the page does not offer */
export function parameterNamed(name: string): WarpedParameter {
  const found = WARPED_PARAMETERS.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`no parameter ${name}`);
}
