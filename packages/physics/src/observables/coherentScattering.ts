import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import type { NuclearFormFactor } from '../formFactors/formFactor.js';
import { vectorCoupling } from '../models/fermionCouplings.js';
import type { FlavourCharges, VectorCharges } from '../models/mediators.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { largestRecoil } from './neutrinoElectron.js';
import type { RecoilNode, RecoilTarget } from './recoilRate.js';
import { type StoppedPionNeutrino, stoppedPionNeutrinos } from './stoppedPions.js';

/** A nucleus at rest that recoils as a whole. */
export interface CoherentTarget {
  readonly protons: number;
  readonly neutrons: number;
  /** Of the nucleus, without electrons. */
  readonly massGeV: number;
  readonly formFactor: NuclearFormFactor;
  /** Share among the nuclei of the detector. */
  readonly share: number;
}

/** Vector coupling of a nucleus to the Z: Z(½ − 2s²) − N/2. */
export const weakCharge = (
  { protons, neutrons }: Pick<CoherentTarget, 'protons' | 'neutrons'>,
  { sin2ThetaW }: ElectroweakInputs,
): number => protons * (0.5 - 2 * sin2ThetaW) - neutrons / 2;

/** Vector coupling of a nucleus to a boson, in units of g at q² [GeV²]: quarks count, two u and one d in a proton. */
export function nuclearVectorCoupling(
  { protons, neutrons }: Pick<CoherentTarget, 'protons' | 'neutrons'>,
  charges: VectorCharges,
  q2: number,
  inputs: ElectroweakInputs,
): number {
  const [u, d] = (['u', 'd'] as const).map((quark) => vectorCoupling(charges, quark, q2, inputs).re);
  return protons * (2 * u + d) + neutrons * (u + 2 * d);
}

/**
 * dσ/dT [GeV⁻³] of coherent scattering ν N → ν N for a nucleus of vector coupling V, at recoil T and neutrino energy E [GeV]:
 * (G_F²M/π)V²F²(2MT)[1 − T/E − MT/2E²] (Freedman, Phys. Rev. D 9 (1974) 1389; the cross section on electrons for g_L = g_R
 * without the (T/E)²/2 that depends on the nucleus's spin). Axial parts, of the order of 1/A of it or absent (spin 0), are left out.
 */
export function coherentDifferential(
  vector: number,
  { massGeV, formFactor }: Pick<CoherentTarget, 'massGeV' | 'formFactor'>,
  recoilGeV: number,
  energyGeV: number,
  { fermiConstant }: ElectroweakInputs,
): number {
  const kinematics = 1 - recoilGeV / energyGeV - (massGeV * recoilGeV) / (2 * energyGeV * energyGeV);
  if (kinematics <= 0) return 0;
  const amplitude = fermiConstant * vector * formFactor.evaluate(2 * massGeV * recoilGeV);
  return ((amplitude * amplitude * massGeV) / Math.PI) * kinematics;
}

const RECOILS = 24;
const ENERGIES = 24;

/**
 * Recoils of a nucleus from neutrinos of pions that decay at rest, one neutrino of each of the three kinds: their sum is a cross section
 * [GeV⁻²], of the fraction that `acceptance` lets pass.
 * @param acceptance fraction of recoils of this energy [GeV] from this neutrino that are counted
 */
export function coherentTargets(
  target: CoherentTarget,
  acceptance: (recoilGeV: number, neutrino: StoppedPionNeutrino) => number,
  inputs: ElectroweakInputs,
): RecoilTarget[] {
  requireNumber('share of nuclei', target.share, 0, 1);
  const vector = weakCharge(target, inputs);
  const standard: FlavourCharges<{ vector: number; axial: number }> = {
    e: { vector, axial: 0 },
    mu: { vector, axial: 0 },
    tau: { vector, axial: 0 },
  };
  return stoppedPionNeutrinos(inputs).map((neutrino) => ({
    massGeV: target.massGeV,
    standard,
    coupling: (charges, q2) => ({ vector: nuclearVectorCoupling(target, charges, q2, inputs), axial: 0 }),
    nodes: coherentNodes(target, neutrino, acceptance, inputs),
  }));
}

function coherentNodes(
  target: CoherentTarget,
  neutrino: StoppedPionNeutrino,
  acceptance: (recoilGeV: number, neutrino: StoppedPionNeutrino) => number,
  inputs: ElectroweakInputs,
): RecoilNode[] {
  const { nodes, weights } = gaussLegendre(RECOILS);
  const top = largestRecoil(neutrino.largestEnergyGeV, target.massGeV);
  return Array.from(nodes, (node, i) => {
    const recoilGeV = (top * (1 + node)) / 2;
    const weight = (target.share * acceptance(recoilGeV, neutrino) * weights[i] * top) / 2;
    const form = { vector: weight * averaged(target, neutrino, recoilGeV, inputs), mixed: 0, axial: 0 };
    return { recoilGeV, forms: { [neutrino.flavour]: form } };
  });
}

/** ∫dE φ(E) dσ/dT at unit coupling, over the energies that can give this recoil. */
function averaged(
  target: CoherentTarget,
  { spectrum, largestEnergyGeV }: StoppedPionNeutrino,
  recoilGeV: number,
  inputs: ElectroweakInputs,
): number {
  const at = (energy: number) => coherentDifferential(1, target, recoilGeV, energy, inputs);
  if (spectrum === 'line') return at(largestEnergyGeV);
  const least = (recoilGeV + Math.sqrt(recoilGeV * recoilGeV + 2 * target.massGeV * recoilGeV)) / 2;
  const half = (largestEnergyGeV - least) / 2;
  if (half <= 0) return 0;
  const { nodes, weights } = gaussLegendre(ENERGIES);
  let sum = 0;
  for (const [i, node] of nodes.entries()) {
    const energy = least + half * (1 + node);
    sum += weights[i] * half * spectrum(energy) * at(energy);
  }
  return sum;
}
