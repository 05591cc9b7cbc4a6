import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { electroweakInput, InputError } from '../errors.js';
import { kineticLength } from './gaugeField.js';
import {
  leptonProfile,
  requireLeptonSector,
  requirePerturbative,
  rightHandedField,
  standardModelField,
  type WarpedLeptonSector,
} from './leptonSector.js';
import { dirichletPropagatorAtIrBrane, higgsMassFraction } from './lightVector.js';
import { type CurrentProfile, IR_BRANE, lesserSquare } from './towerSums.js';

/**
 * The Lagrangian's parameters from G_F (muon decay), α and m_Z, with W, Z and their towers at tree level, exact in v²/Λ².
 * α is that at m_Z which goes with the sin²θ_W of the electroweak inputs, so the Standard Model is the limit of a large
 * Λ_IR, and every difference from it is computed as such.
 */
export interface ElectroweakScheme {
  readonly sector: WarpedLeptonSector;
  readonly inputs: ElectroweakInputs;
  /** g′²/(g² + g′²), and its difference from the Standard Model's. */
  readonly sin2: number;
  readonly sin2Shift: number;
  /** m_Z²/m_Z0² = 1 − this, m_Z0² = (g² + g′²)v²/4. */
  readonly zMassFraction: number;
  /** m_Z0² and m_W0² = g²v²/4 in units of Λ_IR². */
  readonly zBare: number;
  readonly wBare: number;
  /** Excess of muon decay over 1/(√2 v²) from the towers: √2 G_F v² = 1 + this. */
  readonly muonDecayExcess: number;
  readonly wMassGeV: number;
  /** m_Z cosθ_W with the Standard Model's sin²θ_W. */
  readonly standardModelWMassGeV: number;
}

/** The iterations contract by the size of the shifts, at worst about a half each. */
const ITERATIONS = 200;

/** Relative change below which an iteration has ended: rounding lets it go no further. */
const CONVERGED = 1e-15;

/**
 * Solves the scheme.
 * @throws InputError for a sector out of range, one without a light Z of the measured mass, or a strong coupling
 */
export function electroweakScheme(sector: WarpedLeptonSector, inputs: ElectroweakInputs): ElectroweakScheme {
  requireLeptonSector(sector);
  const { sin2ThetaW: s2 } = inputs;
  if (!(s2 > 0.05 && s2 < 0.45)) {
    throw new InputError(
      electroweakInput('sin2ThetaW'),
      s2,
      'not usable with warped bosons',
      'Give a number between 0.05 and 0.45.',
    );
  }
  const cosine2 = 1 - s2;
  let sin2Shift = 0;
  let state = bareMasses(sector, s2);
  let converged = false;
  for (let i = 0; i < ITERATIONS && !converged; i++) {
    // s₀²c₀² m_Z0² = πα v² against s²c² m_Z² = πα v_SM²
    const { muonDecayExcess: a, zMassFraction: b } = state;
    const next = (s2 * cosine2 * (a - b - a * b)) / (cosine2 - s2 - sin2Shift);
    // next is the difference of a and b, which may be larger
    converged = Math.abs(next - sin2Shift) <= CONVERGED * Math.max(Math.abs(a), Math.abs(b));
    sin2Shift = next;
    state = bareMasses(sector, s2 + sin2Shift);
  }
  if (!converged) throw noLightZ(sector);
  const scheme = { sector, inputs, sin2: s2 + sin2Shift, sin2Shift, ...state };
  if (!(scheme.sin2 > 0 && scheme.sin2 < 0.5)) throw noLightZ(sector);
  requireWeakCouplings(scheme);
  const standardModelWMassGeV = sector.zMassGeV * Math.sqrt(cosine2);
  return { ...scheme, standardModelWMassGeV, wMassGeV: lightWMass(sector, state.wBare) };
}

function bareMasses(sector: WarpedLeptonSector, sin2: number) {
  const { geometry, zMassGeV } = sector;
  const x = zMassGeV / geometry.irScaleGeV;
  const mixing = neutralMixing(sector, sin2);
  if (sector.custodial && !(mixing > 0)) {
    const problem = 'too small to give the coupling of hypercharge';
    throw new InputError('rightCoupling', sector.custodial.rightCouplingRatio, problem, 'Give a larger number.');
  }
  const zMassFraction = massFraction(sector, x, mixing);
  if (!(zMassFraction < 0.5)) throw noLightZ(sector);
  const zBare = (x * x) / (1 - zMassFraction);
  const wBare = (1 - sin2) * zBare;
  const [e, mu] = [leptonProfile(sector, 'e', 'left'), leptonProfile(sector, 'mu', 'left')];
  return { zMassFraction, zBare, wBare, muonDecayExcess: wBare * chargedExcess(sector, e, mu) };
}

function noLightZ({ geometry }: WarpedLeptonSector): InputError {
  const problem = 'too low: no light Z has the measured mass and couplings';
  return new InputError(
    'irScale',
    geometry.irScaleGeV,
    problem,
    'Raise the infrared scale, or lower the kinetic terms.',
  );
}

/**
 * (g_R² − g′²)/(g² + g′²): squared coupling of Z_X to the Higgs relative to that of the Z; 0 without custodial symmetry.
 */
export function neutralMixing({ custodial }: WarpedLeptonSector, sin2: number): number {
  return custodial ? custodial.rightCouplingRatio ** 2 * (1 - sin2) - sin2 : 0;
}

/** 1 − m²/m₀² of W or Z at mass xΛ_IR; `mixing` is the relative squared coupling of the (−+) tower to the Higgs. */
function massFraction(sector: WarpedLeptonSector, x: number, mixing: number): number {
  const field = standardModelField(sector);
  const fraction = higgsMassFraction(field, x);
  if (!sector.custodial) return fraction;
  return fraction + mixing * x * x * kineticLength(field) * dirichletPropagatorAtIrBrane(rightHandedField(sector), x);
}

/**
 * Σ_n (Ω_n − χ_n(1))(Ω′_n − χ_n(1))/x_n² = ½L′⟨⟨1 − t_>²⟩⟩ for two currents: at zero momentum the exchange of the light boson
 * and its tower is 1/m₀² + this/Λ², exactly. The Higgs makes the towers' part the (+−) propagator.
 */
export function exchangeExcess(sector: WarpedLeptonSector, first: CurrentProfile, second: CurrentProfile): number {
  const { geometry } = sector;
  const [one, two] = [first, second].map((current) => lesserSquare(current, IR_BRANE, geometry));
  const greater = one + two - lesserSquare(first, second, geometry);
  return 0.5 * kineticLength(standardModelField(sector)) * (1 - greater);
}

/** The same for charged currents, with W_R, which mixes with W through the Higgs and couples to no light lepton. */
export function chargedExcess(sector: WarpedLeptonSector, first: CurrentProfile, second: CurrentProfile): number {
  const { custodial, geometry } = sector;
  const excess = exchangeExcess(sector, first, second);
  if (!custodial) return excess;
  const mixing = 0.5 * kineticLength(standardModelField(sector)) * (1 - geometry.hierarchy ** 2);
  return excess + custodial.rightCouplingRatio ** 2 * mixing;
}

/** Mass of the light W: m² = m_W0² (1 − fraction(m)), by iteration. */
function lightWMass(sector: WarpedLeptonSector, wBare: number): number {
  const mixing = sector.custodial ? sector.custodial.rightCouplingRatio ** 2 : 0;
  let square = wBare;
  for (let i = 0; i < ITERATIONS; i++) {
    const next = wBare * (1 - massFraction(sector, Math.sqrt(square), mixing));
    if (!(next > 0)) break;
    if (Math.abs(next - square) <= CONVERGED * next) return Math.sqrt(next) * sector.geometry.irScaleGeV;
    square = next;
  }
  throw noLightZ(sector);
}

function requireWeakCouplings({
  sector,
  inputs,
  sin2,
  muonDecayExcess,
  zBare,
}: Omit<ElectroweakScheme, 'wMassGeV' | 'standardModelWMassGeV'>): void {
  const { geometry, custodial } = sector;
  // g² = 4 m_W0²/v², 1/v² = √2 G_F/(1 + excess)
  const inverseV2 = (Math.SQRT2 * inputs.fermiConstant) / (1 + muonDecayExcess);
  const weak = 2 * Math.sqrt((1 - sin2) * zBare * inverseV2) * geometry.irScaleGeV;
  const length = kineticLength(standardModelField(sector));
  requirePerturbative('curvature', geometry.curvatureGeV, weak, length);
  if (custodial)
    requirePerturbative('rightCoupling', custodial.rightCouplingRatio, custodial.rightCouplingRatio * weak, length);
}
