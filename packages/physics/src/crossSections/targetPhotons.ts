/**
 * What the target sends as photons: A_T and A_L, which multiply the transverse and the longitudinal lepton tensor, over (k₁·P)² and
 * averaged over the neutrinos of a spectrum that have energy enough. Of broken nucleons, the sum over all hadronic masses.
 */
export interface PhotonTensor {
  /** Has to be called before `averages`, for each Q² [GeV²]. */
  atVirtuality(q2: number): void;
  /** Writes ⟨A_T/(k₁·P)²⟩ and ⟨A_L/(k₁·P)²⟩ at x [GeV²] into `out`. */
  averages(x: number, out: Float64Array): void;
}
