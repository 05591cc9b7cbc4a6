import { describe, expect, it } from 'vitest';
import { dashLengths, themeOf } from './palette.js';

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('themeOf', () => {
  it.each(['light', 'dark'] as const)('has text that is read with ease on %s paper', (name) => {
    const { ink, mutedInk, paper } = themeOf(name);
    // WCAG 2.2: 7:1 for AAA text, 4.5:1 for AA.
    expect(contrast(ink, paper)).toBeGreaterThan(7);
    expect(contrast(mutedInk, paper)).toBeGreaterThan(4.5);
  });

  it('has curves that stand out from dark paper', () => {
    const { colours, paper } = themeOf('dark');
    for (const [key, colour] of Object.entries(colours)) {
      // WCAG 2.2, 1.4.11: 3:1 for graphics.
      expect(contrast(colour, paper), key).toBeGreaterThan(3);
    }
  });
});

describe('dashLengths', () => {
  it('grows with the width of the stroke', () => {
    expect(dashLengths('dashed', 2)).toEqual([8, 5]);
    expect(dashLengths(undefined, 2)).toEqual([]);
  });
});
