import { describe, expect, it } from 'vitest';
import { Z_BOSON_MASS_GEV } from '../constants.js';
import { standardModelCouplings, tridentChannel } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { convergedKernel } from '../crossSections/convergedKernel.js';
import { monochromatic } from '../crossSections/energySpectrum.js';
import { nucleonTarget } from '../crossSections/hadronicTarget.js';
import { inclusiveCrossSection, kernelMasses } from '../crossSections/inclusiveCrossSection.js';
import { nucleonFormFactors } from '../formFactors/index.js';
import { channelCrossSection } from './kernelRatio.js';
import { standardModel } from './standardModel.js';

const leading = electroweakInputs({ couplings: 'leading' });
const tree = electroweakInputs();
const target = nucleonTarget('proton', nucleonFormFactors('dipole', tree), tree);

function kernelOf(name: string, energyGeV: number) {
  const channel = tridentChannel(name);
  const process = { ...kernelMasses({ channel, inputs: tree }), target, spectrum: monochromatic(energyGeV) };
  const { kernel } = convergedKernel(process, { tolerance: 1e-4, lightestMediatorGeV: Number.POSITIVE_INFINITY });
  return { channel, kernel };
}

describe('the Standard Model with leading couplings', () => {
  it('loses 2⟨T⟩/M_Z² of σ by the propagator where only a Z is exchanged', () => {
    const { channel, kernel } = kernelOf('numu:ee', 100);
    const { vector, axial } = standardModelCouplings(channel, leading);
    const { transfer, vv, aa, va } = kernel.chiral;
    let [sigma, first, second] = [0, 0, 0];
    for (const [j, t] of transfer.entries()) {
      const density = vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
      sigma += density;
      first += t * density;
      second += t * t * density;
    }
    const z2 = Z_BOSON_MASS_GEV ** 2;
    const lost = 1 - channelCrossSection({ channel, kernel }, standardModel, leading) / sigma;
    const [mean, square] = [first / sigma, second / sigma];
    // the next term of the series is 3⟨T²⟩/M_Z⁴
    expect(Math.abs(lost - (2 * mean) / z2)).toBeLessThan((3.1 * square) / z2 ** 2);
    expect(lost).toBeGreaterThan(1e-3);
  });

  it('is the same by kernels and by quadrature with the pole inside', () => {
    for (const name of ['numu:ee', 'numu:mumu']) {
      const { channel, kernel } = kernelOf(name, 1000);
      const terms = [{ target, multiplicity: 1 }];
      const request = { channel, terms, energyGeV: 1000, model: standardModel, inputs: leading, tolerance: 1e-4 };
      const direct = inclusiveCrossSection(request).sigmaCm2;
      // each is good to 1e-4
      expect(Math.abs(channelCrossSection({ channel, kernel }, standardModel, leading) / direct - 1)).toBeLessThan(
        3e-4,
      );
    }
  });
});
