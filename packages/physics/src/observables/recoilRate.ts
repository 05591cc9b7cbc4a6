import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { squaredChargesToOthers } from '../models/flavourChanging.js';
import type { FlavourCharges, VectorCharges } from '../models/mediators.js';
import type { RatioPolynomial } from '../models/ratioPolynomial.js';

/** Vector and axial coupling of a target in −(G_F/√2)[ν̄γ_α(1−γ₅)ν][ēγ^α(V−Aγ₅)e], or that of a boson in units of g. */
export interface TargetCouplings {
  readonly vector: number;
  readonly axial: number;
}

/** What is counted at one recoil, as a form of the couplings: vector·V² + mixed·VA + axial·A². */
export interface RecoilForm {
  readonly vector: number;
  readonly mixed: number;
  readonly axial: number;
}

/** A recoil [GeV] of a sum over recoils, with what each flavour adds: flux, efficiency and weight of the quadrature included. */
export interface RecoilNode {
  readonly recoilGeV: number;
  readonly forms: Partial<FlavourCharges<RecoilForm>>;
}

/** What neutrinos scatter from. */
export interface RecoilTarget {
  readonly massGeV: number;
  readonly standard: FlavourCharges<TargetCouplings>;
  /** Coupling of a boson at q² [GeV²] in units of g. */
  readonly coupling: (charges: VectorCharges, q2: number) => TargetCouplings;
  readonly nodes: readonly RecoilNode[];
}

/** Rate over the Standard Model's of a boson of this mass [GeV] and unit coupling: 1 + linear·g² + quadratic·g⁴. */
export type RecoilRateRatio = (massGeV: number, charges: VectorCharges) => RatioPolynomial;

/** One recoil with what multiplies the propagator and its square there, for the charges of one boson. */
interface ChargedNode {
  readonly transfer: number;
  readonly linear: number;
  readonly quadratic: number;
}

/**
 * The rate of recoils with one vector boson over that of the Standard Model. Each flavour's couplings are V = V_SM + g²Q_ν c_V/(√2
 * G_F(M² + 2mT)), A likewise, with the boson's couplings c to the target at q² = −2mT (arXiv:1902.08579; the factor √2, not 2√2, because
 * Q_ν multiplies P_L). What does not depend on the mass of the boson is computed once for its charges: a mass costs microseconds.
 * Recoils are given: accurate as long as M² + 2mT is smooth over them, for m times the least recoil above 10⁻⁷ GeV² at any mass.
 */
export function recoilRate(targets: readonly RecoilTarget[], inputs: ElectroweakInputs): RecoilRateRatio {
  const standard = targets.reduce((sum, target) => sum + standardRate(target), 0);
  let last: { readonly charges: VectorCharges; readonly nodes: readonly ChargedNode[] } | undefined;
  return (massGeV, charges) => {
    requireNumber('mass', massGeV, 0, 1e9, { exclusiveMinimum: true, unit: 'GeV' });
    if (last?.charges !== charges)
      last = { charges, nodes: targets.flatMap((target) => chargedNodes(target, charges)) };
    let [linear, quadratic] = [0, 0];
    for (const node of last.nodes) {
      const propagator = 1 / (Math.SQRT2 * inputs.fermiConstant * (massGeV * massGeV + node.transfer));
      linear += propagator * node.linear;
      quadratic += propagator * propagator * node.quadratic;
    }
    return { linear: linear / standard, quadratic: quadratic / standard };
  };
}

/** The sum over recoils in the Standard Model, in the units of the forms. */
export function standardRate({ nodes, standard }: RecoilTarget): number {
  let sum = 0;
  for (const { forms } of nodes) {
    for (const flavour of leptonFlavours) {
      const form = forms[flavour];
      if (form) sum += formAt(form, standard[flavour]);
    }
  }
  return sum;
}

function chargedNodes({ massGeV, standard, coupling, nodes }: RecoilTarget, charges: VectorCharges): ChargedNode[] {
  const others = {
    e: squaredChargesToOthers(charges, 'e'),
    mu: squaredChargesToOthers(charges, 'mu'),
    tau: squaredChargesToOthers(charges, 'tau'),
  };
  return nodes.map(({ recoilGeV, forms }) => {
    const transfer = 2 * massGeV * recoilGeV;
    const boson = coupling(charges, -transfer);
    let [linear, quadratic] = [0, 0];
    for (const flavour of leptonFlavours) {
      const form = forms[flavour];
      const neutrino = charges.neutrino[flavour];
      if (!form || (neutrino === 0 && others[flavour] === 0)) continue;
      linear += neutrino * interference(form, standard[flavour], boson);
      quadratic += (neutrino * neutrino + others[flavour]) * formAt(form, boson);
    }
    return { transfer, linear, quadratic };
  });
}

const formAt = (form: RecoilForm, { vector, axial }: TargetCouplings): number =>
  form.vector * vector * vector + form.mixed * vector * axial + form.axial * axial * axial;

const interference = (form: RecoilForm, one: TargetCouplings, other: TargetCouplings): number =>
  2 * form.vector * one.vector * other.vector +
  form.mixed * (one.vector * other.axial + one.axial * other.vector) +
  2 * form.axial * one.axial * other.axial;
