import { describe, expect, it } from 'vitest';
import { plainTex } from './plainTex.js';

describe('plainTex', () => {
  it('keeps words together and escapes what TeX reads as a command', () => {
    expect(plainTex('CCFR, 95 % CL')).toBe('\\text{CCFR, 95 % CL}');
    expect(plainTex('{a}$\\b')).toBe('\\text{\\{a\\}\\$\\\\b}');
  });

  it('takes Greek letters, raised and lowered digits and accents from the mathematics fonts', () => {
    expect(plainTex('sin²θ₁')).toBe('\\text{sin}{}^{2}{θ}{}_{1}');
    expect(plainTex('Gómez')).toBe('\\text{G}\\acute{\\text{o}}\\text{mez}');
  });
});
