import { describe, expect, it } from 'vitest';
import { kernelCrossSection } from './kernelCrossSection.js';

const kernel = {
  transfer: Float64Array.of(1, 4),
  vv: Float64Array.of(2, 3),
  aa: Float64Array.of(5, 7),
  va: Float64Array.of(-1, 1),
};

describe('kernelCrossSection', () => {
  it('is Σ V²vv + A²aa + VA va (hand arithmetic)', () => {
    const contact = { outgoing: 'mu', vector: 2, axial: 3, poles: [] } as const;
    // 4·5 + 9·12 + 6·0
    expect(kernelCrossSection(kernel, [contact])).toBe(128);
    const light = { ...contact, axial: 0, poles: [{ massGeV: 1, vector: 10, axial: 0 }] };
    // V(1) = 2 + 10/2 = 7, V(4) = 2 + 10/5 = 4: 49·2 + 16·3
    expect(kernelCrossSection(kernel, [light])).toBe(146);
  });

  it('does not depend on how a pole is written: one, or two halves of it', () => {
    const pole = { massGeV: 1, vector: 10, axial: -4 };
    const half = { massGeV: 1, vector: 5, axial: -2 };
    const current = { outgoing: 'mu', vector: 2, axial: 3 } as const;
    // V = 7, 4 and A = 1, 2.2: 49·2 + 1·5 − 7·1 + 16·3 + 4.84·7 + 8.8·1
    expect(kernelCrossSection(kernel, [{ ...current, poles: [pole] }])).toBeCloseTo(186.68, 10);
    expect(kernelCrossSection(kernel, [{ ...current, poles: [half, half] }])).toBeCloseTo(186.68, 10);
  });

  it('adds outgoing flavours incoherently', () => {
    const one = { outgoing: 'mu', vector: 1, axial: 0, poles: [] } as const;
    expect(kernelCrossSection(kernel, [one, { ...one, outgoing: 'tau' }])).toBe(10);
  });
});
