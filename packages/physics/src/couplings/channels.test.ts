import { describe, expect, it } from 'vitest';
import {
  describeChannel,
  pairThreshold,
  standardModelCouplings,
  thresholdEnergy,
  tridentChannel,
  tridentChannels,
} from './channels.js';
import { electroweakInputs } from './electroweakInputs.js';

const inputs = electroweakInputs({ sin2ThetaW: 0.23 });

describe('tridentChannels', () => {
  it('are 30, all different, and conserve each lepton flavour', () => {
    expect(new Set(tridentChannels.map(({ name }) => name)).size).toBe(30);
    for (const channel of tridentChannels) {
      const sign = channel.antineutrino ? -1 : 1;
      for (const flavour of ['e', 'mu', 'tau']) {
        const before = channel.incoming === flavour ? sign : 0;
        const after =
          (channel.outgoing === flavour ? sign : 0) +
          (channel.leptonMinus === flavour ? 1 : 0) -
          (channel.leptonPlus === flavour ? 1 : 0);
        expect(after).toBe(before);
      }
    }
  });

  it('pair the mixed channels of neutrinos and antineutrinos by CP', () => {
    expect(describeChannel(tridentChannel('numu:mue'))).toBe('ν_μ → ν_e μ⁻ e⁺');
    expect(describeChannel(tridentChannel('numubar:emu'))).toBe('ν̄_μ → ν̄_e e⁻ μ⁺');
    expect(describeChannel(tridentChannel('nuebar:mue'))).toBe('ν̄_e → ν̄_μ μ⁻ e⁺');
  });

  it('refuses a channel that violates lepton flavour and names the nearest', () => {
    expect(() => tridentChannel('numu:emu')).toThrow(/"numu:emu": not a trident channel.*Did you mean/);
    expect(() => tridentChannel('')).toThrow(/Known|one of/);
  });
});

describe('standardModelCouplings', () => {
  it('are those of the table of arXiv:1807.10973 (V, A)', () => {
    const of = (name: string) => standardModelCouplings(tridentChannel(name), inputs);
    expect(of('numu:mumu')).toEqual({ vector: 0.5 + 0.46, axial: 0.5 });
    expect(of('nue:ee')).toEqual(of('numu:mumu'));
    expect(of('numu:ee')).toEqual({ vector: -0.5 + 0.46, axial: -0.5 });
    expect(of('nutau:mumu')).toEqual(of('numu:ee'));
    expect(of('numu:mue')).toEqual({ vector: 1, axial: 1 });
    expect(of('nuebar:taue')).toEqual({ vector: 1, axial: 1 });
  });
});

describe('thresholds', () => {
  it('follow from (k₁ + P)² = (M + m₋ + m₊)²', () => {
    const channel = tridentChannel('numu:mutau');
    const pair = inputs.leptonMass.mu + inputs.leptonMass.tau;
    const mass = 37.2;
    const energy = thresholdEnergy(channel, inputs, mass);
    expect(pairThreshold(channel, inputs)).toBeCloseTo(pair * pair, 14);
    // relative to s = 1400 GeV²: a dozen digits
    expect((mass * mass + 2 * energy * mass) / (mass + pair) ** 2).toBeCloseTo(1, 13);
  });
});
