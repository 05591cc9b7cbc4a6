import { leptonFlavours, standardModelCouplings, tridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { vectorCoupling } from '../models/fermionCouplings.js';
import { squaredChargesToOthers } from '../models/flavourChanging.js';
import type { FlavourCharges, VectorCharges } from '../models/mediators.js';
import { layeredNodes } from '../numerics/layeredIntegral.js';

/** Neutrinos of one energy on electrons at rest, recoils counted between two kinetic energies. */
export interface RecoilWindow {
  readonly neutrinoEnergyGeV: number;
  readonly leastRecoilGeV: number;
  readonly largestRecoilGeV: number;
}

/** Largest kinetic energy [GeV] of the electron: 2E²/(m + 2E). */
export const largestRecoil = (energyGeV: number, electronMassGeV: number): number =>
  (2 * energyGeV * energyGeV) / (electronMassGeV + 2 * energyGeV);

/**
 * dσ/dT [GeV⁻³] of ν e → ν e for V, A of −(G_F/√2)[ν̄γ_α(1−γ₅)ν][ēγ^α(V−Aγ₅)e], at recoil T and neutrino energy E [GeV]:
 * (2G_F²m/π)[g_L² + g_R²(1 − T/E)² − g_L g_R mT/E²], g_L,R = (V ± A)/2.
 */
export function neutrinoElectronDifferential(
  vector: number,
  axial: number,
  recoilGeV: number,
  energyGeV: number,
  inputs: ElectroweakInputs,
): number {
  const m = inputs.leptonMass.e;
  const left = (vector + axial) / 2;
  const right = (vector - axial) / 2;
  const y = recoilGeV / energyGeV;
  const bracket = left * left + right * right * (1 - y) ** 2 - (left * right * m * y) / energyGeV;
  return ((2 * inputs.fermiConstant ** 2 * m) / Math.PI) * bracket;
}

/** σ [GeV⁻²] = standard + linear·g² + quadratic·g⁴ within a window of recoils, for one flavour. */
export interface RecoilCrossSection {
  readonly standard: number;
  readonly linear: number;
  readonly quadratic: number;
}

/**
 * Cross section of a flavour with a boson that couples to it with g·Q_ν and to electrons through kinetic mixing (`vectorCoupling`; and
 * g·Q_V, g·Q_A where it has such charges): V = V_SM + g²Q_ν(Q_V + eε(q²)/g)/(√2 G_F(M² + 2mT)), q² = −2mT; A likewise with Q_A.
 * For L_μ − L_τ that is g′eε/(√2 G_F(M² + 2mT)), arXiv:1902.08579, of opposite sign for ν_μ and ν_τ.
 */
export function recoilCrossSection(
  flavour: LeptonFlavour,
  window: RecoilWindow,
  massGeV: number,
  charges: VectorCharges,
  inputs: ElectroweakInputs,
): RecoilCrossSection {
  return crossSectionOver(scatteringNodes(window, massGeV, charges, inputs), flavour, window, charges, inputs);
}

/** A recoil [GeV] of an integral over recoils, with its weight and the shifts of V and A there per unit neutrino charge and g². */
interface ScatteringNode {
  readonly recoil: number;
  readonly weight: number;
  readonly vector: number;
  readonly axial: number;
}

/** All that flavours share: the mixing at every recoil is what costs time. */
function scatteringNodes(
  { neutrinoEnergyGeV: energy, leastRecoilGeV: least, largestRecoilGeV }: RecoilWindow,
  massGeV: number,
  charges: VectorCharges,
  inputs: ElectroweakInputs,
): ScatteringNode[] {
  const m = inputs.leptonMass.e;
  requireNumber('neutrino energy', energy, 1e-6, 1e4, { exclusiveMinimum: true, unit: 'GeV' });
  requireNumber('mass', massGeV, 0, 1e9, { exclusiveMinimum: true, unit: 'GeV' });
  const largest = Math.min(largestRecoilGeV, largestRecoil(energy, m));
  requireNumber('least recoil', least, 0, largest, { unit: 'GeV' });
  if (largest === least) return [];
  // M² + 2mT doubles over this distance from the smallest recoil
  const layer = (massGeV * massGeV + 2 * m * least) / (2 * m * (largest - least));
  return layeredNodes(least, largest, { start: layer, end: 1 }).map(({ fromStart, weight }) => {
    const recoil = least + fromStart;
    const q2 = -2 * m * recoil;
    const propagator = 1 / (Math.SQRT2 * inputs.fermiConstant * (massGeV * massGeV - q2));
    const electron = vectorCoupling(charges, 'e', q2, inputs).re;
    return { recoil, weight, vector: propagator * electron, axial: propagator * charges.axial.e };
  });
}

function crossSectionOver(
  nodes: readonly ScatteringNode[],
  flavour: LeptonFlavour,
  { neutrinoEnergyGeV: energy }: RecoilWindow,
  charges: VectorCharges,
  inputs: ElectroweakInputs,
): RecoilCrossSection {
  const { vector, axial } = standardModelCouplings(tridentChannel(`nu${flavour}:ee`), inputs);
  const charge = charges.neutrino[flavour];
  const others = squaredChargesToOthers(charges, flavour);
  let [standard, linear, quadratic] = [0, 0, 0];
  for (const node of nodes) {
    const { recoil, weight } = node;
    const at = (v: number, a: number) => weight * neutrinoElectronDifferential(v, a, recoil, energy, inputs);
    const [dV, dA] = [charge * node.vector, charge * node.axial];
    standard += at(vector, axial);
    quadratic += at(dV, dA);
    if (others > 0) quadratic += others * at(node.vector, node.axial);
    // the form is quadratic in (V, A): its mixed term from sum and difference
    linear += (at(vector + dV, axial + dA) - at(vector - dV, axial - dA)) / 2;
  }
  return { standard, linear, quadratic };
}

/**
 * Rate over the Standard Model's, 1 + linear·g² + quadratic·g⁴, for neutrinos that arrive with these probabilities of flavour.
 * The flavours that arrive add without interference, and so do those that charges between flavours make of them.
 */
export function recoilRateRatio(
  probabilities: FlavourCharges,
  window: RecoilWindow,
  massGeV: number,
  charges: VectorCharges,
  inputs: ElectroweakInputs,
): { readonly linear: number; readonly quadratic: number } {
  const nodes = scatteringNodes(window, massGeV, charges, inputs);
  let [standard, linear, quadratic] = [0, 0, 0];
  for (const flavour of leptonFlavours) {
    requireNumber(`probability of nu${flavour}`, probabilities[flavour], 0, 1);
    const sigma = crossSectionOver(nodes, flavour, window, charges, inputs);
    standard += probabilities[flavour] * sigma.standard;
    linear += probabilities[flavour] * sigma.linear;
    quadratic += probabilities[flavour] * sigma.quadratic;
  }
  return { linear: linear / standard, quadratic: quadratic / standard };
}

/** Smallest g > 0 at which |linear·g² + quadratic·g⁴| reaches `relativeShift`; null where it never does. */
export function couplingAtRateShift(
  { linear, quadratic }: { readonly linear: number; readonly quadratic: number },
  relativeShift: number,
): number | null {
  requireNumber('relative shift of the rate', relativeShift, 0, 1e6, { exclusiveMinimum: true });
  const roots = [relativeShift, -relativeShift].flatMap((target) => {
    // linear·s + quadratic·s² = target, written so that small s does not cancel
    const discriminant = linear * linear + 4 * quadratic * target;
    if (discriminant < 0) return [];
    const root = Math.sqrt(discriminant);
    return [(2 * target) / (linear + root), (2 * target) / (linear - root)];
  });
  const positive = roots.filter((s) => Number.isFinite(s) && s > 0);
  return positive.length === 0 ? null : Math.sqrt(Math.min(...positive));
}
