import { loadCatalogue } from '@nereid/catalogue/node';
import { chargeDensity } from '@nereid/physics/targets';
import { describe, expect, it } from 'vitest';
import { muonicPull } from '../validation/src/densities/densities.js';
import { elasticCrossSections } from '../validation/src/densities/elasticScattering.js';
import { openReference } from '../validation/src/referenceFolder.js';

const { nuclides } = await loadCatalogue();
const reference = openReference();
const hbarC = 197.3269804;

describe('elastic scattering by partial waves', () => {
  it('is Mott scattering times F² for a small charge', () => {
    // Z = 0.01: the plane wave is good to π Zα = 2e-4, and to Zα times the ratio of potential and energy
    const radius = 2;
    const density = (r: number) => Math.exp(-1.5 * (r / radius) ** 2);
    const sphere = { protons: 0.01, massMeV: 1e12, density, edgeFm: 12 };
    const energy = 200;
    for (const angle of [40, 70, 100]) {
      const sine = Math.sin((angle * Math.PI) / 360);
      const mott = ((0.01 * hbarC) / 137.036 / (2 * energy)) ** 2 * ((1 - sine * sine) / sine ** 4);
      const formFactor = Math.exp(-(((2 * energy * sine) / hbarC) ** 2) * (radius ** 2 / 6));
      const [found] = elasticCrossSections(sphere, energy, [angle]);
      expect(Math.abs(found / (mott * formFactor ** 2) - 1)).toBeLessThan(2e-3);
    }
  });

  it('of the Fourier–Bessel density of argon goes through the points of Ottermann et al.', () => {
    const argon = nuclides.get('Ar40') ?? expect.fail();
    const density = argon.densities?.find(({ density: { kind } }) => kind === 'fourier-bessel')?.density;
    const sphere = {
      protons: 18,
      massMeV: argon.massGeV * 1000,
      density: chargeDensity(density ?? expect.fail()),
      edgeFm: 9,
    };
    const rows = reference.rows('elastic-argon.csv') ?? [];
    expect(rows).toHaveLength(16);
    for (const energy of [115.75, 249.03]) {
      const points = rows.filter(({ energyMeV }) => Number(energyMeV) === energy);
      const found = elasticCrossSections(
        sphere,
        energy,
        points.map(({ degrees }) => Number(degrees)),
      );
      points.forEach(({ sigmaFm2, statistical, systematic }, i) => {
        // three errors with the normalisation of 0.8 %
        const error = Math.hypot(Number(statistical), Number(systematic), 0.8) / 100;
        expect(Math.abs(found[i] / Number(sigmaFm2) - 1)).toBeLessThan(3 * error);
      });
    }
  });
});

describe('the default density', () => {
  it.each(['O16', 'Si28', 'S32', 'Ar40', 'Ca40', 'Ti48', 'Fe56', 'Cu63', 'Cu65'])(
    'of %s has the moment of muonic atoms',
    (name) => {
      const { radiusFm: c, diffusenessFm: a } = (nuclides.get(name) ?? expect.fail()).symmetrisedFermi;
      const density = (r: number) => Math.sinh(c / a) / (Math.cosh(r / a) + Math.cosh(c / a));
      // its radius comes from muonic atoms among others; the moment is another one, k = 2.03 to 2.13
      expect(
        Math.abs(muonicPull(density, reference.rows('muonic-moments.csv') ?? [], name) ?? Number.NaN),
      ).toBeLessThan(2);
    },
  );
});
