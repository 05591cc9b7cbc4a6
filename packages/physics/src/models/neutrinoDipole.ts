import { SECTORS } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { standardModelWith } from './standardModel.js';
import type { TridentModel } from './tridentModel.js';
import type { FlavourCharges } from './vectorMediators.js';

/**
 * `dipole` of `Couplings` [GeV] for an effective magnetic moment [μ_B], that of
 * L = (μ/2) ν̄′σ_αβ P_L ν F^αβ + h.c. with a photon to the lepton's charge: μe/(√2 G_F), μ_B = e/2m_e, e² = 4πα.
 * In ν e → ν′ e it gives dσ/dT_e = (πα²/m_e²)(μ/μ_B)²(1/T_e − 1/E), the formula by which moments are quoted.
 */
export function dipoleStrength(momentInBohrMagnetons: number, inputs: ElectroweakInputs): number {
  const chargeTimesMoment = (momentInBohrMagnetons * 4 * Math.PI * inputs.alpha) / (2 * inputs.leptonMass.e);
  return chargeTimesMoment / (Math.SQRT2 * inputs.fermiConstant);
}

/**
 * The Standard Model plus magnetic moments of the neutrinos by incoming flavour [μ_B], effective ones: √Σ|μ|² over the
 * flavours (or the sterile states) that go out. A photon couples to pairs of one flavour.
 * @throws InputError for a moment outside ±1 μ_B
 */
export function neutrinoDipoleModel(
  parameters: Readonly<Record<string, number>>,
  moments: FlavourCharges,
): TridentModel {
  for (const [flavour, moment] of Object.entries(moments)) {
    requireNumber(`magnetic moment of nu${flavour}`, moment, -1, 1, { unit: 'μ_B' });
  }
  return {
    name: 'neutrino-dipole',
    parameters,
    sectors: SECTORS,
    couplings(channel, inputs) {
      const oneFlavour = channel.leptonMinus === channel.leptonPlus;
      const dipole = oneFlavour ? dipoleStrength(moments[channel.incoming], inputs) : 0;
      return [standardModelWith(channel, inputs, { dipole })];
    },
  };
}
