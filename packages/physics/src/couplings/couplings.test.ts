import { describe, expect, it } from 'vitest';
import {
  axialAt,
  couplingsOf,
  LIGHTEST_PROPAGATOR_GEV,
  lightestMediator,
  poleOf,
  polesOf,
  turnedAt,
  turningCouplings,
  vectorAt,
} from './couplings.js';

const chiral = couplingsOf('mu', {
  vector: 0.9,
  axial: -0.5,
  poles: [poleOf(2, { vector: 3 }), poleOf(1, { vector: -1, axial: 4 })],
});
const turned = couplingsOf('mu', {
  scalar: 1,
  tensor: 0.5,
  poles: [poleOf(0.5, { scalar: 2, pseudoscalar: -1, tensor: 3 })],
});

describe('Couplings', () => {
  it('add a pole a/(M² + T) per mediator (hand arithmetic)', () => {
    expect(vectorAt(chiral, 0)).toBeCloseTo(0.9 + 3 / 4 - 1, 15);
    expect(axialAt(chiral, 3)).toBeCloseTo(-0.5 + 0 / 7 + 4 / 4, 15);
    const { scalar, pseudoscalar, tensor, dipole } = turnedAt(turned, 0.75);
    expect([scalar, pseudoscalar, tensor, dipole]).toEqual([3, -1, 3.5, 0]);
    expect(turnedAt({ ...turned, dipole: 0.3 }, 0.75).dipole).toBeCloseTo(0.4, 15);
  });

  it('know the lightest mediator, Infinity without one, of both sectors or of one', () => {
    expect(lightestMediator([chiral])).toBe(1);
    expect(lightestMediator([{ ...chiral, poles: [] }])).toBe(Number.POSITIVE_INFINITY);
    const all = [chiral, turned];
    expect(lightestMediator(all)).toBe(0.5);
    expect(lightestMediator(all, 'chiral')).toBe(1);
    expect(lightestMediator(all, 'turned')).toBe(0.5);
    // the photon of a dipole is in no pole
    const dipole = couplingsOf('mu', { dipole: 1 });
    expect(lightestMediator([dipole], 'turned')).toBe(LIGHTEST_PROPAGATOR_GEV);
    expect(lightestMediator([dipole], 'chiral')).toBe(Number.POSITIVE_INFINITY);
  });

  it('tell which of them turn the helicity: a contact term, a residue or a dipole', () => {
    const dipole = couplingsOf('tau', { dipole: 1 });
    const residue = couplingsOf('e', { poles: [poleOf(1, { pseudoscalar: 1 })] });
    expect(turningCouplings([chiral, turned, couplingsOf('mu'), dipole, residue])).toEqual([turned, dipole, residue]);
    const both = { ...chiral, poles: [...chiral.poles, ...turned.poles] };
    expect(polesOf('chiral', both)).toEqual(chiral.poles);
    expect(polesOf('turned', both)).toEqual(turned.poles);
  });
});
