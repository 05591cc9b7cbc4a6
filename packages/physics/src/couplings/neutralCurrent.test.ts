import { describe, expect, it } from 'vitest';
import {
  FINE_STRUCTURE_CONSTANT,
  FINE_STRUCTURE_CONSTANT_AT_Z,
  HIGGS_BOSON_MASS_GEV,
  TOP_QUARK_MASS_GEV,
  W_BOSON_MASS_GEV,
  Z_BOSON_MASS_GEV,
} from '../constants.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { leptonFlavours, standardModelCouplings, tridentChannel, tridentChannels } from './channels.js';
import { axialAt, vectorAt } from './couplings.js';
import { atTreeLevel, electroweakInputs, type LeptonFlavour } from './electroweakInputs.js';
import { neutralCurrentCorrections, neutralCurrentCouplings, standardChargeRadius } from './neutralCurrent.js';
import { standardModelWith } from './standardModelExchange.js';

const tree = electroweakInputs();
const leading = electroweakInputs({ couplings: 'leading' });
/** Reviews round to four digits, and have two loops, which are 2e-4 of ρ and half of that in A. */
const ROUNDING_AND_TWO_LOOPS = 1.5e-4;

describe('couplings of neutral currents at one loop', () => {
  it('of ν_μ e are those of the Particle Data Group: −0.0398 and −0.5063', () => {
    const { vector, axial } = neutralCurrentCouplings('mu', leading);
    expect(Math.abs(vector + 0.0398)).toBeLessThan(ROUNDING_AND_TWO_LOOPS);
    expect(Math.abs(axial + 0.5063)).toBeLessThan(ROUNDING_AND_TWO_LOOPS);
  });

  it('have ρ and κ of Bahcall, Kamionkowski and Sirlin, astro-ph/9502003: 1.0126, 0.9970 for ν_μ, 0.9791 for ν_e', () => {
    const kappa = (neutrino: LeptonFlavour) => {
      const { vector, axial } = neutralCurrentCouplings(neutrino, leading);
      return (vector - axial) / 2 / (-2 * axial * leading.sin2ThetaW);
    };
    expect(Math.abs(-2 * neutralCurrentCouplings('mu', leading).axial - 1.0126)).toBeLessThan(
      2 * ROUNDING_AND_TWO_LOOPS,
    );
    // the paper gives ±0.0025, from quarks at low momenta, which the flavours share
    expect(Math.abs(kappa('mu') - 0.997)).toBeLessThan(0.0025);
    expect(Math.abs(kappa('e') - 0.9791)).toBeLessThan(0.0025);
    // with another α in ρκ: one loop squared
    expect(Math.abs(kappa('mu') - kappa('e') - 0.0179)).toBeLessThan(3e-4);
  });

  it('are those of the explicit loops of Marciano and Sirlin, quarks by the vacuum polarisation that is measured', () => {
    const lightMass = lightQuarkMass();
    for (const neutrino of leptonFlavours) {
      const own = neutralCurrentCouplings(neutrino, leading);
      const loops = marcianoSirlin(neutrino, lightMass);
      // the same sum of one loop, but for the top mass
      expect(Math.abs(own.axial - loops.axial)).toBeLessThan(1e-6);
      // the loops move s² by 0.0074 with an α that does not run; in sin²θ_W(0) it does, by 7 % up to M_Z
      expect(Math.abs(own.vector - loops.vector)).toBeLessThan(2 * 0.0074 * 0.07);
    }
  });

  it('move V of ν_μ → ν_μ μμ down, although sin²θ_W at zero momentum alone would move it up', () => {
    const channel = tridentChannel('numu:mumu');
    const { sin2AtRest } = neutralCurrentCorrections('mu', leading);
    const before = standardModelCouplings(channel, tree).vector;
    const running = standardModelCouplings(channel, electroweakInputs({ sin2ThetaW: sin2AtRest })).vector;
    expect(running - before).toBeGreaterThan(0.014);
    expect(standardModelCouplings(channel, leading).vector).toBeLessThan(before);
  });

  it('have the charge radii −0.83, −0.48 and −0.30·10⁻³² cm² of arXiv:1810.05606', () => {
    const radii = leptonFlavours.map((flavour) => standardChargeRadius(flavour, leading) * leading.hbarCSquared * 1e32);
    expect(radii.map((radius) => radius.toFixed(2))).toEqual(['-0.83', '-0.48', '-0.30']);
    const shift = (flavour: LeptonFlavour) => neutralCurrentCorrections(flavour, leading).chargeRadius;
    // −(α/6π)(ln(M_W²/m²) + 3/2), where G_F has cancelled
    const logarithm = 2 * Math.log(W_BOSON_MASS_GEV / leading.leptonMass.mu);
    expect(shift('mu') / ((-leading.alpha / (6 * Math.PI)) * (logarithm + 1.5))).toBeCloseTo(1, 12);
  });
});

describe('the Standard Model with corrections', () => {
  it('has W exchange as it was, and the flavours of leptons alike', () => {
    for (const channel of tridentChannels) {
      const own = standardModelCouplings(channel, leading);
      if (channel.leptonMinus !== channel.leptonPlus) expect(own).toEqual({ vector: 1, axial: 1 });
      else {
        const neutral = neutralCurrentCouplings(channel.incoming, leading);
        const charged = channel.leptonMinus === channel.incoming ? 1 : 0;
        expect(own.vector).toBe(neutral.vector + charged);
        expect(own.axial).toBe(neutral.axial + charged);
      }
    }
  });

  it('has M_Z²/(M_Z² + T) in the neutral current, and none at tree level', () => {
    const transfer = 500;
    for (const name of ['numu:mumu', 'numu:ee', 'numu:mue']) {
      const channel = tridentChannel(name);
      expect(standardModelWith(channel, tree).poles).toEqual([]);
      const exchange = standardModelWith(channel, leading);
      const [atRest, neutral] = [standardModelCouplings(channel, leading), neutralCurrentCouplings('mu', leading)];
      const lost = name === 'numu:mue' ? 0 : transfer / (Z_BOSON_MASS_GEV ** 2 + transfer);
      expect(vectorAt(exchange, transfer)).toBeCloseTo(atRest.vector - lost * neutral.vector, 14);
      expect(axialAt(exchange, transfer)).toBeCloseTo(atRest.axial - lost * neutral.axial, 14);
    }
  });

  it('is named in the inputs only where it is asked for', () => {
    expect(electroweakInputs({ couplings: 'tree' })).toEqual(tree);
    expect(atTreeLevel(leading)).toEqual(tree);
    expect(atTreeLevel(tree)).toBe(tree);
    expect(() => electroweakInputs({ couplings: 'leadin' as never })).toThrow(/couplings.*Did you mean "leading"/);
  });
});

/** ∫₀¹ x(1−x) f(x(1−x)) dx; a logarithm at the ends is far below the accuracy that is asked for. */
function loopIntegral(f: (product: number) => number): number {
  const { nodes, weights } = gaussLegendre(48);
  return nodes.reduce((sum, node, i) => {
    const product = (1 - node * node) / 4;
    return sum + (weights[i] / 2) * product * f(product);
  }, 0);
}

const CHARM_GEV = 1.5;
const BOTTOM_GEV = 4.7;
/** Δα of five quarks at M_Z, PDG 2022. */
const HADRONIC_POLARISATION = 0.027_66;

/** Mass of u, d and s [GeV] with which free quarks have the vacuum polarisation of hadrons at M_Z. */
function lightQuarkMass(): number {
  const loop = (mass: number) => loopIntegral((x) => Math.log1p((x * Z_BOSON_MASS_GEV ** 2) / mass ** 2));
  const polarisation = (light: number) =>
    ((2 * FINE_STRUCTURE_CONSTANT) / Math.PI) *
    3 *
    ((2 / 3) * loop(light) + (4 / 9) * loop(CHARM_GEV) + (1 / 9) * loop(BOTTOM_GEV));
  let [low, high] = [0.01, 1];
  for (let i = 0; i < 50; i++) {
    const middle = Math.sqrt(low * high);
    if (polarisation(middle) > HADRONIC_POLARISATION) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * ρ(−½ + 2κs²) and −ρ/2 of W. Marciano and A. Sirlin, Phys. Rev. D 22 (1980) 2695, and S. Sarantakos et al., Nucl. Phys. B 217 (1983) 84, with every
 * loop at zero momentum in one sum: J = ∫dx x(1−x) ln(m²/M_Z²) of each fermion, and again, with the other sign, of the charged lepton of the neutrino.
 */
function marcianoSirlin(neutrino: LeptonFlavour, lightMass: number) {
  const s2 = leading.sin2ThetaW;
  const c2 = 1 - s2;
  const loop = (mass: number) => loopIntegral(() => 2 * Math.log(mass / Z_BOSON_MASS_GEV));
  const of = (count: number, isospin: number, charge: number, mass: number) =>
    count * (2 * isospin * charge - 4 * s2 * charge * charge) * loop(mass);
  const masses = leading.leptonMass;
  const leptons = leptonFlavours.reduce((sum, flavour) => sum + of(1, -0.5, -1, masses[flavour]), 0);
  const [up, down] = [[0.5, 2 / 3] as const, [-0.5, -1 / 3] as const];
  const light = of(3, ...up, lightMass) + of(6, ...down, lightMass);
  const quarks = light + of(3, ...up, CHARM_GEV) + of(3, ...down, BOTTOM_GEV);
  const boxes = 19 / 8 - (17 / 4) * s2 + 3 * s2 * s2;
  const bosons = (Math.log(c2) / 2) * (0.5 - 7 * c2) + c2 / 3 + 0.5 + boxes / c2;
  const strength = FINE_STRUCTURE_CONSTANT / (2 * Math.PI * s2);
  const kappa = 1 - strength * (leptons + quarks - 2 * loop(masses[neutrino]) + bosons);
  const rho = marcianoSirlinRho(s2);
  return { vector: rho * (-0.5 + 2 * kappa * s2), axial: -rho / 2 };
}

/** With both boxes in it: C_Z = 19/8 − 7s²/2 + 3s⁴. */
function marcianoSirlinRho(s2: number): number {
  const c2 = 1 - s2;
  const ratio = (HIGGS_BOSON_MASS_GEV / Z_BOSON_MASS_GEV) ** 2;
  const boxes = 19 / 8 - (7 / 2) * s2 + 3 * s2 * s2;
  const higgs = Math.log(c2 / ratio) / (c2 - ratio) + Math.log(ratio) / (c2 * (1 - ratio));
  const sum =
    (3 / (4 * s2 * s2)) * Math.log(c2) -
    7 / (4 * s2) +
    (2 * boxes) / (c2 * s2) +
    ((3 * ratio) / (4 * s2)) * higgs +
    (3 * TOP_QUARK_MASS_GEV ** 2) / (4 * s2 * W_BOSON_MASS_GEV ** 2);
  return 1 + (FINE_STRUCTURE_CONSTANT_AT_Z / (4 * Math.PI)) * sum;
}
