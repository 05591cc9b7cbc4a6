import type { TridentChannel } from '../couplings/channels.js';
import { type MediatorPole, poleOf } from '../couplings/couplings.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { standardModelWith } from './standardModel.js';
import type { TridentModel } from './tridentModel.js';

/** One charge for each lepton flavour. */
export type FlavourCharges = Readonly<Record<LeptonFlavour, number>>;

/**
 * Flavour-diagonal charges of a neutral vector boson Z′:
 * L = g Z′_α Σ_ℓ [ neutrino_ℓ ν̄_ℓ γ^α P_L ν_ℓ + ℓ̄ γ^α (vector_ℓ − axial_ℓ γ₅) ℓ ].
 */
export interface VectorCharges {
  readonly neutrino: FlavourCharges;
  readonly vector: FlavourCharges;
  readonly axial: FlavourCharges;
}

/** A Z′ with its mass [GeV] and coupling g, which multiplies all charges. */
export interface VectorMediator {
  readonly massGeV: number;
  readonly coupling: number;
  readonly charges: VectorCharges;
}

/** Masses covered: below 1 MeV the T map of a kernel would need more points; above 1 EeV a mediator is a contact term. */
export const LIGHTEST_MEDIATOR_GEV = 1e-3;
/** Heaviest mediator [GeV]. */
export const HEAVIEST_MEDIATOR_GEV = 1e9;

const none: FlavourCharges = { e: 0, mu: 0, tau: 0 };

/** Gauged L_μ − L_τ without kinetic mixing: neutrinos and charged leptons have charge +1 (μ) and −1 (τ), vector-like. */
export const lmuLtauCharges: VectorCharges = {
  neutrino: { ...none, mu: 1, tau: -1 },
  vector: { ...none, mu: 1, tau: -1 },
  axial: none,
};

/**
 * Residue of one mediator in V(T), A(T): g² Q_ν (Q_V, Q_A)/(√2 G_F). The factor √2 rather than 2√2 because the neutrino
 * charge multiplies P_L = (1 − γ₅)/2. For L_μ − L_τ: V = ½ + 2s² + g′²/(√2 G_F (M² + T)).
 */
export function mediatorPole(
  channel: TridentChannel,
  mediator: VectorMediator,
  inputs: ElectroweakInputs,
): MediatorPole | undefined {
  if (channel.leptonMinus !== channel.leptonPlus) return undefined;
  const { charges, coupling, massGeV } = mediator;
  const strength = (coupling * coupling * charges.neutrino[channel.incoming]) / (Math.SQRT2 * inputs.fermiConstant);
  const lepton = channel.leptonMinus;
  if (strength === 0 || (charges.vector[lepton] === 0 && charges.axial[lepton] === 0)) return undefined;
  return poleOf(massGeV, { vector: strength * charges.vector[lepton], axial: strength * charges.axial[lepton] });
}

/**
 * The Standard Model plus any number of vector mediators; they add to the amplitude, so they interfere.
 * @throws InputError for a mass outside 1 MeV … 10⁹ GeV or a coupling that is not finite
 */
export function vectorMediatorModel(
  name: string,
  parameters: Readonly<Record<string, number>>,
  mediators: readonly VectorMediator[],
): TridentModel {
  for (const { massGeV, coupling } of mediators) {
    requireNumber('mass', massGeV, LIGHTEST_MEDIATOR_GEV, HEAVIEST_MEDIATOR_GEV, { unit: 'GeV' });
    requireNumber('gPrime', coupling, 0, 1e6);
  }
  return {
    name,
    parameters,
    sectors: ['chiral'],
    couplings(channel, inputs) {
      const poles = mediators
        .map((mediator) => mediatorPole(channel, mediator, inputs))
        .filter((pole): pole is MediatorPole => pole !== undefined);
      return [standardModelWith(channel, inputs, { poles })];
    },
  };
}
