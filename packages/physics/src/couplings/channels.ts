import { InputError } from '../errors.js';
import { nearestName } from '../nearestName.js';
import type { ElectroweakInputs, LeptonFlavour } from './electroweakInputs.js';
import { type LeptonCurrentCouplings, neutralCurrentCouplings } from './neutralCurrent.js';

/** A trident process: incoming (anti)neutrino → outgoing (anti)neutrino + ℓ⁻ + ℓ⁺. */
export interface TridentChannel {
  /** `numu:mumu`, `numu:mue` (ν_μ→ν_e μ⁻e⁺), `numubar:emu` … */
  readonly name: string;
  readonly incoming: LeptonFlavour;
  readonly antineutrino: boolean;
  readonly leptonMinus: LeptonFlavour;
  readonly leptonPlus: LeptonFlavour;
  /** Flavour of the outgoing neutrino in the Standard Model. */
  readonly outgoing: LeptonFlavour;
}

/** The three charged leptons, lightest first. */
export const leptonFlavours: readonly LeptonFlavour[] = ['e', 'mu', 'tau'];

const symbols: Record<LeptonFlavour, string> = { e: 'e', mu: 'μ', tau: 'τ' };

/** Every channel of the Standard Model: 3 flavours × ν, ν̄ × (3 pairs of equal flavour + 2 of mixed flavour) = 30. */
export const tridentChannels: readonly TridentChannel[] = leptonFlavours.flatMap((incoming) =>
  [false, true].flatMap((antineutrino) => channelsOf(incoming, antineutrino)),
);

function channelsOf(incoming: LeptonFlavour, antineutrino: boolean): TridentChannel[] {
  const prefix = `nu${incoming}${antineutrino ? 'bar' : ''}`;
  const pairs = leptonFlavours.map((lepton) => ({ leptonMinus: lepton, leptonPlus: lepton, outgoing: incoming }));
  // Charged current: ν_a → ℓ_a⁻ W⁺, W⁺ → ν_b ℓ_b⁺ (for an antineutrino the charges are exchanged).
  const mixed = leptonFlavours
    .filter((other) => other !== incoming)
    .map((other) => ({
      leptonMinus: antineutrino ? other : incoming,
      leptonPlus: antineutrino ? incoming : other,
      outgoing: other,
    }));
  return [...pairs, ...mixed].map((leptons) => ({
    name: `${prefix}:${leptons.leptonMinus}${leptons.leptonPlus}`,
    incoming,
    antineutrino,
    ...leptons,
  }));
}

/**
 * The channel with this name.
 * @throws InputError with the nearest known name.
 */
export function tridentChannel(name: string): TridentChannel {
  const channel = tridentChannels.find((candidate) => candidate.name === name);
  if (channel) return channel;
  const names = tridentChannels.map((candidate) => candidate.name);
  const nearest = nearestName(name, names);
  const hint = nearest ? `Did you mean ${nearest}? ` : '';
  throw new InputError(
    'channel',
    name,
    'not a trident channel of the Standard Model',
    `${hint}A channel is incoming:ℓ⁻ℓ⁺, one of ${names.join(', ')}.`,
  );
}

/** `ν_μ → ν_e μ⁻ e⁺` for people. */
export function describeChannel(channel: TridentChannel): string {
  const nu = channel.antineutrino ? 'ν̄' : 'ν';
  const leptons = `${symbols[channel.leptonMinus]}⁻ ${symbols[channel.leptonPlus]}⁺`;
  return `${nu}_${symbols[channel.incoming]} → ${nu}_${symbols[channel.outgoing]} ${leptons}`;
}

/** (m₋ + m₊)² [GeV²]. */
export function pairThreshold(channel: TridentChannel, inputs: ElectroweakInputs): number {
  return (inputs.leptonMass[channel.leptonMinus] + inputs.leptonMass[channel.leptonPlus]) ** 2;
}

/**
 * Lowest neutrino energy [GeV] at which the channel opens on a target at rest of mass `targetMassGeV`:
 * E = m_L + m_L²/(2M), m_L = m₋ + m₊.
 */
export function thresholdEnergy(channel: TridentChannel, inputs: ElectroweakInputs, targetMassGeV: number): number {
  const threshold = pairThreshold(channel, inputs);
  return Math.sqrt(threshold) + threshold / (2 * targetMassGeV);
}

/**
 * Standard Model couplings at T = 0. At tree level: charged and neutral current (½+2s², ½), neutral current only (−½+2s², −½), charged
 * current only (1, 1) after Fierz reordering. With corrections those of the neutral current differ (`neutralCurrentCouplings`); of the charged
 * current everything but photons is in G_F, which is measured in muon decay.
 */
export function standardModelCouplings(channel: TridentChannel, inputs: ElectroweakInputs): LeptonCurrentCouplings {
  if (channel.leptonMinus !== channel.leptonPlus) return { vector: 1, axial: 1 };
  const { vector, axial } = neutralCurrentCouplings(channel.incoming, inputs);
  if (channel.leptonMinus !== channel.incoming) return { vector, axial };
  // not 1 added to the former, for the last bit
  if (inputs.couplings === undefined) return { vector: 0.5 + 2 * inputs.sin2ThetaW, axial: 0.5 };
  return { vector: vector + 1, axial: axial + 1 };
}
