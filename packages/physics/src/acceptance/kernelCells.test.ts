import { describe, expect, it } from 'vitest';
import { convergedKernelSum } from '../crossSections/convergedKernel.js';
import { kernelMasses } from '../crossSections/inclusiveCrossSection.js';
import { energySampler } from '../events/energySampler.js';
import { type TestCase, testRequest } from '../events/events.fixtures.js';
import { kernelCells } from './kernelCells.js';
import { transferNodes } from './transferNodes.js';

const cases: readonly TestCase[] = [
  { channel: 'numu:mumu', regime: 'coherent', energies: 5 },
  { channel: 'numu:mumu', regime: 'proton', energies: 160 },
  { channel: 'numu:mue', regime: 'unbroken', energies: 3 },
];

function cellsOf(test: TestCase) {
  const request = testRequest(test);
  const { spectrum } = energySampler(request.energies);
  const parts = request.terms.map(({ target, multiplicity }) => ({
    process: { ...kernelMasses(request), target, spectrum },
    weight: multiplicity,
  }));
  const accuracy = { tolerance: 1e-4, lightestMediatorGeV: 1e-3, fewestTransferNodes: 48 };
  const exact = convergedKernelSum(parts, accuracy);
  const nodes = transferNodes(
    exact.transferWeights.reduce((sum, weight) => sum + weight, 0),
    1e-6,
  );
  return { exact: exact.kernel.chiral, nodes, cells: kernelCells(exact, nodes) };
}

describe('the cells of an exact kernel', () => {
  it.each(cases)('hold all of it: $channel $regime', (test) => {
    const { exact, cells } = cellsOf(test);
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    for (const part of ['vv', 'aa', 'va'] as const) {
      expect(Math.abs(sum(cells[part]) - sum(exact[part]))).toBeLessThan(1e-12 * sum(exact.vv));
      expect(cells.vv.every((value) => value >= 0)).toBe(true);
    }
  });

  it.each(cases)('hold it where it is: sums with propagators of any mass agree: $channel $regime', (test) => {
    const { exact, nodes, cells } = cellsOf(test);
    for (const mass of [1e-3, 1e-2, 0.1, 1]) {
      const propagator = (transfer: number) => (mass * mass + transfer) ** -2;
      for (const part of ['vv', 'aa'] as const) {
        const expected = exact.transfer.reduce((sum, t, j) => sum + exact[part][j] * propagator(t), 0);
        // each cell's content spread evenly in T
        const found = cells[part].reduce((sum, value, j) => {
          const [low, high] = [nodes.transfer[j], nodes.transfer[j + 1]];
          return sum + value / ((mass * mass + low) * (mass * mass + high));
        }, 0);
        // over a cell two propagators fall by e^−2step at most and the density of VV rises by e^step: 2step²/12 = 5.4e-3
        expect(Math.abs(found / expected - 1)).toBeLessThan(part === 'vv' ? 6e-3 : 2e-3);
      }
    }
  });
});
