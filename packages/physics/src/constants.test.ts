import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM, HBAR_C_SQUARED_GEV2_CM2 } from './constants.js';
import { cm2FromGeVMinus2, fbFromCm2 } from './units.js';

describe('derived constants', () => {
  it('give ħc and (ħc)² as printed by CODATA and the PDG', () => {
    // 197.326 980 4… MeV fm and 0.389 379 372 1… GeV² mbarn, both exact since 2019; to their printed digits, which are cut, not rounded
    expect(Math.floor(HBAR_C_GEV_FM * 1e10)).toBe(1973269804);
    expect(HBAR_C_SQUARED_GEV2_CM2 * 1e27).toBeCloseTo(0.3893793721, 9);
  });
});

describe('units', () => {
  it('convert GeV⁻² to cm² and cm² to fb', () => {
    expect(cm2FromGeVMinus2(2)).toBe(2 * HBAR_C_SQUARED_GEV2_CM2);
    // 1 fb = 1e-39 cm²
    expect(fbFromCm2(3e-39)).toBeCloseTo(3, 14);
  });
});
