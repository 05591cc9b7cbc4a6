import {
  coherentTarget,
  convergedKernel,
  defaultElectroweakInputs as inputs,
  monochromatic,
  tridentChannel,
} from '@nereid/physics';
import { kernelMasses } from '@nereid/physics/crossSections';
import { symmetrisedFermi } from '@nereid/physics/formFactors';
import { describe, expect, it } from 'vitest';
import { transferMeasure } from './transferMeasure.ts';

describe('transferMeasure', () => {
  it('is ΔT/T of the quadrature that made the nodes, found from the nodes alone', () => {
    const form = { radiusFm: 4.1, diffusenessFm: 0.523 };
    const iron = {
      name: 'Fe56',
      protons: 26,
      neutrons: 30,
      massGeV: 52.09,
      rmsChargeRadiusFm: 3.74,
      symmetrisedFermi: form,
    };
    for (const [energyGeV, name] of [
      [160, 'numu:mumu'],
      [2, 'numu:ee'],
    ] as const) {
      const process = {
        ...kernelMasses({ channel: tridentChannel(name), inputs }),
        target: coherentTarget(iron, symmetrisedFermi(form)),
        spectrum: monochromatic(energyGeV),
      };
      const { kernel, transferWeights } = convergedKernel(process, { tolerance: 1e-3, lightestMediatorGeV: 1e-3 });
      const measure = transferMeasure(kernel.chiral.transfer);
      // log(ratio of the ends) is solved for by bisection to the last digits
      measure.forEach((one, j) => {
        expect(one / (transferWeights[j] / kernel.chiral.transfer[j])).toBeCloseTo(1, 8);
      });
    }
  });
});
