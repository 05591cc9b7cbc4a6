import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { symmetrisedFermi } from '../formFactors/symmetrisedFermi.js';
import { monochromatic } from './energySpectrum.js';
import { coherentTarget } from './hadronicTarget.js';
import { kernelMasses } from './inclusiveCrossSection.js';
import { kernelRegion } from './kernelRegion.js';
import type { KernelProcess } from './spectralDensities.js';

const inputs = electroweakInputs();
const density = { radiusFm: 3.66, diffusenessFm: 0.523 };
const argon = { name: 'Ar40', protons: 18, neutrons: 22, massGeV: 37.26, rmsChargeRadiusFm: 3.43 };
const target = coherentTarget({ ...argon, symmetrisedFermi: density }, symmetrisedFermi(density));

function process(energyGeV: number): KernelProcess {
  const channel = tridentChannel('numu:mumu');
  return { ...kernelMasses({ channel, inputs }), target, spectrum: monochromatic(energyGeV) };
}

describe('kernelRegion', () => {
  it('is undefined below threshold', () => {
    expect(kernelRegion(process(0.2), 1e-6, Number.POSITIVE_INFINITY)).toBeUndefined();
  });

  it('cuts Q² where the form factor has died, later for a stricter cut', () => {
    const of = (negligible: number) => kernelRegion(process(5), negligible, 1)?.virtuality.maximum ?? 0;
    expect(of(1e-4)).toBeLessThan(of(1e-8));
    expect(of(1e-8)).toBeLessThan(2 * 37.26 * 5);
  });
});
