import { describe, expect, it } from 'vitest';
import { drawLabel, labelTex, readableLabel, type TypesetLabel } from './label.js';

const label: TypesetLabel = { widthEm: 2, ascentEm: 0.7, descentEm: 0.2, outlines: '<path d="M0,0"/>' };
const transformOf = (svg: string) => /transform="([^"]+)"/.exec(svg)?.[1];

describe('labelTex', () => {
  it('takes TeX as it is and plain text as words', () => {
    expect(labelTex({ tex: "g'" })).toBe("g'");
    expect(labelTex({ text: "g'" })).toBe("\\text{g'}");
  });
});

describe('readableLabel', () => {
  it.each([
    ["M_{Z'}\\;[\\mathrm{GeV}]", 'M_Z′ [GeV]'],
    ['L_\\mu-L_\\tau', 'L_μ-L_τ'],
    ['\\nu_\\mu N\\to\\nu_\\mu\\mu^+\\mu^-N', 'ν_μ N→ν_μμ^+μ^-N'],
  ])('reads %s as %s', (tex, words) => {
    expect(readableLabel({ tex })).toBe(words);
  });
});

describe('drawLabel', () => {
  const place = { x: 100, y: 50, sizePx: 10, colour: '#111111' };

  it('starts, centres or ends at the point', () => {
    expect(transformOf(drawLabel(label, place))).toBe('translate(100,50) scale(0.01,-0.01)');
    expect(transformOf(drawLabel(label, { ...place, anchor: 'middle' }))).toBe('translate(90,50) scale(0.01,-0.01)');
    expect(transformOf(drawLabel(label, { ...place, anchor: 'end' }))).toBe('translate(80,50) scale(0.01,-0.01)');
  });

  it('turns anticlockwise about the point', () => {
    const turned = drawLabel(label, { ...place, anchor: 'middle', rotationDegrees: 90 });
    expect(transformOf(turned)).toBe('translate(100,50) rotate(-90) translate(-10,0) scale(0.01,-0.01)');
  });

  it('draws a halo below all of its outlines', () => {
    const groups = drawLabel(label, { ...place, halo: '#ffffff' }).match(/<g fill="[^"]+"/g);
    expect(groups).toEqual(['<g fill="#ffffff"', '<g fill="#111111"']);
  });
});
