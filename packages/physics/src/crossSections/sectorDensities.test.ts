import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { electroweakInputs } from '../couplings/electroweakInputs.js';
import { symmetrisedFermi } from '../formFactors/symmetrisedFermi.js';
import type { Nuclide } from '../targets/nuclide.js';
import { integrateSector } from './convergedKernel.js';
import { monochromatic } from './energySpectrum.js';
import { coherentTarget } from './hadronicTarget.js';
import { kernelMasses } from './inclusiveCrossSection.js';
import { kernelRegion } from './kernelRegion.js';
import type { KernelOrders, KernelProcess } from './spectralDensities.js';

/** Inputs of physics notes and prototypes: 1.07 A^⅓ fm, a = 0.523 fm, M = A × 0.9315 GeV. */
const inputs = electroweakInputs({ alpha: 1 / 137.035999 });

function nucleus(protons: number, nucleons: number) {
  const nuclide: Nuclide = {
    name: `A${nucleons}`,
    protons,
    neutrons: nucleons - protons,
    massGeV: nucleons * 0.9315,
    rmsChargeRadiusFm: 3,
    symmetrisedFermi: { radiusFm: 1.07 * Math.cbrt(nucleons), diffusenessFm: 0.523 },
  };
  return coherentTarget(nuclide, symmetrisedFermi(nuclide.symmetrisedFermi));
}

function process(channel: string, target = nucleus(18, 40), energyGeV = 5): KernelProcess {
  return { ...kernelMasses({ channel: tridentChannel(channel), inputs }), target, spectrum: monochromatic(energyGeV) };
}

const orders = (n: number): KernelOrders => ({ transfer: n, virtuality: n, x: n >> 1, pair: n >> 1, hadron: n >> 1 });

function totals(p: KernelProcess, n: number, lightest = Number.POSITIVE_INFINITY) {
  const region = kernelRegion(p, 1e-7, lightest);
  if (!region) throw new Error('below threshold');
  const kernel = integrateSector('chiral', p, region, orders(n));
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return { vv: sum(kernel.vv), aa: sum(kernel.aa), va: sum(kernel.va), kernel };
}

describe('integrateSector', () => {
  it.each(['numu:mumu', 'numu:ee', 'numu:mue'])('gives the same %s cross section from three orders', (channel) => {
    const [coarse, middle, fine] = [16, 24, 32].map((n) => totals(process(channel), n));
    for (const part of ['vv', 'aa'] as const) {
      expect(Math.abs(coarse[part] / fine[part] - 1)).toBeLessThan(1e-4);
      expect(Math.abs(middle[part] / fine[part] - 1)).toBeLessThan(5e-6);
    }
  });

  it('gives the same cross section from the maps for light mediators and for contact couplings', () => {
    const contact = totals(process('numu:mumu'), 32);
    const light = totals(process('numu:mumu'), 48, 1e-3);
    // different nodes in T, same integral
    expect(light.vv / contact.vv).toBeCloseTo(1, 5);
    expect(light.aa / contact.aa).toBeCloseTo(1, 5);
  });

  it('is symmetric under exchange of the lepton masses: VV, AA even, VA odd, and CP turns VA around', () => {
    const muE = totals(process('numu:mue'), 16);
    const eMu = totals(process('nue:emu'), 16);
    const conjugate = totals(process('numubar:emu'), 16);
    // the same nodes in another order: rounding only
    expect(eMu.vv / muE.vv).toBeCloseTo(1, 10);
    expect(eMu.aa / muE.aa).toBeCloseTo(1, 10);
    expect(eMu.va / muE.va).toBeCloseTo(-1, 8);
    expect((conjugate.vv + conjugate.aa + conjugate.va) / (muE.vv + muE.aa + muE.va)).toBeCloseTo(1, 10);
  });

  it('has no VA for equal masses', () => {
    expect(totals(process('numu:mumu'), 12).va).toBe(0);
  });

  it('scales as Z² when only the charge changes', () => {
    expect(totals(process('numu:mumu', nucleus(36, 40)), 16).vv / totals(process('numu:mumu'), 16).vv).toBeCloseTo(
      4,
      12,
    );
  });

  it('has VV = AA far above the lepton mass: masses drop out of hard scattering', () => {
    const difference = (energy: number) => {
      const { vv, aa } = totals(process('numu:ee', nucleus(18, 40), energy), 20);
      return Math.abs(vv / aa - 1);
    };
    // of order m²/s_νγ up to a logarithm: it falls as 1/E, and m_e²/(2·1000·0.1) times 10⁴ covers soft photons
    expect(difference(1000)).toBeLessThan((2.6e-7 / 200) * 1e4);
    expect(difference(1000)).toBeLessThan(0.2 * difference(100));
  });

  it('makes the density vanish as T → 0 for the conserved vector current, but not for the axial one', () => {
    const { kernel } = totals(process('numu:mumu'), 40, 1e-3);
    const ratio = (j: number) => kernel.vv[j] / kernel.aa[j];
    const j = kernel.transfer.findIndex((transfer) => transfer > 1e-5);
    // VV/AA ∝ T at small T
    expect(ratio(j + 2) / ratio(j)).toBeCloseTo(kernel.transfer[j + 2] / kernel.transfer[j], 1);
    expect(ratio(j)).toBeLessThan(1e-2);
  });
});
