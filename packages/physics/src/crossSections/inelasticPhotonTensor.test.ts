import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import { nucleonFormFactors } from '../formFactors/parseFormFactor.js';
import { parseModel } from '../models/index.js';
import { monochromatic } from './energySpectrum.js';
import { type InelasticTarget, nucleonTarget, type ScatteringTarget } from './hadronicTarget.js';
import { inclusiveCrossSection } from './inclusiveCrossSection.js';
import { photonTensor } from './photonTensor.js';

const mass = inputs.protonMass;
const elastic = nucleonTarget('proton', nucleonFormFactors('dipole', inputs), inputs);

/** Width of the elastic peak in W [GeV]. */
const WIDTH = 1e-9;

/**
 * The elastic peak as structure functions: F₂ = (G_E² + τG_M²)/(1+τ) δ(1−x_B), F₁ = ½G_M² δ(1−x_B), the peak a box of WIDTH above W = M:
 * ∫(F₂/ν) dν = (G_E² + τG_M²)/(1+τ) at each Q².
 */
function elasticAsBroken(): InelasticTarget {
  const current = new Float64Array(2);
  const thresholdW2 = mass * mass;
  const end = mass + WIDTH;
  const box = end * end - thresholdW2;
  // dν = dW²/2M
  const peak = (q2: number, w2: number) => (w2 > end * end ? 0 : (2 * mass * energy(q2, w2)) / box);
  const energy = (q2: number, w2: number) => (w2 - thresholdW2 + q2) / (2 * mass);
  return {
    kind: 'inelastic',
    name: 'elastic peak',
    pdgCode: 2212,
    massGeV: mass,
    kinksQ2: [],
    maximumQ2: Number.POSITIVE_INFINITY,
    maximumHadronicEnergyGeV: Number.POSITIVE_INFINITY,
    thresholdW2,
    massEdges: [end, 1.2],
    turnsW: [],
    outside: () => undefined,
    structure: {
      f2(q2, w2) {
        elastic.structure(q2, current);
        return current[0] * peak(q2, w2);
      },
      // F_L = (1 + Q²/ν²) F₂ − 2x_B F₁, with C₂ = 4MF₁/Q² dν: F₁ is ½C₂ at x_B = 1
      fL(q2, w2) {
        elastic.structure(q2, current);
        const nu = energy(q2, w2);
        const bjorken = q2 / (2 * mass * nu);
        return ((1 + q2 / (nu * nu)) * current[0] - bjorken * bjorken * current[1]) * peak(q2, w2);
      },
    },
  };
}

describe('the elastic peak as structure functions', () => {
  const broken = elasticAsBroken();

  it.each([1e-3, 0.05, 0.7, 4])('has the elastic photons at Q² = %d GeV²', (q2) => {
    const at = (target: ScatteringTarget) => {
      const tensor = photonTensor(target, monochromatic(20), 6);
      tensor.atVirtuality(q2);
      return [0.2, 0.6, 0.9].map((share) => {
        const out = new Float64Array(2);
        // a part of the largest x of elastic scattering
        tensor.averages((share * 80 * mass * q2) / (Math.sqrt(q2 * (q2 + 4 * mass * mass)) + q2), out);
        return [...out];
      });
    };
    const [expected, found] = [at(elastic), at(broken)];
    for (const [i, pair] of expected.entries()) {
      // the width of the peak in ν = Q²/2M comes on top
      const allowed = 1e-6 + (4 * mass * WIDTH) / q2;
      for (const [k, value] of pair.entries()) expect(Math.abs(found[i][k] / value - 1)).toBeLessThan(allowed);
    }
  });

  it.each([
    ['numu:mumu', 5],
    ['numubar:ee', 40],
    ['nue:emu', 300],
  ])('gives the elastic cross section of %s at %d GeV', (channel, energyGeV) => {
    const sigma = (target: ScatteringTarget) =>
      inclusiveCrossSection({
        channel: tridentChannel(channel),
        terms: [{ target, multiplicity: 1 }],
        energyGeV,
        model: parseModel('sm', {}),
        inputs,
        tolerance: 1e-5,
      });
    const [whole, peak] = [sigma(elastic), sigma(broken)];
    expect(Math.abs(peak.sigmaCm2 / whole.sigmaCm2 - 1)).toBeLessThan(2e-5);
  });
});
