import { CHARGED_KAON_MASS_GEV } from '../constants.js';
import { requireNumber } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';

/** Couplings g·Q of a neutral vector boson X to what takes part in K⁺ → μ⁺ν: L = X_α(Q_ν ν̄γ^αP_Lν + μ̄γ^α(V − Aγ₅)μ) and to the kaon's charge. */
export interface KaonVectorCouplings {
  readonly vector: number;
  readonly axial: number;
  readonly neutrino: number;
  /** Charge of the K⁺ = us̄ under X: that of the up quark less that of the strange one. */
  readonly kaon: number;
}

/** Couplings of a neutral scalar φ to them: L = φ[μ̄(S + iPγ₅)μ + q(ν̄′P_Lν + h.c.)], ν′ right-handed. */
export interface KaonScalarCouplings {
  readonly scalar: number;
  readonly pseudoscalar: number;
  readonly neutrino: number;
}

/** Invariants of K⁺ → μ⁺(k) ν(p) X(q) [GeV²]: s₁₂ = (p + q)², the squared missing mass, and s₂₃ = (k + q)². */
export interface KaonDalitzPoint {
  readonly neutrinoBoson: number;
  readonly muonBoson: number;
}

/** Squared matrix element of an emission at a point, over that of the weak vertex squared: Σ|M|²/(G_F V_us f_K)². */
type SquaredElement = (point: KaonDalitzPoint) => number;

/** Scalar products of the momenta at a point. */
function products(massGeV: number, muon: number, { neutrinoBoson: s12, muonBoson: s23 }: KaonDalitzPoint) {
  const [m2, mass2, kaon2] = [muon * muon, massGeV * massGeV, CHARGED_KAON_MASS_GEV ** 2];
  const pq = (s12 - mass2) / 2;
  const kq = (s23 - m2 - mass2) / 2;
  return { m2, mass2, pq, kq, pk: (kaon2 + mass2 - s12 - s23) / 2, toMuon: s23 - m2 };
}

/**
 * Σ|M|² of K⁺ → μ⁺νX by emission of a vector boson from muon, neutrino, kaon and the weak vertex (f_K point-like), derived here with
 * Σεε* = −g + qq/M²: equal charges of muon and neutrino are conserved, and the matrix element is that of arXiv:1902.07715; any mismatch
 * Q_ν − V − Q_K, and any axial coupling, adds longitudinal bosons, ∝ 1/M².
 */
export function kaonVectorElement(massGeV: number, couplings: KaonVectorCouplings, muon: number): SquaredElement {
  const { vector, axial, neutrino, kaon } = couplings;
  return (point) => {
    const { m2, mass2, pq, kq, pk, toMuon } = products(massGeV, muon, point);
    const contact = neutrino - vector - axial - kaon - (2 * m2 * axial) / toMuon;
    const fromMuon = (vector - axial) / toMuon;
    const fromNeutrino = neutrino / point.neutrinoBoson;
    const fromKaon = kaon === 0 ? 0 : kaon / (2 * (pq + kq) + mass2);
    // M = ū[contact ε̸ P_L + (E·ε) P_R + turned ε̸q̸ P_R]v, E = along·k + against·p up to a multiple of q
    const turned = -muon * (fromMuon + fromNeutrino);
    const along = 2 * muon * (fromMuon + fromKaon);
    const against = 2 * muon * (fromKaon - fromNeutrino);
    const ep = along * pk;
    const ek = along * m2 + against * pk;
    const eq = along * kq + against * pq;
    const e2 = along * ek + against * ep;
    return (
      2 * contact * contact * (pk + (2 * pq * kq) / mass2) +
      2 * pk * ((eq * eq) / mass2 - e2) -
      4 * turned * (ep * kq - pq * ek) +
      turned * turned * (8 * kq * pq - 2 * mass2 * pk) -
      muon * contact * (4 * ((pq * eq) / mass2 - ep) + 12 * turned * pq)
    );
  };
}

/** Σ|M|² of K⁺ → μ⁺νφ: emission of a scalar from the muon and, with a right-handed neutrino at the end, from the neutrino; they do not interfere. */
export function kaonScalarElement(massGeV: number, couplings: KaonScalarCouplings, muon: number): SquaredElement {
  const { scalar, pseudoscalar, neutrino } = couplings;
  return (point) => {
    const { m2, mass2, pq, kq, pk, toMuon } = products(massGeV, muon, point);
    const { neutrinoBoson: s12, muonBoson: s23 } = point;
    const moving = 2 * (2 * pq * kq - mass2 * pk);
    // −[s₂₃(S + iP) + m²(S − iP)]P_R + m(S − iP)q̸P_L, over s₂₃ − m²
    const squares = (scalar * (s23 + m2)) ** 2 + (pseudoscalar * toMuon) ** 2;
    const ofMuon = squares * 2 * pk + m2 * (scalar ** 2 + pseudoscalar ** 2) * moving;
    const interference = 4 * m2 * pq * (scalar ** 2 * (s23 + m2) - pseudoscalar ** 2 * toMuon);
    const ofNeutrino = neutrino * neutrino * (2 * pk + (m2 / (s12 * s12)) * moving + (4 * m2 * pq) / s12);
    return (ofMuon + interference) / (toMuon * toMuon) + ofNeutrino;
  };
}

/** Points of the quadrature in each invariant; both run in their logarithms. Five digits from 1 MeV to the end of phase space. */
const ORDER = 20;
/** Away from soft and collinear bosons, at squared missing masses from 0.01 GeV² on, these are enough for fourteen digits. */
const SMOOTH_ORDER = 10;

/**
 * Γ(K⁺ → μ⁺νX)/Γ(K⁺ → μ⁺ν) for one of the matrix elements above, a boson of mass M [GeV], and squared missing masses from `least` [GeV²]
 * on: ∫Σ|M|² ds₁₂ds₂₃/[16π² m²(m_K² − m²)²]. 0 where the kaon is too light.
 * @throws InputError for masses out of range
 */
export function kaonEmissionRatio(element: SquaredElement, massGeV: number, muon: number, least = 0): number {
  requireNumber('mass', massGeV, 0, Number.MAX_VALUE, { exclusiveMinimum: true, unit: 'GeV' });
  requireNumber('least squared missing mass', least, 0, 1, { unit: 'GeV²' });
  const [m2, mass2, kaon2] = [muon * muon, massGeV * massGeV, CHARGED_KAON_MASS_GEV ** 2];
  const [low, high] = [Math.max(mass2, least), (CHARGED_KAON_MASS_GEV - muon) ** 2];
  if (massGeV >= CHARGED_KAON_MASS_GEV - muon || low >= high) return 0;
  const order = least >= 0.01 ? SMOOTH_ORDER : ORDER;
  const { nodes, weights } = gaussLegendre(order);
  let sum = 0;
  for (let i = 0; i < order; i++) {
    const { value: s12, weight } = ending(low, high, nodes[i], weights[i]);
    const [least23, most23] = muonBosonRange(s12, m2, mass2, kaon2);
    const [first, last] = [least23 - m2, most23 - m2];
    const half = Math.log(last / first) / 2;
    for (let j = 0; j < order; j++) {
      const toMuon = first * Math.exp(half * (1 + nodes[j]));
      sum += weight * weights[j] * half * toMuon * element({ neutrinoBoson: s12, muonBoson: toMuon + m2 });
    }
  }
  return sum / (16 * Math.PI ** 2 * m2 * (kaon2 - m2) ** 2);
}

/** A point between low and high: in the logarithm, and with the square root of phase space at the upper end taken away. */
function ending(low: number, high: number, node: number, weight: number) {
  const t = (1 - node) / 2;
  const range = Math.log(high / low);
  const value = high * Math.exp(-range * t * t);
  return { value, weight: weight * range * t * value };
}

/** Ends of s₂₃ at a given s₁₂, the neutrino massless. */
function muonBosonRange(s12: number, m2: number, mass2: number, kaon2: number): readonly [number, number] {
  const root = Math.sqrt(s12);
  const boson = (s12 + mass2) / (2 * root);
  const muon = (kaon2 - s12 - m2) / (2 * root);
  const bosonMomentum = (s12 - mass2) / (2 * root);
  const muonMomentum = Math.sqrt(Math.max(muon * muon - m2, 0));
  const middle = m2 + mass2 + 2 * boson * muon;
  return [middle - 2 * bosonMomentum * muonMomentum, middle + 2 * bosonMomentum * muonMomentum];
}

/**
 * Share of K⁺ → μ⁺νν̄ν above a squared missing mass [GeV²] in the Standard Model, as a contact interaction of two left-handed currents,
 * for which Σ|M|² ∝ (k·p̄)(p₁·p₂) and dΓ/ds ∝ s²(m_K² − m² − s)λ^½(m_K², m², s). Where the phase space alone is taken, the share above
 * 0.1 GeV² is 0.36 instead of 0.43: what exchanges along the lines of the muon do to the spectrum is of that order.
 */
export function threeNeutrinoShare(least: number, muon: number): number {
  const [m2, kaon2, high] = [muon * muon, CHARGED_KAON_MASS_GEV ** 2, (CHARGED_KAON_MASS_GEV - muon) ** 2];
  const spectrum = (s: number) => s * s * (kaon2 - m2 - s) * Math.sqrt(Math.max((kaon2 - m2 - s) ** 2 - 4 * m2 * s, 0));
  const { nodes, weights } = gaussLegendre(ORDER);
  // t² takes away the root at the end
  const above = (low: number) =>
    nodes.reduce((sum, node, i) => {
      const t = (1 + node) / 2;
      return sum + weights[i] * t * (high - low) * spectrum(high - (high - low) * t * t);
    }, 0);
  return least >= high ? 0 : above(least) / above(0);
}
