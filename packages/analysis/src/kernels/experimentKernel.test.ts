import type { Experiment } from '@nereid/catalogue';
import { electroweakInputs, inclusiveCrossSection, parseModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue, inputs, namedExperiment } from '../../test/toyExperiment.js';
import { resolveCrossSection } from './crossSection.js';
import { computeExperimentKernel, experimentKernelInputs } from './experimentKernel.js';
import { modelRatio, standardModelCrossSection } from './modelRatio.js';

/** CCFR at one energy, whatever flux it has by default. */
const ENERGY_GEV = 160;
const own = namedExperiment('ccfr');
const { basis, source, note } = own.flux;
const ccfr: Experiment = { ...own, flux: { kind: 'monochromatic', energyGeV: ENERGY_GEV, basis, source, note } };
const options = { electroweak: inputs, tolerance: 1e-3 };
/** Errors of sums of two or three results good to 1e-3. */
const TWO_TOLERANCES = 2e-3;

function experiment(changes: { regimes?: string[]; material?: string; channels?: Experiment['channels'] }): Experiment {
  const { regimes = ['coherent'], material = 'Fe56', channels = ccfr.channels } = changes;
  return {
    ...ccfr,
    channels,
    regimes: { ...ccfr.regimes, names: regimes as Experiment['regimes']['names'] },
    target: { ...ccfr.target, material },
  };
}

const sigmaOf = (changes: Parameters<typeof experiment>[0]) =>
  standardModelCrossSection(computeExperimentKernel(experiment(changes), catalogue, options), inputs);

function sigmaByName(target: string, regime: string): number {
  const named = { channel: 'numu:mumu', target, regime, energyGeV: ENERGY_GEV, model: parseModel('sm') };
  const { request } = resolveCrossSection({ ...named, inputs, hadronic: {}, tolerance: 1e-3 }, catalogue);
  return inclusiveCrossSection(request).sigmaCm2;
}

describe('computeExperimentKernel', () => {
  it('gives the cross section of the target, channels weighted to 1', () => {
    expect(Math.abs(sigmaOf({}) / sigmaByName('Fe56', 'coherent') - 1)).toBeLessThan(TWO_TOLERANCES);
    expect(Math.abs(sigmaOf({ material: 'iron' }) / sigmaByName('iron', 'coherent') - 1)).toBeLessThan(TWO_TOLERANCES);
  });

  it('counts Z protons and N neutrons, and adds regimes up', () => {
    const [coherent, proton, neutron] = ['coherent', 'proton', 'neutron'].map((regime) =>
      sigmaOf({ regimes: [regime] }),
    );
    expect(Math.abs(proton / (26 * sigmaByName('Fe56', 'proton')) - 1)).toBeLessThan(TWO_TOLERANCES);
    expect(Math.abs(neutron / (30 * sigmaByName('Fe56', 'neutron')) - 1)).toBeLessThan(TWO_TOLERANCES);
    const sum = coherent + proton + neutron;
    expect(Math.abs(sigmaOf({ regimes: ['unbroken'] }) / sum - 1)).toBeLessThan(TWO_TOLERANCES);
    const broken = 56 * sigmaByName('Fe56', 'inelastic');
    expect(Math.abs(sigmaOf({ regimes: ['nucleus'] }) / (sum + broken) - 1)).toBeLessThan(TWO_TOLERANCES);
    expect(Math.abs(sigmaOf({ regimes: ['coherent', 'proton', 'neutron'] }) / sum - 1)).toBeLessThan(TWO_TOLERANCES);
  });

  it('takes hydrogen as a free proton that only the proton regime sees', () => {
    const expected = (6 * sigmaByName('C12', 'proton') + 2 * sigmaByName('proton', 'proton')) / 3;
    expect(Math.abs(sigmaOf({ material: 'CH2', regimes: ['proton'] }) / expected - 1)).toBeLessThan(TWO_TOLERANCES);
  });

  it('approaches the contact limit for a heavy mediator', () => {
    const kernel = computeExperimentKernel(ccfr, catalogue, options);
    const [mass, gPrime] = [1e6, 3e3];
    const vector = gPrime ** 2 / (Math.SQRT2 * inputs.fermiConstant * mass ** 2);
    const finite = modelRatio(kernel, parseModel('lmu-ltau', { mass, gPrime }), inputs);
    // T/M² < 1e-9
    expect(finite / modelRatio(kernel, parseModel('contact', { vector }), inputs)).toBeCloseTo(1, 9);
  });

  it('keeps flavours apart that have masses of their own', () => {
    const channels = [
      { channel: 'numu:mumu', weight: 0.5 },
      { channel: 'numubar:mumu', weight: 0.25 },
      { channel: 'numubar:emu', weight: 0.25 },
    ];
    expect(experimentKernelInputs(experiment({ channels }), catalogue, options).channels).toEqual([
      { channel: 'numu:mumu', weight: 0.75 },
      { channel: 'numubar:emu', weight: 0.25 },
    ]);
  });

  it('says so where the beam cannot make the final state', () => {
    const electroweak = electroweakInputs({ leptonMass: { mu: 50 } });
    expect(() => computeExperimentKernel(ccfr, catalogue, { electroweak })).toThrow(
      'CCFR at 160 GeV cannot make numu:mumu with these. Give smaller ones.',
    );
  });
});
