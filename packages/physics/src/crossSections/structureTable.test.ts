import { describe, expect, it } from 'vitest';
import { structureFunctionModel } from '../structureFunctions/structureFunctionModel.js';
import { StructureTable } from './structureTable.js';

describe('a table of structure functions', () => {
  const structure = structureFunctionModel().structure('proton');
  const masses = Float64Array.of(1.2, 1.52, 2.5, 3.6, 9, 400);
  const table = new StructureTable(structure, () => masses);

  it.each([1e-9, 3e-4, 0.013, 0.2, 0.9, 3.3, 27, 900])('has what it was made of at Q² = %d GeV²', (q2) => {
    const out = new Float64Array(2 * masses.length);
    table.atVirtuality(q2);
    table.write(0, out);
    masses.forEach((w2, i) => {
      const f2 = structure.f2(q2, w2);
      // a fit that is joined to another in Q² has kinks of a part in a thousand there, and none in these places
      expect(Math.abs(out[i] / f2 - 1)).toBeLessThan(1e-5);
      expect(Math.abs(out[masses.length + i] - structure.fL(q2, w2))).toBeLessThan(1e-5 * f2);
    });
  });
});
