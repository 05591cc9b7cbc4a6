/** One resonance of the fits: mass, width and damping X [GeV], orbital momentum of the meson, branching fractions. */
export interface Resonance {
  readonly name: string;
  readonly mass: number;
  readonly width: number;
  readonly angularMomentum: number;
  readonly damping: number;
  /** One pion and η; what remains is two pions. */
  readonly onePion: number;
  readonly eta: number;
}

/** A_T = A_T(0) [1 + aQ²/(1 + bQ²)]/(1 + Q²/0.91 GeV²)^c: A_T(0) [√μb GeV], a and b [GeV⁻²], c. */
type TransverseAmplitude = readonly [atZero: number, a: number, b: number, c: number];

/** A_L = A_L(0) Q²/(1 + dQ²) exp(−eQ²): A_L(0) [√μb GeV⁻¹], d and e [GeV⁻²]. */
type LongitudinalAmplitude = readonly [slope: number, d: number, e: number];

/** σ [μb] ΔW^{k+1/2}/(Q² + a)^{b + cQ² + dQ⁴}, k = 1, 2, of the transverse background. */
type TransverseBackground = readonly [sigma: number, a: number, b: number, c: number, d: number];

export interface TransverseFit {
  readonly resonances: readonly Resonance[];
  readonly amplitudes: readonly TransverseAmplitude[];
  readonly background: readonly [TransverseBackground, TransverseBackground];
}

const resonance = (
  name: string,
  [mass, width, angularMomentum, damping]: readonly [number, number, number, number],
  [onePion, eta]: readonly [number, number],
): Resonance => ({ name, mass, width, angularMomentum, damping, onePion, eta });

/**
 * Christy and Bosted, Phys. Rev. C 81 (2010) 055213, arXiv:0712.3731, tables I to III, with the digits of the authors'
 * program F1F209. In a public table that goes round, a of P11(1440) is 46.213 instead of 462.13, and A_L(0) of F37(1934)
 * is 1.8951, its d, instead of 11; the tests show what these would do.
 */
export const PROTON_TRANSVERSE: TransverseFit = {
  resonances: [
    resonance('P33(1232)', [1.2298, 0.13573, 1, 0.14462], [1, 0]),
    resonance('S11(1535)', [1.5304, 0.22, 0, 0.215], [0.45, 0.45]),
    resonance('D13(1520)', [1.5057, 0.082956, 2, 0.215], [0.65, 0]),
    resonance('F15(1680)', [1.698, 0.095782, 3, 0.215], [0.65, 0]),
    resonance('S11(1650)', [1.665, 0.10936, 0, 0.215], [0.4, 0.1]),
    resonance('P11(1440)', [1.4333, 0.37944, 1, 0.215], [0.65, 0]),
    resonance('F37(1934)', [1.9341, 0.38, 3, 0.215], [0.5, 0]),
  ],
  amplitudes: [
    [7.7805, 4.2291, 1.2598, 2.1242],
    [6.3351, 6823.2, 33521, 2.5686],
    [0.60347, 21.24, 0.055746, 2.4886],
    [2.3305, -0.28789, 0.18607, 0.063534],
    [1.979, -0.56175, 0.38964, 0.54883],
    [0.022506, 462.13, 0.19221, 1.9141],
    [3.4187, 0, 0, 1],
  ],
  background: [
    [246.06, 0.067469, 1.3501, 0.12054, -0.0038495],
    [-89.36, 0.20977, 1.5715, 0.090736, 0.010362],
  ],
};

/** Longitudinal amplitudes of the same resonances, of the same paper. */
export const PROTON_LONGITUDINAL: readonly LongitudinalAmplitude[] = [
  [29.414, 19.91, 0.22587],
  [0, 3856.5, 0.65717],
  [157.92, 97.046, 0.31042],
  [4.216, 0.0382, 1.2182],
  [13.764, 0.31393, 2.9997],
  [5.5124, 0.053743, 1.3091],
  [11, 1.8951, 0.51376],
];

/**
 * Longitudinal background of the same: σ [μb] (1 − x′)^{b + at} x′^{d + et} (Q²)^c/[(1 − x_B)(Q² + Q₀²)^{1+c}],
 * t = ln[ln((Q² + m)/Λ²)/ln(m/Λ²)]; m, Λ² and Q₀² in GeV².
 */
export const LONGITUDINAL_BACKGROUND = {
  sigma: 86.746,
  a: 4.0864e-5,
  b: 4.0294,
  c: 3.1285,
  d: 0.33403,
  e: 4.9623,
  m: 4.2802,
  lambda2: 0.33 ** 2,
  q02: 0.125,
} as const;

/**
 * Mean of a free proton and a free neutron, behind the fit to the deuteron of Bosted and Christy, Phys. Rev. C 77 (2008) 065206,
 * arXiv:0711.0159, again with the digits of F1F209. Masses and widths are those of the proton; branching fractions differ
 * for the second, fifth and last resonance.
 */
export const NUCLEON_MEAN_TRANSVERSE: TransverseFit = {
  resonances: [
    resonance('P33(1232)', [1.2298, 0.13573, 1, 0.1446], [1, 0]),
    resonance('S11(1535)', [1.5304, 0.22, 0, 0.215], [0.5, 0.5]),
    resonance('D13(1520)', [1.5057, 0.082956, 2, 0.215], [0.65, 0]),
    resonance('F15(1680)', [1.698, 0.095782, 3, 0.215], [0.65, 0]),
    resonance('S11(1650)', [1.665, 0.10936, 0, 0.215], [0.4, 0]),
    resonance('P11(1440)', [1.4333, 0.37944, 1, 0.215], [0.65, 0]),
    resonance('F37(1934)', [1.9341, 0.38, 3, 0.215], [0.6, 0]),
  ],
  amplitudes: [
    [8.122, 5.189, 3.29, 1.87],
    [6.11, -34.64, 900, 1.717],
    [0.04335, 191.5, 0.2232, 2.119],
    [2.088, -0.3029, 0.2012, 0.001104],
    [0.02276, -0.4562, 0.2397, 1.204],
    [0.02321, 541.9, 0.2247, 2.168],
    [3.319, 0, 0, 2],
  ],
  background: [
    [226.6, 0.07649, 1.457, 0.1318, -0.005596],
    [-75.34, 0.1776, 1.636, 0.135, 0.005883],
  ],
};
