/** A number of the model `randall-sundrum` as the page offers it. */
export interface WarpedParameter {
  readonly name: string;
  /** In words and letters. */
  readonly label: string;
  readonly unit?: string;
  /** Of the slider; the field beside it takes whatever the model takes. */
  readonly slider: readonly [minimum: number, maximum: number];
  readonly scale: 'log' | 'linear';
  readonly usual: number;
  /** TeX of the axis when the parameter is varied. */
  readonly tex: string;
}

export interface ParameterGroup {
  readonly id: 'geometry' | 'doublets' | 'singlets' | 'kinetic' | 'custodial' | 'muTau';
  readonly title: string;
  readonly parameters: readonly WarpedParameter[];
}

const FLAVOURS = [
  ['E', 'e', 'e'],
  ['Mu', 'μ', '\\mu'],
  ['Tau', 'τ', '\\tau'],
] as const;

const bulkMasses = (side: 'Left' | 'Right', letter: string): WarpedParameter[] =>
  FLAVOURS.map(([key, flavour, tex]) => ({
    name: `c${side}${key}`,
    label: `c of ${flavour}${side === 'Left' ? ' and its neutrino' : ''}`,
    slider: [-1, 1],
    scale: 'linear',
    usual: 0.58,
    tex: `c_${letter}(${tex})`,
  }));

const kinetic = (prefix: string, letter: string, largest: number): WarpedParameter[] =>
  (['Uv', 'Ir'] as const).map((brane) => ({
    name: prefix === '' ? `kinetic${brane}` : `${prefix}Kinetic${brane}`,
    label: `δ on the ${brane === 'Uv' ? 'ultraviolet' : 'infrared'} brane`,
    slider: [0, largest],
    scale: 'linear',
    usual: 0,
    tex: `\\delta_\\mathrm{${letter}${brane.toUpperCase()}}`,
  }));

/** Everything that can be varied, in the order of the page. */
export const PARAMETER_GROUPS: readonly ParameterGroup[] = [
  {
    id: 'geometry',
    title: 'Geometry',
    parameters: [
      {
        name: 'irScale',
        label: 'Λ_IR = 1/R′, also called M_KK',
        unit: 'GeV',
        slider: [1e3, 1e5],
        scale: 'log',
        usual: 3000,
        tex: '\\Lambda_\\mathrm{IR}\\;[\\mathrm{GeV}]',
      },
      {
        name: 'curvature',
        label: 'curvature k = 1/R',
        unit: 'GeV',
        slider: [1e6, 1.220_89e19],
        scale: 'log',
        usual: 1.220_89e19,
        tex: 'k\\;[\\mathrm{GeV}]',
      },
    ],
  },
  { id: 'doublets', title: 'Doublets, c_L', parameters: bulkMasses('Left', 'L') },
  { id: 'singlets', title: 'Charged singlets, c_E', parameters: bulkMasses('Right', 'E') },
  { id: 'kinetic', title: 'Brane kinetic terms of γ, W, Z', parameters: kinetic('', '', 50) },
  {
    id: 'custodial',
    title: 'Custodial symmetry',
    parameters: [
      { name: 'rightCoupling', label: 'g_R/g_L', slider: [0.6, 3], scale: 'linear', usual: 1, tex: 'g_R/g_L' },
      {
        name: 't3RightDoublet',
        label: 'T³_R of doublets',
        slider: [-1, 1],
        scale: 'linear',
        usual: 0,
        tex: 'T^3_R(L)',
      },
      {
        name: 't3RightSinglet',
        label: 'T³_R of singlets',
        slider: [-1, 1],
        scale: 'linear',
        usual: -0.5,
        tex: 'T^3_R(E)',
      },
    ],
  },
  {
    id: 'muTau',
    title: 'Boson of L_μ − L_τ',
    parameters: [
      {
        name: 'muTauCoupling',
        label: 'coupling g',
        slider: [1e-5, 1],
        scale: 'log',
        usual: 1e-3,
        tex: 'g_{\\mu\\tau}',
      },
      {
        name: 'muTauMass',
        label: 'mass',
        unit: 'GeV',
        slider: [1e-3, 100],
        scale: 'log',
        usual: 0.1,
        tex: 'M_{\\mu\\tau}\\;[\\mathrm{GeV}]',
      },
      {
        name: 'muTauMixing',
        label: 'kinetic mixing with the photon',
        slider: [-0.01, 0.01],
        scale: 'linear',
        usual: 0,
        tex: '\\varepsilon',
      },
      ...kinetic('muTau', '\\mu\\tau,', 50),
    ],
  },
];

export const WARPED_PARAMETERS: readonly WarpedParameter[] = PARAMETER_GROUPS.flatMap(({ parameters }) => parameters);

/** @throws Error for a name that the page does not offer */
export function parameterNamed(name: string): WarpedParameter {
  const found = WARPED_PARAMETERS.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`no parameter ${name}`);
}
