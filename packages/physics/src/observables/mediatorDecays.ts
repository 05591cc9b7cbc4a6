import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { vectorCoupling } from '../models/fermionCouplings.js';
import type { VectorCharges } from '../models/mediators.js';
import { HEAVIEST_MEDIATOR_GEV } from '../models/vectorMediator.js';

/** Widths of a boson over its mass, Γ/M, at unit coupling. */
export interface MediatorWidths {
  readonly invisible: number;
  readonly charged: Readonly<Record<LeptonFlavour, number>>;
}

/**
 * Widths to neutrinos, Q_ν²M/24π each, and charged leptons, (M/12π)β[|v|²(1 + 2r) + a²β²] with r = m²/M², β² = 1 − 4r,
 * v = Q_V + eε(M²)/g and a = Q_A (arXiv:1701.00156, equation 5, with the mixing of loops). Hadrons, which only the mixing
 * reaches, are left out: below 10⁻⁴ of the width for L_μ − L_τ.
 * @throws InputError for a mass out of range or vector charges that do not add to zero
 */
export function mediatorWidths(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): MediatorWidths {
  requireNumber('mass', massGeV, 0, HEAVIEST_MEDIATOR_GEV, { exclusiveMinimum: true, unit: 'GeV' });
  const charged = (flavour: LeptonFlavour): number => {
    const r = (inputs.leptonMass[flavour] / massGeV) ** 2;
    if (4 * r >= 1) return 0;
    const { re, im } = vectorCoupling(charges, flavour, massGeV * massGeV, inputs);
    const vector2 = re ** 2 + im ** 2;
    const beta2 = 1 - 4 * r;
    return (Math.sqrt(beta2) * (vector2 * (1 + 2 * r) + charges.axial[flavour] ** 2 * beta2)) / (12 * Math.PI);
  };
  const invisible = leptonFlavours.reduce((sum, flavour) => sum + charges.neutrino[flavour] ** 2 / (24 * Math.PI), 0);
  return { invisible, charged: { e: charged('e'), mu: charged('mu'), tau: charged('tau') } };
}

/** Fraction of decays to neutrinos; 1 below the muon pairs for L_μ − L_τ up to its 10⁻⁵ of electrons. */
export function invisibleBranchingFraction(massGeV: number, charges: VectorCharges, inputs: ElectroweakInputs): number {
  const { invisible, charged } = mediatorWidths(massGeV, charges, inputs);
  return invisible / (invisible + charged.e + charged.mu + charged.tau);
}
