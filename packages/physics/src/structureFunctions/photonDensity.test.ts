import { describe, expect, it } from 'vitest';
import { FINE_STRUCTURE_CONSTANT, PROTON_MASS_GEV } from '../constants.js';
import { defaultElectroweakInputs } from '../couplings/electroweakInputs.js';
import { nucleonFormFactors } from '../formFactors/index.js';
import { clas } from './clas.js';
import { gd11Absorption } from './continuum.js';
import { r1998 } from './longitudinalRatio.js';
import { joinedStructure, luxLike } from './luxLike.js';
import { type PhotonSource, photonDensity } from './photonDensity.js';
import { type NucleonStructure, structureOf } from './structureFunction.js';

const M2 = PROTON_MASS_GEV ** 2;
const formFactors = nucleonFormFactors('kelly', defaultElectroweakInputs);
const source: PhotonSource = { nucleon: 'proton', formFactors, structure: luxLike.structure('proton') };
const nothing: NucleonStructure = { f2: () => 0, fL: () => 0 };

/**
 * Structure functions of the test of fiatlux, the program of LUXqed (scarrazza/fiatlux 5f491420, tests/test_basics.py): CLAS and GD11 with
 * R1998 joined as here, but without partons, so zero for Q² > 9 and W² > 4 GeV². The test sets α = 0.1 everywhere, and the
 * program turns the cross section of GD11, made with 1/137, into F₂ with that: GD11 is α/0.1 as large. Its R below
 * Q² = 0.34 GeV² is taken at the x of the point, ours at its W².
 */
function ofFiatluxTest(): NucleonStructure {
  const full = gd11Absorption('proton');
  const scaled = {
    crossSections(q2: number, w2: number, out: Float64Array) {
      full.crossSections(q2, w2, out);
      for (let i = 0; i < 2; i++) out[i] *= FINE_STRUCTURE_CONSTANT / 0.1;
    },
  };
  const one = joinedStructure(clas.structure('proton'), structureOf(scaled, 'proton'));
  const f2 = (q2: number, w2: number) => (q2 > 9 && w2 > 4 ? 0 : one.f2(q2, w2));
  const fL = (q2: number, w2: number) => {
    const x = q2 / (w2 - M2 + q2);
    const u = Math.min(1, q2 / 0.34);
    const ratio = 0.5 * u * (3 - u * u) * r1998(x, Math.max(q2, 0.34));
    return (f2(q2, w2) * (1 + (4 * x * x * M2) / q2) * ratio) / (1 + ratio);
  };
  return { f2, fL };
}

describe('photonDensity', () => {
  it('reproduces the program of LUXqed', () => {
    const { elastic, inelastic, msBar } = photonDensity(0.1, 1000, {
      nucleon: 'proton',
      formFactors,
      structure: ofFiatluxTest(),
      coupling: () => 0.1,
    });
    // quadrature, 10⁻⁴, once as the jump at W² = 4 GeV² is a hard case
    expect(Math.abs(inelastic / 0.01927555943602428 - 1)).toBeLessThan(2e-4);
    // Form factors of A1 (arXiv:1307.6227) there, of Kelly here; LUXqed quotes 1 % for the elastic part.
    expect(Math.abs(elastic / 0.0601621248523242 - 1)).toBeLessThan(0.01);
    expect(Math.abs(msBar)).toBeLessThan(1e-12);
  });

  it('carries 0.43 % of the momentum of a proton at μ = 100 GeV', () => {
    const mean = (mu: number) => {
      const [points, low] = [60, Math.log(1e-6)];
      let sum = 0;
      for (let i = 0; i < points; i++) {
        const x = Math.exp((low * (i + 0.5)) / points);
        // ∫ x f dx = ∫ x (x f) d ln x
        sum += (photonDensity(x, mu * mu, source).total * x * -low) / points;
      }
      return sum;
    };
    // LUXqed has 0.426 % (arXiv:1607.04266, the number not seen again in print), to 1 or 2 %; arXiv:1712.07053: up to 0.5 % at higher μ.
    expect(Math.abs(mean(100) / 0.00426 - 1)).toBeLessThan(0.02);
  });

  it('has the elastic flux of Budnev et al. where nothing runs and μ is large', () => {
    const alpha = FINE_STRUCTURE_CONSTANT;
    const x = 0.05;
    const dipole = nucleonFormFactors('dipole', defaultElectroweakInputs);
    const { elastic } = photonDensity(x, 1e8, {
      ...source,
      formFactors: dipole,
      structure: nothing,
      coupling: () => alpha,
    });
    // Phys. Rep. 15 (1975) 181, eq. (6.17): dn = (α/π)(dω/ω)(dQ²/Q²)[(1 − x)(1 − Q²_min/Q²) D + ½x² C], C = G_M², D = (4M²G_E² + Q²G_M²)/(4M² + Q²)
    const least = (x * x * M2) / (1 - x);
    const steps = 4000;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const logarithm = Math.log(least) + ((i + 0.5) / steps) * Math.log(1e4 / least);
      const q2 = Math.exp(logarithm);
      const [e2, m2] = [dipole.electric('proton', q2) ** 2, dipole.magnetic('proton', q2) ** 2];
      const d = (4 * M2 * e2 + q2 * m2) / (4 * M2 + q2);
      sum += ((1 - x) * (1 - least / q2) * d + 0.5 * x * x * m2) * (Math.log(1e4 / least) / steps);
    }
    // midpoint rule, 10⁻⁶; the flux beyond Q² = 10⁴ GeV² is less than that
    expect(Math.abs(elastic / ((alpha / Math.PI) * sum) - 1)).toBeLessThan(1e-5);
  });

  it('grows with ln μ² as quarks radiate, d(x f)/d ln μ² = α/2π ∫dz/z [1 + (1 − z)²] F₂(x/z)', () => {
    // F₂ that scales, without running: the logarithm of the upper limit is all that changes
    const f2 = (q2: number, w2: number) => {
      const x = q2 / (w2 - M2 + q2);
      return Math.sqrt(x) * (1 - x) ** 3;
    };
    const scaling: PhotonSource = {
      ...source,
      structure: { f2, fL: () => 0 },
      coupling: () => FINE_STRUCTURE_CONSTANT,
    };
    const x = 0.02;
    const at = (mu2: number) => photonDensity(x, mu2, scaling).total;
    let sum = 0;
    const steps = 2000;
    for (let i = 0; i < steps; i++) {
      const z = Math.exp((Math.log(x) * (i + 0.5)) / steps);
      sum += ((1 + (1 - z) ** 2) * Math.sqrt(x / z) * (1 - x / z) ** 3 * -Math.log(x)) / steps;
    }
    const slope = (at(1e6) - at(1e4)) / Math.log(100);
    // the quadrature of a difference of two densities, each to 10⁻⁴ of ten times the slope
    expect(Math.abs(slope / ((FINE_STRUCTURE_CONSTANT / (2 * Math.PI)) * sum) - 1)).toBeLessThan(1e-3);
  });

  it('refuses a fraction or scale that is none', () => {
    expect(() => photonDensity(0, 100, source)).toThrow(/^x = 0/);
    expect(() => photonDensity(0.1, -1, source)).toThrow(/^mu2 = -1/);
  });
});
