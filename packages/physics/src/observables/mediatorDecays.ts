import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { vectorCoupling } from '../models/fermionCouplings.js';
import { flavourChangingCharge } from '../models/flavourChanging.js';
import type { FlavourChangingCharges, VectorCharges } from '../models/mediators.js';
import { HEAVIEST_MEDIATOR_GEV } from '../models/vectorMediator.js';
import { hadronicStrength } from './hadronicWidth.js';

/** Two different charged leptons, in either order of their charges. */
export type LeptonPair = keyof FlavourChangingCharges;
const PAIRS: Readonly<Record<LeptonPair, readonly [LeptonFlavour, LeptonFlavour]>> = {
  eMu: ['e', 'mu'],
  eTau: ['e', 'tau'],
  muTau: ['mu', 'tau'],
};

/** Widths of a boson over its mass, Γ/M, at unit coupling. */
export interface MediatorWidths {
  readonly invisible: number;
  readonly charged: Readonly<Record<LeptonFlavour, number>>;
  readonly mixed: Readonly<Record<LeptonPair, number>>;
  readonly hadrons: number;
}

/**
 * Widths to neutrinos, Q_ν²M/24π each, charged leptons, (M/12π)β[|v|²(1 + 2r) + a²β²] with r = m²/M², β² = 1 − 4r,
 * v = Q_V + eε(M²)/g and a = Q_A (arXiv:1701.00156, equation 5, with kinetic mixing), leptons of two flavours, and hadrons (`hadronicStrength`). Where
 * hadrons are reached by mixing alone and nothing is said of loops, they are left out: below 10⁻³ of the width for L_μ − L_τ.
 * @throws InputError for a mass out of range or mixing by loops that is not finite, without a scale
 */
export function mediatorWidths(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): MediatorWidths {
  const known = knownWidths(charges, inputs);
  const found = known.get(massGeV) ?? computedWidths(massGeV, charges, inputs);
  if (known.size >= MOST_MASSES) known.clear();
  known.set(massGeV, found);
  return found;
}

/** Widths by mass, of charges and inputs as long as somebody has them: what bounds a boson asks for the same ones again and again. */
function knownWidths(charges: VectorCharges, inputs: ElectroweakInputs): Map<number, MediatorWidths> {
  const ofInputs = widths.get(inputs) ?? new WeakMap<VectorCharges, Map<number, MediatorWidths>>();
  widths.set(inputs, ofInputs);
  const known = ofInputs.get(charges) ?? new Map<number, MediatorWidths>();
  ofInputs.set(charges, known);
  return known;
}
const widths = new WeakMap<ElectroweakInputs, WeakMap<VectorCharges, Map<number, MediatorWidths>>>();
const MOST_MASSES = 4096;

function computedWidths(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): MediatorWidths {
  requireNumber('mass', massGeV, 0, HEAVIEST_MEDIATOR_GEV, { exclusiveMinimum: true, unit: 'GeV' });
  const charged = (flavour: LeptonFlavour): number => {
    const r = (inputs.leptonMass[flavour] / massGeV) ** 2;
    if (4 * r >= 1) return 0;
    const { re, im } = vectorCoupling(charges, flavour, massGeV * massGeV, inputs);
    const vector2 = re ** 2 + im ** 2;
    const beta2 = 1 - 4 * r;
    return (Math.sqrt(beta2) * (vector2 * (1 + 2 * r) + charges.axial[flavour] ** 2 * beta2)) / (12 * Math.PI);
  };
  const mixed = (pair: LeptonPair): number =>
    charges.flavourChanging ? mixedWidth(massGeV, charges.flavourChanging[pair], PAIRS[pair], inputs) : 0;
  const reachesHadrons = charges.quark || charges.mixing || charges.loops;
  return {
    invisible: invisibleWidth(charges),
    charged: { e: charged('e'), mu: charged('mu'), tau: charged('tau') },
    mixed: { eMu: mixed('eMu'), eTau: mixed('eTau'), muTau: mixed('muTau') },
    hadrons: reachesHadrons ? hadronicStrength(massGeV, charges, inputs) / (12 * Math.PI) : 0,
  };
}

/** Σ_ab |N_ab|²/24π over the matrix of charges of neutrinos. */
function invisibleWidth({ neutrino, flavourChanging }: VectorCharges): number {
  return leptonFlavours.reduce((sum, one) => {
    const others = leptonFlavours.reduce(
      (part, two) => part + flavourChangingCharge(flavourChanging, one, two) ** 2,
      0,
    );
    return sum + (neutrino[one] ** 2 + others) / (24 * Math.PI);
  }, 0);
}

/** ℓ⁺ℓ′⁻ and ℓ⁻ℓ′⁺ by a vector current: 2 Q² λ^½ [1 − (x² + y²)/2 − (x² − y²)²/2 + 3xy]/12π with x, y the masses over M. */
function mixedWidth(
  massGeV: number,
  charge: number,
  [one, other]: readonly [LeptonFlavour, LeptonFlavour],
  { leptonMass }: ElectroweakInputs,
): number {
  const [x, y] = [leptonMass[one] / massGeV, leptonMass[other] / massGeV];
  if (x + y >= 1) return 0;
  const [sum, difference] = [x * x + y * y, x * x - y * y];
  const lambda = (1 - (x + y) ** 2) * (1 - (x - y) ** 2);
  return (2 * charge ** 2 * Math.sqrt(lambda) * (1 - sum / 2 - difference ** 2 / 2 + 3 * x * y)) / (12 * Math.PI);
}

/** Γ/M of all decays at unit coupling. */
export const sumOfWidths = ({ invisible, charged, mixed, hadrons }: MediatorWidths): number =>
  invisible + charged.e + charged.mu + charged.tau + mixed.eMu + mixed.eTau + mixed.muTau + hadrons;

/** Fractions of decays; all 0 for a boson without any. */
export function branchingFractions(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): MediatorWidths {
  const widths = mediatorWidths(massGeV, charges, inputs);
  const total = sumOfWidths(widths);
  const share = (width: number) => (total === 0 ? 0 : width / total);
  const { charged, mixed } = widths;
  return {
    invisible: share(widths.invisible),
    charged: { e: share(charged.e), mu: share(charged.mu), tau: share(charged.tau) },
    mixed: { eMu: share(mixed.eMu), eTau: share(mixed.eTau), muTau: share(mixed.muTau) },
    hadrons: share(widths.hadrons),
  };
}

/** Fraction of decays to neutrinos; 1 below the muon pairs for L_μ − L_τ up to its 10⁻⁵ of electrons. */
export function invisibleBranchingFraction(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): number {
  const widths = mediatorWidths(massGeV, charges, inputs);
  return widths.invisible / sumOfWidths(widths);
}
