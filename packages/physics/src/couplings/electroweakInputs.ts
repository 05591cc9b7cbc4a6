import {
  ELECTRON_MASS_GEV,
  FERMI_CONSTANT_GEV_M2,
  FINE_STRUCTURE_CONSTANT,
  HBAR_C_SQUARED_GEV2_CM2,
  MUON_MASS_GEV,
  NEUTRON_MAGNETIC_MOMENT,
  NEUTRON_MASS_GEV,
  PROTON_MAGNETIC_MOMENT,
  PROTON_MASS_GEV,
  SIN_SQUARED_WEAK_ANGLE,
  TAU_MASS_GEV,
} from '../constants.js';
import { electroweakInput, InputError, requireNumber } from '../errors.js';
import { suggestName } from '../nearestName.js';

/**
 * How the Standard Model's couplings of neutral currents are calculated: `tree`, or `leading`, with the electroweak corrections at one
 * loop and the propagator of the Z, see neutralCurrent.ts.
 */
export const COUPLING_ORDERS = ['tree', 'leading'] as const;
/** Name of an order of the couplings. */
export type CouplingOrder = (typeof COUPLING_ORDERS)[number];

/** A charged-lepton flavour. */
export type LeptonFlavour = 'e' | 'mu' | 'tau';

/**
 * Every constant a cross section depends on, so that another code's numbers can be reproduced with its own inputs.
 * Masses in GeV, `fermiConstant` in GeV⁻², `hbarCSquared` in GeV² cm², magnetic moments in nuclear magnetons.
 */
export interface ElectroweakInputs {
  readonly fermiConstant: number;
  /** Fine-structure constant of the exchanged photon, at Q² ≈ 0. */
  readonly alpha: number;
  readonly sin2ThetaW: number;
  readonly leptonMass: Readonly<Record<LeptonFlavour, number>>;
  readonly protonMass: number;
  readonly neutronMass: number;
  readonly protonMagneticMoment: number;
  readonly neutronMagneticMoment: number;
  readonly hbarCSquared: number;
  /** Absent at tree level, so that inputs of before and their hashes stay what they are. */
  readonly couplings?: Exclude<CouplingOrder, 'tree'>;
}

/** PDG/CODATA values of `constants.ts`. */
export const defaultElectroweakInputs: ElectroweakInputs = Object.freeze({
  fermiConstant: FERMI_CONSTANT_GEV_M2,
  alpha: FINE_STRUCTURE_CONSTANT,
  sin2ThetaW: SIN_SQUARED_WEAK_ANGLE,
  leptonMass: Object.freeze({ e: ELECTRON_MASS_GEV, mu: MUON_MASS_GEV, tau: TAU_MASS_GEV }),
  protonMass: PROTON_MASS_GEV,
  neutronMass: NEUTRON_MASS_GEV,
  protonMagneticMoment: PROTON_MAGNETIC_MOMENT,
  neutronMagneticMoment: NEUTRON_MAGNETIC_MOMENT,
  hbarCSquared: HBAR_C_SQUARED_GEV2_CM2,
});

/** Inputs that differ from the defaults, in the same units (GeV, GeV⁻²). */
export type ElectroweakOverrides = Partial<Omit<ElectroweakInputs, 'leptonMass' | 'couplings'>> & {
  readonly leptonMass?: Partial<Record<LeptonFlavour, number>>;
  readonly couplings?: CouplingOrder | undefined;
};

/**
 * The default inputs with some replaced.
 * @throws InputError for a name that does not exist or a value that is not physical.
 */
export function electroweakInputs(overrides: ElectroweakOverrides = {}): ElectroweakInputs {
  const { couplings = 'tree', ...numbers } = overrides;
  for (const name of Object.keys(numbers)) {
    if (!(name in defaultElectroweakInputs)) {
      const known = [...Object.keys(defaultElectroweakInputs), 'couplings'].join(', ');
      throw new InputError('electroweak input', name, 'no such input', `Known inputs: ${known}.`);
    }
  }
  const inputs: ElectroweakInputs = {
    ...defaultElectroweakInputs,
    ...numbers,
    leptonMass: { ...defaultElectroweakInputs.leptonMass, ...numbers.leptonMass },
  };
  requirePhysical(inputs);
  if (!COUPLING_ORDERS.includes(couplings)) {
    throw new InputError('couplings', couplings, 'no such order', suggestName(couplings, COUPLING_ORDERS));
  }
  return couplings === 'tree' ? inputs : { ...inputs, couplings };
}

/**
 * The same inputs at tree level: for what does not depend on the order, such as kernels, which couplings multiply afterwards. The same
 * object where they are already.
 */
export function atTreeLevel(inputs: ElectroweakInputs): ElectroweakInputs {
  if (inputs.couplings === undefined) return inputs;
  const { couplings: _, ...numbers } = inputs;
  return numbers;
}

function requirePhysical(inputs: ElectroweakInputs): void {
  const positive = { exclusiveMinimum: true };
  requireNumber(electroweakInput('fermiConstant'), inputs.fermiConstant, 0, 1, positive);
  requireNumber(electroweakInput('alpha'), inputs.alpha, 0, 1, positive);
  requireNumber(electroweakInput('sin2ThetaW'), inputs.sin2ThetaW, 0, 1);
  requireNumber(electroweakInput('hbarCSquared'), inputs.hbarCSquared, 0, 1, positive);
  requireNumber(electroweakInput('protonMass'), inputs.protonMass, 0, 10, positive);
  requireNumber(electroweakInput('neutronMass'), inputs.neutronMass, 0, 10, positive);
  for (const flavour of ['e', 'mu', 'tau'] as const) {
    requireNumber({ kind: 'leptonMass', name: flavour }, inputs.leptonMass[flavour], 1e-6, 100, { unit: 'GeV' });
  }
}
