import type { EventChunk } from './eventChunk.js';
import { fillHistogram, type Histogram, histogram } from './histogram.js';
import { angleToBeam, energyOf, log10Q2, type Observable, openingAngle, pairMass } from './observables.js';

/** Distributions with their ranges, as of neutrinos up to some GeV. */
export const observables: readonly (readonly [string, Observable, number, number])[] = [
  ['energy of ℓ⁻', energyOf('leptonMinus'), 0, 8],
  ['energy of ℓ⁺', energyOf('leptonPlus'), 0, 8],
  ['angle of ℓ⁻', angleToBeam('leptonMinus'), 0, 40],
  ['opening angle', openingAngle, 0, 60],
  ['pair mass', pairMass, 0.2, 1.2],
  ['log10 Q²', log10Q2, -4.5, 0.5],
  ['neutrino energy', (chunk, i) => chunk.energyGeV[i], 0, 20],
];

/** 20 bins of an observable. */
export function fill(chunk: EventChunk, observable: Observable, low: number, high: number): Histogram {
  const result = histogram(Array.from({ length: 21 }, (_, i) => low + ((high - low) * i) / 20));
  for (let i = 0; i < chunk.count; i++) fillHistogram(result, observable(chunk, i), chunk.weight[i]);
  return result;
}

/** χ² of two shapes and its degrees of freedom; bins with few entries are left out. */
export function shapeChiSquare(a: Histogram, b: Histogram): { chi2: number; ndf: number } {
  const total = (h: Histogram) => h.sums.reduce((sum, x) => sum + x, 0);
  const [ta, tb] = [total(a), total(b)];
  let chi2 = 0;
  let ndf = -1;
  a.sums.forEach((sum, i) => {
    const variance = a.squares[i] / ta ** 2 + b.squares[i] / tb ** 2;
    if (sum ** 2 <= 20 * a.squares[i] || b.sums[i] ** 2 <= 20 * b.squares[i]) return;
    chi2 += (sum / ta - b.sums[i] / tb) ** 2 / variance;
    ndf++;
  });
  return { chi2, ndf };
}

/** χ² may exceed its mean by four standard deviations: 3e-5 for a Gaussian, seeds are fixed. */
export const highest = (ndf: number) => ndf + 4 * Math.sqrt(2 * ndf);
