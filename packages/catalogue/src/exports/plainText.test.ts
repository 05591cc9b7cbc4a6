import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plainText.js';

describe('TeX as plain text', () => {
  it.each([
    ['$\\nu_\\mu N\\to\\nu_\\mu N\\mu^+\\mu^-$', 'ν_μ N → ν_μ Nμ⁺μ⁻'],
    ['Ratio, $\\sigma/\\sigma_\\mathrm{SM}$', 'Ratio, σ/σ_SM'],
    ['$Z^\\prime$s in neutrino scattering', 'Z′s in neutrino scattering'],
    ["Mass $M_{Z'}$", 'Mass M_Z′'],
    ['the $L_\\mu - L_\\tau$ boson', 'the L_μ − L_τ boson'],
    ['$10^{-38}~\\mathrm{cm}^2$', '10⁻³⁸ cm²'],
    ['$\\sqrt{s}$, $\\tfrac12$, $\\frac{a+b}{2}$', '√s, 1/2, (a+b)/2'],
    ['$\\bar\\nu_e$ at $\\langle E_\\nu\\rangle$', 'ν̄ₑ at ⟨E_ν⟩'.replace('ₑ', '_e')],
    ['$x^{a+b}$ of \\$5', 'x^(a+b) of $5'],
    ['$\\unknowncommand x$', 'unknowncommand x'],
  ])('%s', (tex, plain) => {
    expect(plainText(tex)).toBe(plain);
  });

  it('has the markup of CSL for raised and lowered parts', () => {
    expect(plainText('$L_\\mu - L_\\tau$', 'csl')).toBe('L<sub>μ</sub> − L<sub>τ</sub>');
    expect(plainText('$10^{-3}$ $Z^\\prime$', 'csl')).toBe('10<sup>−3</sup> Z′');
  });

  it('ends on any text, however broken', () => {
    const tex = fc.string({
      unit: fc.constantFrom('$', '\\', '{', '}', '^', '_', 'a', ' ', '\\frac', '\\bar', '\\to'),
    });
    fc.assert(fc.property(tex, (text) => void expect(typeof plainText(text)).toBe('string')));
  });
});
