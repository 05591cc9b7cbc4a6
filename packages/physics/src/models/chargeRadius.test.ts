import { describe, expect, it } from 'vitest';
import { SIN_SQUARED_WEAK_ANGLE, W_BOSON_MASS_GEV } from '../constants.js';
import { tridentChannel, tridentChannels } from '../couplings/channels.js';
import { vectorAt } from '../couplings/couplings.js';
import { electroweakInputs, type LeptonFlavour } from '../couplings/electroweakInputs.js';
import { neutralCurrentCorrections, standardChargeRadius } from '../couplings/neutralCurrent.js';
import { chargeRadiusShift } from './chargeRadius.js';
import { parseModel } from './index.js';

const inputs = electroweakInputs();
const leading = electroweakInputs({ couplings: 'leading' });
const parameter = { e: 'r2E', mu: 'r2Mu', tau: 'r2Tau' } as const;

function shiftOf(channelName: string, flavour: LeptonFlavour, order = inputs): number {
  const channel = tridentChannel(channelName);
  const [own] = parseModel('charge-radius', { [parameter[flavour]]: 1 }).couplings(channel, order);
  const [standard] = parseModel('sm').couplings(channel, order);
  return vectorAt(own, 0) - vectorAt(standard, 0);
}

describe('charge-radius', () => {
  it('is the exchange of a heavy boson in the place of the photon, whose propagator the radius cancels', () => {
    // F = −T⟨r²⟩/6 and the charge −1 of the lepton: e²⟨r²⟩/6 is what g²Q_νQ_V/M² of a boson with equal signs is
    const squared = (4 * Math.PI * inputs.alpha * 1e-32) / inputs.hbarCSquared / 6;
    const massGeV = 1e6;
    const boson = parseModel('vector', { mass: massGeV, gPrime: massGeV * Math.sqrt(squared), nuMu: 1, vectorMu: 1 });
    const channel = tridentChannel('numu:mumu');
    const [{ poles }] = boson.couplings(channel, inputs);
    expect(poles[0].vector / massGeV ** 2 / shiftOf('numu:mumu', 'mu')).toBeCloseTo(1, 10);
  });

  it('shifts s² by ⅓ M_W² s² ⟨r²⟩, as arXiv:1810.05606 has it, up to the corrections to M_W', () => {
    const literature = (2 / 3) * W_BOSON_MASS_GEV ** 2 * SIN_SQUARED_WEAK_ANGLE * (1e-32 / inputs.hbarCSquared);
    // M_W² s² = πα/(√2 G_F) at tree level, with α at M_Z 7 % more
    expect(chargeRadiusShift(1, inputs) / literature).toBeGreaterThan(0.92);
    expect(chargeRadiusShift(1, inputs) / literature).toBeLessThan(1);
  });

  it('has with the radii of the Standard Model the part of them in its leading couplings', () => {
    for (const flavour of ['e', 'mu', 'tau'] as const) {
      const radius = standardChargeRadius(flavour, inputs) * inputs.hbarCSquared * 1e32;
      const part = 2 * neutralCurrentCorrections(flavour, leading).chargeRadius;
      expect(chargeRadiusShift(radius, inputs) / part).toBeCloseTo(1, 12);
    }
  });

  it('shifts V of its flavour alone, for all pairs and neither for mixed ones, at either order', () => {
    for (const channel of tridentChannels) {
      const isPair = channel.leptonMinus === channel.leptonPlus && channel.incoming === 'mu';
      for (const order of [inputs, leading]) {
        expect(shiftOf(channel.name, 'mu', order)).toBeCloseTo(isPair ? chargeRadiusShift(1, order) : 0, 14);
      }
    }
  });
});
