import { describe, expect, it } from 'vitest';
import { parseUnit, readUnit } from './units.js';

describe('the unit of a claim', () => {
  it.each([
    ['', '', 0],
    ['none', '', 0],
    ['events', '', 0],
    ['percent CL', '', -2],
    ['1e-11', '', -11],
    ['TeV', 'energy^1', 12],
    ['keV', 'energy^1', 3],
    ['GeV^-1', 'energy^-1', -9],
    ['t', 'mass^1', 3],
    ['POT', 'pot^1', 0],
    ['GeV^2', 'energy^2', 18],
    // 1 pb = 1e-36 cm^2 = 1e-40 m^2.
    ['pb', 'length^2', -40],
    ['cm2', 'length^2', -4],
    ['ab^-1', 'length^-2', 46],
    ['cm^-2 s^-1', 'length^-2 time^-1', 4],
    ['events/year', 'year^-1', 0],
    ['years per beam mode', 'year^1', 0],
  ])('%j has its dimension and power of ten', (printed, dimension, exponent) => {
    const unit = parseUnit(printed);
    expect(unit?.dimension).toBe(dimension);
    expect((unit?.exponent ?? 0) - exponent).toBe(0);
  });

  it('outside the closed list is none', () => {
    expect(parseUnit('furlong')).toBeUndefined();
    expect(parseUnit('GeV furlong')).toBeUndefined();
  });
});

it('a unit in a text ends where its symbol ends', () => {
  expect(readUnit('5 GeV, then', 1)).toMatchObject({ unit: { printed: 'GeV' }, end: 5 });
  expect(readUnit('5 GeVs', 1)).toBeUndefined();
});
