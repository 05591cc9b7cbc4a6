import { describe, expect, it } from 'vitest';
import { HBAR_C_GEV_FM, HBAR_C_SQUARED_GEV2_CM2 } from './constants.js';

describe('derived constants', () => {
  it('give ħc and (ħc)² as printed by CODATA and the PDG', () => {
    // 197.326 980 4… MeV fm and 0.389 379 372 1… GeV² mbarn, both exact since 2019; to their printed digits, which are cut, not rounded
    expect(Math.floor(HBAR_C_GEV_FM * 1e10)).toBe(1973269804);
    expect(HBAR_C_SQUARED_GEV2_CM2 * 1e27).toBeCloseTo(0.3893793721, 9);
  });
});
