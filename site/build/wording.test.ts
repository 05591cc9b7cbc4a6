import { ROLES, STATUSES } from '@nereid/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  channelHtml,
  channelTex,
  eventNumber,
  modeTitle,
  percent,
  powerOfTen,
  ROLE_TITLES,
  STATUS_MEANINGS,
  speciesHtml,
  valuesByRole,
} from './wording.js';

describe('a number with its power of ten', () => {
  it.each([
    [1.0743e-3, 2, '1.07 × 10⁻³'],
    [7.5072e-40, 3, '7.507 × 10⁻⁴⁰'],
    [-25, 1, '−2.5 × 10¹'],
    [9.999, 2, '1.00 × 10¹'],
    [0.5, 0, '5 × 10⁻¹'],
    [3, 1, '3.0 × 10⁰'],
  ])('%d to %i digits is %s', (value, digits, text) => {
    expect(powerOfTen(value, digits)).toBe(text);
  });

  it('reads back as the number, to the digits shown', () => {
    const plain = (text: string) =>
      Number(
        text
          .replaceAll('−', '-')
          .replace(
            /(?: × )?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/,
            (_, power: string) => `e${[...power].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('')}`,
          ),
      );
    fc.assert(
      fc.property(fc.double({ min: 1e-60, max: 1e60, noNaN: true }), (value) => {
        expect(Math.abs(plain(powerOfTen(value, 3)) / value - 1)).toBeLessThanOrEqual(5.001e-4);
      }),
    );
  });
});

describe('the words of the pages', () => {
  it('are there for every role and status of the data', () => {
    expect(Object.keys(ROLE_TITLES).sort()).toEqual([...ROLES].sort());
    expect(Object.keys(STATUS_MEANINGS).sort()).toEqual([...STATUSES].sort());
  });

  it('stand over the values in the order in which the roles appear', () => {
    const values = ['measurement', 'theoryInput', 'measurement'].map((role, id) => ({ role, id }));
    expect(valuesByRole({ values } as never)).toEqual([
      ['measurement', [values[0], values[2]]],
      ['theoryInput', [values[1]]],
    ]);
  });
});

describe('numbers and names of rates', () => {
  it('have three digits, and powers of ten where they are small', () => {
    expect([0, 1190.4, 23.456, 0.30211, 4.13e-5].map((events) => eventNumber(events))).toEqual([
      ...['0', '1190', '23.5', '0.302', '4.13 × 10⁻⁵'],
    ]);
    expect([percent(0.0588), percent(0.3), percent(0)]).toEqual(['5.9 %', '30 %', '–']);
  });

  it('are words and symbols', () => {
    expect(['nu', 'nubar', 'nu-phase-2', 'hadron'].map(modeTitle)).toEqual([
      ...['Neutrino mode', 'Antineutrino mode', 'Neutrino mode, phase 2', 'Mode hadron'],
    ]);
    expect(channelTex('numubar:emu')).toBe('\\bar ν_{μ} \\to  \\bar ν_{e} e^- μ^+');
    // formulas for the eye and for everything else
    expect(channelHtml('numubar:emu')).toContain('>ν̄_μ → ν̄_e e⁻ μ⁺</span><span aria-hidden="true">');
    expect(channelHtml('numubar:emu')).toMatch(/class="katex-mathml".*class="katex-html"/s);
    expect(speciesHtml('nuebar')).toContain('\\bar ν_e');
  });
});
