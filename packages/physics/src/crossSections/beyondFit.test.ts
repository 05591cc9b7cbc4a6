import { expect, it } from 'vitest';
import { carbonSeries } from '../../test/densitySamples.js';
import { fourierBessel } from '../formFactors/fourierBessel.js';
import type { Nuclide } from '../targets/nuclide.js';
import { beyondFit } from './beyondFit.js';
import { coherentTarget } from './hadronicTarget.js';

const nuclide = { name: 'C12', protons: 6, neutrons: 6, massGeV: 11.1749 } as Nuclide;
const form = fourierBessel(carbonSeries);
const upTo = (highest: number) => coherentTarget(nuclide, { ...form, momentaPerFm: [0, highest] });
const PAIR = (2 * 0.10566) ** 2;

it('says how much lies above the data of a fit, more for a smaller range', () => {
  const share = (highest: number) => Number(/ (\S+) %/.exec(beyondFit(upTo(highest), 50, PAIR) ?? '')?.[1] ?? 0);
  expect(share(1)).toBeGreaterThan(share(1.5));
  expect(share(1.5)).toBeGreaterThan(0.01);
  // ∫F²dQ² of ¹²C beyond its second zero
  expect(beyondFit(upTo(4.01), 50, PAIR)).toBeUndefined();
});

it('is silent without a known range, and where the process does not get there', () => {
  expect(beyondFit(coherentTarget(nuclide, form), 50, PAIR)).toBeUndefined();
  expect(beyondFit(coherentTarget(nuclide, { ...form, momentaPerFm: [0, 1] }, 1e-3), 50, PAIR)).toBeUndefined();
  expect(beyondFit(upTo(0.1), 0.1, PAIR)).toBeUndefined();
});
