import { leptonFlavours, standardModelCouplings, tridentChannel } from '../couplings/channels.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { vectorCoupling } from '../models/fermionCouplings.js';
import type { FlavourCharges } from '../models/mediators.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { largestRecoil, neutrinoElectronDifferential } from './neutrinoElectron.js';
import type { RecoilForm, RecoilNode, RecoilTarget, TargetCouplings } from './recoilRate.js';

/** Neutrinos of one flavour that fall on electrons at rest. */
export interface ElectronBeam {
  readonly flavour: LeptonFlavour;
  readonly antineutrino: boolean;
  /** One energy [GeV], or dn/dE between two energies. */
  readonly spectrum:
    | number
    | { readonly density: (energyGeV: number) => number; readonly leastGeV: number; readonly largestGeV: number };
}

/** Kinetic energies [GeV] of the electron that are counted. */
export interface ElectronWindow {
  readonly leastRecoilGeV: number;
  readonly largestRecoilGeV: number;
}

const RECOILS = 24;
const ENERGIES = 24;

/**
 * dσ/dT [GeV⁻³] as a form of V and A; antineutrinos exchange g_L and g_R, which is the sign of A. `neutrinoElectronDifferential` at
 * three points: it is quadratic.
 */
export function electronRecoilForm(
  recoilGeV: number,
  energyGeV: number,
  antineutrino: boolean,
  inputs: ElectroweakInputs,
): RecoilForm {
  const at = (v: number, a: number) => neutrinoElectronDifferential(v, a, recoilGeV, energyGeV, inputs);
  const mixed = (at(1, 1) - at(1, -1)) / 2;
  return { vector: at(1, 0), mixed: antineutrino ? -mixed : mixed, axial: at(0, 1) };
}

/** Couplings of electrons to neutrinos of each flavour in the Standard Model, the exchange of a W included. */
export function electronStandardCouplings(inputs: ElectroweakInputs): FlavourCharges<TargetCouplings> {
  const [e, mu, tau] = leptonFlavours.map((flavour) =>
    standardModelCouplings(tridentChannel(`nu${flavour}:ee`), inputs),
  );
  return { e, mu, tau };
}

/** Electrons that recoil by these amounts. */
export const electronTarget = (nodes: readonly RecoilNode[], inputs: ElectroweakInputs): RecoilTarget => ({
  massGeV: inputs.leptonMass.e,
  standard: electronStandardCouplings(inputs),
  coupling: (charges, q2) => ({ vector: vectorCoupling(charges, 'e', q2, inputs).re, axial: charges.axial.e }),
  nodes,
});

/**
 * Recoils of electrons from a beam within a window: their sum is ∫dE φ ∫dT dσ/dT.
 * @param weight in the place of dσ/dT itself, at each recoil and energy
 * @throws InputError for a window that is empty
 */
export function electronRecoils(
  beam: ElectronBeam,
  { leastRecoilGeV, largestRecoilGeV }: ElectronWindow,
  inputs: ElectroweakInputs,
  weight: (form: RecoilForm, energyGeV: number) => RecoilForm = (form) => form,
): RecoilNode[] {
  const { spectrum, flavour } = beam;
  const highest = typeof spectrum === 'number' ? spectrum : spectrum.largestGeV;
  const top = Math.min(largestRecoilGeV, largestRecoil(highest, inputs.leptonMass.e));
  requireNumber('least recoil', leastRecoilGeV, 0, top, { unit: 'GeV' });
  const half = (top - leastRecoilGeV) / 2;
  const { nodes, weights } = gaussLegendre(RECOILS);
  return Array.from(nodes, (node, i) => {
    const recoilGeV = leastRecoilGeV + half * (1 + node);
    const form = scaled(formOver(beam, recoilGeV, inputs, weight), weights[i] * half);
    return { recoilGeV, forms: { [flavour]: form } };
  });
}

/** The form at a recoil, summed over the energies that can give it. */
function formOver(
  { spectrum, antineutrino }: ElectronBeam,
  recoilGeV: number,
  inputs: ElectroweakInputs,
  weight: (form: RecoilForm, energyGeV: number) => RecoilForm,
): RecoilForm {
  const at = (energy: number) => weight(electronRecoilForm(recoilGeV, energy, antineutrino, inputs), energy);
  if (typeof spectrum === 'number') return at(spectrum);
  const m = inputs.leptonMass.e;
  const threshold = (recoilGeV + Math.sqrt(recoilGeV * recoilGeV + 2 * m * recoilGeV)) / 2;
  const least = Math.max(spectrum.leastGeV, threshold);
  const half = Math.max(spectrum.largestGeV - least, 0) / 2;
  const { nodes, weights } = gaussLegendre(ENERGIES);
  let sum: RecoilForm = { vector: 0, mixed: 0, axial: 0 };
  for (const [i, node] of nodes.entries()) {
    const energy = least + half * (1 + node);
    sum = added(sum, scaled(at(energy), weights[i] * half * spectrum.density(energy)));
  }
  return sum;
}

const scaled = ({ vector, mixed, axial }: RecoilForm, by: number): RecoilForm => ({
  vector: vector * by,
  mixed: mixed * by,
  axial: axial * by,
});

const added = (one: RecoilForm, other: RecoilForm): RecoilForm => ({
  vector: one.vector + other.vector,
  mixed: one.mixed + other.mixed,
  axial: one.axial + other.axial,
});
