import type { TridentChannel } from '../couplings/channels.js';
import type { Couplings } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { HadronicTerm } from '../crossSections/regimes.js';
import type { EnergySampler } from './energySampler.js';

/** One channel on one hadronic target, with its couplings: what the weight of an event depends on. */
export interface EventProcess {
  readonly channel: TridentChannel;
  readonly term: HadronicTerm;
  readonly couplings: readonly Couplings[];
  readonly inputs: ElectroweakInputs;
  readonly energies: EnergySampler;
}

/** The squared matrix element of one process, for one point at a time. */
export interface Contractions {
  /** ∫dE φ W·(N·L)/16/(ME)², averaged over the azimuth of q. */
  averaged(v: Float64Array): number;
  /** Draws E at the point of the last call of `averaged`; shares of the outgoing flavours at it into `outgoing`. */
  complete(v: Float64Array, outgoing: Float64Array, u: number): void;
  /** W·(N·L)/16 at E and an azimuth over its average, at the point completed last. */
  atAzimuth(v: Float64Array, cosine: number, sine: number): number;
  /** Coefficients of V², A² and VA over the squared matrix element there, at the point completed last, into `out[at…]`. */
  couplingShares(v: Float64Array, cosine: number, sine: number, out: Float64Array, at: number): void;
  /** The same of S², P², C_T², S·C_T, P·C_T, D², C_T·D. */
  turnedShares(v: Float64Array, cosine: number, sine: number, out: Float64Array, at: number): void;
  /**
   * What C₁ and C₂ multiply in W·(N·L)/16 at E and an azimuth, if the hadrons had this W² − M² [GeV²], at the point completed last; both 0 where
   * there is no such final state.
   */
  structureParts(v: Float64Array, cosine: number, sine: number, excess: number, out: Float64Array): void;
}
