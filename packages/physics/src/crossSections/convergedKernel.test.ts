import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { thresholdEnergy, tridentChannel, tridentChannels } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import type { Nuclide } from '../targets/nuclide.js';
import { convergedKernel, convergedKernelSum } from './convergedKernel.js';
import { monochromatic } from './energySpectrum.js';
import { kernelMasses } from './inclusiveCrossSection.js';
import type { Kernel } from './kernel.js';
import { hadronicTerms } from './regimes.js';
import type { KernelProcess } from './spectralDensities.js';

const inputs = electroweakInputs();
const contact = Number.POSITIVE_INFINITY;

function nuclide(name: string, protons: number, nucleons: number, radiusFm: number): Nuclide {
  const symmetrisedFermi = { radiusFm, diffusenessFm: 0.523 };
  const massGeV = 0.931 * nucleons;
  return { name, protons, neutrons: nucleons - protons, massGeV, rmsChargeRadiusFm: radiusFm, symmetrisedFermi };
}
const nuclei = [nuclide('C12', 6, 12, 1.97), nuclide('Ar40', 18, 40, 3.64), nuclide('Pb208', 82, 208, 6.64)];

const processes = fc
  .record({
    channel: fc.constantFrom(...tridentChannels.map(({ name }) => name)),
    nucleus: fc.constantFrom(...nuclei),
    regime: fc.constantFrom('coherent', 'proton', 'neutron'),
    height: fc.double({ min: 0.02, max: 1, noNaN: true }),
  })
  .map(({ channel: name, nucleus, regime, height }): KernelProcess => {
    const channel = tridentChannel(name);
    const [{ target }] = hadronicTerms({ kind: 'nuclide', nuclide: nucleus }, regime as 'coherent', inputs);
    const threshold = thresholdEnergy(channel, inputs, target.massGeV);
    // from just above threshold to 10 TeV
    const energy = threshold * (1e4 / threshold) ** (height * height);
    return { ...kernelMasses({ channel, inputs }), target, spectrum: monochromatic(energy) };
  });

const total = ({ chiral: { vv, aa, va } }: Kernel) => vv.reduce((sum, value, j) => sum + value + aa[j] + va[j], 0);

describe('convergedKernel', () => {
  it('meets the tolerance asked for, in any channel, regime and energy, or says that it did not', () => {
    fc.assert(
      fc.property(processes, fc.constantFrom(...sized([1e-2, 1e-3], [1e-2, 1e-3, 1e-4])), (process, tolerance) => {
        const asked = convergedKernel(process, { tolerance, lightestMediatorGeV: contact });
        const reference = convergedKernel(process, { tolerance: sized(1e-5, 1e-6), lightestMediatorGeV: contact });
        if (!asked.converged) return;
        const error = Math.abs(total(asked.kernel) / total(reference.kernel) - 1);
        // An estimate, not a bound: 13 of 2400 random processes were measured beyond the tolerance, by at most 3 times.
        expect(error).toBeLessThan(3 * tolerance);
      }),
      { seed: 41, numRuns: 40 },
    );
  });

  it('is positive: VV and AA of every node, and V−A in the sum', () => {
    fc.assert(
      fc.property(processes, (process) => {
        const { kernel } = convergedKernel(process, { tolerance: 1e-2, lightestMediatorGeV: contact });
        const { vv, aa } = kernel.chiral;
        for (let j = 0; j < vv.length; j++) {
          expect(vv[j]).toBeGreaterThanOrEqual(0);
          expect(aa[j]).toBeGreaterThanOrEqual(0);
        }
        expect(total(kernel)).toBeGreaterThan(0);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('resolves propagators down to the lightest mediator', () => {
    const [{ target }] = hadronicTerms({ kind: 'nuclide', nuclide: nuclei[1] }, 'coherent', inputs);
    const masses = kernelMasses({ channel: tridentChannel('numu:mumu'), inputs });
    const process = { ...masses, target, spectrum: monochromatic(20) };
    const at = (tolerance: number, lightestMediatorGeV: number, mass: number) => {
      const { transfer, vv } = convergedKernel(process, { tolerance, lightestMediatorGeV }).kernel.chiral;
      return vv.reduce((sum, value, j) => sum + value / (mass * mass + transfer[j]) ** 2, 0);
    };
    for (const mass of [1e-3, 1e-2, 0.1, 1, 100]) {
      expect(Math.abs(at(1e-4, 1e-3, mass) / at(1e-6, mass, mass) - 1)).toBeLessThan(1e-4);
    }
  });

  it('is empty and exact below threshold', () => {
    const [{ target }] = hadronicTerms({ kind: 'free', nucleon: 'proton' }, 'proton', inputs);
    const masses = kernelMasses({ channel: tridentChannel('numu:tautau'), inputs });
    const result = convergedKernel(
      { ...masses, target, spectrum: monochromatic(5) },
      { tolerance: 1e-4, lightestMediatorGeV: contact },
    );
    expect(result).toMatchObject({ belowThreshold: true, converged: true, relativeError: 0 });
  });

  it('refuses tolerances outside 1e-6 … 1e-2', () => {
    const [{ target }] = hadronicTerms({ kind: 'free', nucleon: 'proton' }, 'proton', inputs);
    const masses = kernelMasses({ channel: tridentChannel('numu:mumu'), inputs });
    const process = { ...masses, target, spectrum: monochromatic(5) };
    for (const tolerance of [0, 1e-7, 0.1, Number.NaN]) {
      expect(() => convergedKernel(process, { tolerance, lightestMediatorGeV: contact })).toThrow(/tolerance = /);
    }
  });
});

describe('convergedKernelSum', () => {
  it('is the weighted sum of the parts', () => {
    const masses = kernelMasses({ channel: tridentChannel('numu:mumu'), inputs });
    const part = (i: number): KernelProcess => {
      const [{ target }] = hadronicTerms({ kind: 'nuclide', nuclide: nuclei[i] }, 'coherent', inputs);
      return { ...masses, target, spectrum: monochromatic(10) };
    };
    const accuracy = { tolerance: 1e-5, lightestMediatorGeV: contact };
    const sum = convergedKernelSum(
      [
        { process: part(0), weight: 0.25 },
        { process: part(2), weight: 2 },
      ],
      accuracy,
    );
    const separate = [0, 2].map((i) => total(convergedKernel(part(i), accuracy).kernel));
    // both to 1e-5
    expect(total(sum.kernel) / (0.25 * separate[0] + 2 * separate[1])).toBeCloseTo(1, 4);
  });
});
