import type { TridentChannel } from '../couplings/channels.js';
import { type MediatorPole, poleOf, SECTORS } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { standardModelWith } from './standardModel.js';
import type { TridentModel } from './tridentModel.js';
import { type FlavourCharges, HEAVIEST_MEDIATOR_GEV, LIGHTEST_MEDIATOR_GEV } from './vectorMediators.js';

/**
 * Flavour-diagonal Yukawa couplings of a neutral scalar φ, in units of an overall coupling y:
 * L = y φ Σ_ℓ [ neutrino_ℓ (ν̄′_ℓ P_L ν_ℓ + h.c.) + ℓ̄ (scalar_ℓ + i pseudoscalar_ℓ γ₅) ℓ ], with ν′ right-handed.
 */
export interface ScalarCharges {
  readonly neutrino: FlavourCharges;
  readonly scalar: FlavourCharges;
  readonly pseudoscalar: FlavourCharges;
}

/** A scalar with its mass [GeV] and the coupling y that multiplies all charges. */
export interface ScalarMediator {
  readonly massGeV: number;
  readonly coupling: number;
  readonly charges: ScalarCharges;
}

/**
 * Residue of one scalar in S(T), P(T): y² q_ν (q_S, q_P)/(√2 G_F), up to a common phase. The factor √2 rather than 2√2 because
 * the neutrino coupling multiplies P_L = (1 − γ₅)/2. S and P do not interfere, so the i of the pseudoscalar does not matter.
 */
export function scalarPole(
  channel: TridentChannel,
  { charges, coupling, massGeV }: ScalarMediator,
  inputs: ElectroweakInputs,
): MediatorPole | undefined {
  if (channel.leptonMinus !== channel.leptonPlus) return undefined;
  const lepton = channel.leptonMinus;
  const strength = (coupling * coupling * charges.neutrino[channel.incoming]) / (Math.SQRT2 * inputs.fermiConstant);
  const [scalar, pseudoscalar] = [strength * charges.scalar[lepton], strength * charges.pseudoscalar[lepton]];
  return scalar === 0 && pseudoscalar === 0 ? undefined : poleOf(massGeV, { scalar, pseudoscalar });
}

/**
 * The Standard Model plus a scalar mediator. The exchange turns the neutrino's helicity and does not interfere with it.
 * @throws InputError for a mass outside 1 MeV … 10⁹ GeV or a coupling that is not finite
 */
export function scalarMediatorModel(
  name: string,
  parameters: Readonly<Record<string, number>>,
  mediator: ScalarMediator,
): TridentModel {
  requireNumber('mass', mediator.massGeV, LIGHTEST_MEDIATOR_GEV, HEAVIEST_MEDIATOR_GEV, { unit: 'GeV' });
  requireNumber('coupling', mediator.coupling, 0, 1e6);
  return {
    name,
    parameters,
    sectors: SECTORS,
    couplings(channel, inputs) {
      const pole = scalarPole(channel, mediator, inputs);
      return [standardModelWith(channel, inputs, pole && { poles: [pole] })];
    },
  };
}
