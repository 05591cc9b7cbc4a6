import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName, suggestName } from './nearestName.js';

const known = ['symmetrised-fermi', 'woods-saxon', 'helm', 'point'];

describe('nearestName', () => {
  it('finds the name a misspelling was meant to be', () => {
    expect(nearestName('symmetrized-fermi', known)).toBe('symmetrised-fermi');
    expect(nearestName('woodsaxon', known)).toBe('woods-saxon');
    expect(nearestName('Helm', known)).toBe('helm');
    expect(nearestName('pint', known)).toBe('point');
  });

  it('finds a name by a piece of it of three letters or more', () => {
    expect(nearestName('fermi', known)).toBe('symmetrised-fermi');
    expect(nearestName('wo', known)).toBeUndefined();
  });

  it('suggests nothing where more than half of the word would have to change', () => {
    expect(nearestName('gaussian', known)).toBeUndefined();
    expect(nearestName('', known)).toBeUndefined();
    expect(nearestName('helm', [])).toBeUndefined();
  });

  it('returns a known name for itself, and for itself with one letter added', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(20), fc.constantFrom('x', 'q', '-'), (name, position, letter) => {
        expect(nearestName(name, known)).toBe(name);
        expect(nearestName(name.slice(0, position) + letter + name.slice(position), known)).toBe(name);
      }),
    );
  });
});

describe('suggestName', () => {
  it('asks for the nearest name and lists all of them', () => {
    expect(suggestName('hlm', known)).toBe('Did you mean "helm"? Known: symmetrised-fermi, woods-saxon, helm, point.');
  });

  it('only lists the names where none is near', () => {
    expect(suggestName('gaussian', ['a', 'c'])).toBe('Known: a, c.');
  });
});
