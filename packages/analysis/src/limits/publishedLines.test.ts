import { describe, expect, it } from 'vitest';
import { withMarkers } from './publishedLines.js';

describe('withMarkers', () => {
  it('tells lines apart, from each other, from those before and from the circles of the experiments', () => {
    const line = { label: 'x', massGeV: [1], gPrime: [1] };
    const signs = [...withMarkers([line, line]), ...withMarkers([line, line], 2)].map(({ marker }) => marker);
    expect(new Set([...signs, 'circle']).size).toBe(5);
  });
});
