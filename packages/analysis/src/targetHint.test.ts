import { describe, expect, it } from 'vitest';
import { catalogue } from '../test/toyExperiment.js';
import { targetRemedy } from './targetHint.js';

const hint = (given: string) => {
  const remedy = targetRemedy(given, catalogue.materials, catalogue.nuclides);
  return /^(?:Did you mean "(.+)"|There is no isotope of (\w+))/.exec(remedy)?.slice(1).join('') ?? '';
};

describe('the hint for a target that is not known', () => {
  // the periodic table: symbol, name and charge belong together
  it.each([
    ['Ar', 'argon'],
    ['ar', 'argon'],
    ['Fe', 'iron'],
    ['PB', 'lead'],
    ['Argon', 'argon'],
    ['aluminum', 'aluminium'],
    ['40Ar', 'Ar40'],
    ['^40Ar', 'Ar40'],
    ['Ar-40', 'Ar40'],
    ['argon 40', 'Ar40'],
    ['fe56', 'Fe56'],
    ['Ar4O', 'Ar40'],
    ['16O', 'O16'],
    ['Ar41', 'Ar40'],
    ['Ar37', 'Ar36'],
    ['Pb200', 'Pb204'],
    ['Ag', 'Ag107'],
    ['Aq40', 'Ar40'],
    ['ste', 'steel'],
    ['irn', 'iron'],
    ['tungstn', 'tungsten'],
    ['glass', 'CHARM-II glass'],
    ['prton', 'proton'],
  ])('%s: %s', (given, meant) => {
    expect(hint(given)).toBe(meant);
  });

  it.each([
    ['Pu239', 'plutonium'],
    ['239Pu', 'plutonium'],
    ['Rn', 'radon'],
    ['neon', 'neon'],
    ['tin', 'tin'],
    ['Au197', 'gold'],
    ['gold', 'gold'],
  ])('%s is an element of which there is nothing, and no other', (given, element) => {
    expect(hint(given)).toBe(element);
  });

  it.each(['', 'x', 'qq38', '38', 'unobtainium', '__proto__', 'beam dump'])('%s: none', (given) => {
    expect(hint(given)).toBe('');
  });

  it('lists what there is', () => {
    expect(targetRemedy('x', catalogue.materials, catalogue.nuclides)).toMatch(/^Known: proton, neutron, .*Ar40.*iron/);
  });
});
