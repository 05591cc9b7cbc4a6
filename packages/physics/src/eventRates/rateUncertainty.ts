import type { Regime } from '../crossSections/regimes.js';

/** Relative uncertainties (one standard deviation) of a rate by origin; independent, so `total` is their sum in quadrature. */
export interface RateUncertainty {
  readonly formFactor: number;
  /** Higher orders: QED in the field of the nucleus, and weak. */
  readonly electroweak: number;
  /** Pauli blocking, final-state interactions, excitation of the nucleus. */
  readonly nuclearModelling: number;
  /** Of the normalisation; absent where it is not known, and then not in `total`. */
  readonly flux?: number;
  /** After cuts: statistics of the events that the efficiency is found from; Infinity where none is kept. */
  readonly selection?: number;
  readonly total: number;
}

/**
 * Theory errors of arXiv:1902.06765: form factors 1 % (nucleus) and 3 % (nucleons), QED Zα/4π + 2 %, weak 5 %, modelling of
 * the nucleus in scattering off bound nucleons 30 %. On argon: 6 % coherent, 31 % on nucleons.
 * Where nucleons break: 5 % for structure functions, the spread of rival fits (docs/physics/inelastic.md), and 15 % for the nucleus, whose
 * F₂ per nucleon lies from 0.8 to 1.05 of that of free ones.
 * The 1 % is that paper's; form factors in use differ among each other by 3 to 8 % in the coherent rate (docs/physics).
 */
export const RATE_ERRORS = {
  formFactor: { coherent: 0.01, nucleon: 0.03, inelastic: 0.05 },
  weakHigherOrder: 0.05,
  qedHigherOrder: 0.02,
  nuclearModelling: 0.3,
  boundStructure: 0.15,
} as const;

/** Normalisation of an accelerator flux unless an experiment states its own: 5 %, the value taken for DUNE in arXiv:1902.08579. */
export const DEFAULT_FLUX_ERROR = 0.05;

/**
 * Relative uncertainty of a rate in one regime.
 * @param meanProtons mean Z of the nuclei (for QED corrections)
 * @param options.alpha fine-structure constant
 * @param options.flux relative error of the flux normalisation; undefined where nobody has stated one
 * @param options.selection relative statistical error of the efficiency of cuts, where there are any
 * @param options.free true for hydrogen alone: no nucleus, no modelling of it
 */
export function rateUncertainty(
  regime: Regime,
  meanProtons: number,
  options: {
    readonly alpha: number;
    readonly flux?: number | undefined;
    readonly selection?: number;
    readonly free?: boolean;
  },
): RateUncertainty {
  const coherent = regime === 'coherent';
  const inelastic = regime === 'inelastic';
  const formFactor = RATE_ERRORS.formFactor[coherent || inelastic ? regime : 'nucleon'];
  const qed = (meanProtons * options.alpha) / (4 * Math.PI) + RATE_ERRORS.qedHigherOrder;
  const electroweak = Math.hypot(qed, RATE_ERRORS.weakHigherOrder);
  const ofNucleus = RATE_ERRORS[inelastic ? 'boundStructure' : 'nuclearModelling'];
  const nuclearModelling = coherent || options.free ? 0 : ofNucleus;
  const { flux, selection } = options;
  return {
    formFactor,
    electroweak,
    nuclearModelling,
    ...(flux !== undefined && { flux }),
    ...(selection !== undefined && { selection }),
    total: Math.hypot(formFactor, electroweak, nuclearModelling, flux ?? 0, selection ?? 0),
  };
}
