import { readFileSync } from 'node:fs';
import { computeExperimentKernel, modelRatio } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { electroweakInputs, parseModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';

/** Rows of the table "Against flavio" of docs/physics/effective-operators.md: name, then numbers with their digits. */
const text = readFileSync('docs/physics/effective-operators.md', 'utf8');
const section = text.slice(text.indexOf('## Against flavio'), text.indexOf('## Contact limit'));
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| `CVL') || line.startsWith('| both') || line.startsWith('| −0.1'))
  .map((line) => line.split('|').slice(2, 7));

const [LL, LR] = ['CVLL_numunumumumu', 'CVLR_numunumumumu'];
const POINTS: readonly Record<string, number>[] = [
  { [LL]: 0.1 },
  { [LL]: -0.1 },
  { [LR]: 0.1 },
  { [LR]: -0.1 },
  { [LL]: -0.1, [LR]: -0.1 },
  { [LL]: -0.1, [LR]: 0.1 },
  { 'CVLL_nuenumumumu.Re': 0.3 },
  { 'CVLL_numunutaumumu.Im': 0.2, 'CVLR_numunutaumumu.Re': -0.3 },
];

const catalogue = await loadCatalogue();
const kernelOf = (id: string, muonMass?: number) => {
  const electroweak = electroweakInputs(muonMass === undefined ? {} : { leptonMass: { mu: muonMass } });
  const experiment = catalogue.experiments.get(id);
  if (!experiment) throw new Error(`no experiment ${id}`);
  return computeExperimentKernel(experiment, catalogue, { electroweak, tolerance: 1e-3 });
};

describe('the comparison with flavio in the documentation', () => {
  const inputs = electroweakInputs();
  const printed = (row: number, column: number) => rows[row][column].trim().split(' ')[0];

  it('has a row for each point', () => {
    expect(rows).toHaveLength(POINTS.length);
  });

  it.each([
    ['ccfr', 1, 1e-5],
    ['ccfr', 2, undefined],
    ['charm-ii', 3, undefined],
    ['dune-projection-25', 4, undefined],
  ] as const)('prints the ratios of %s, column %d', (id, column, muonMass) => {
    const kernel = kernelOf(id, muonMass);
    for (const [row, point] of POINTS.entries()) {
      const digits = printed(row, column).split('.')[1].length;
      const ratio = modelRatio(kernel, parseModel('wet', point), inputs);
      // half a unit of the last digit; kernels good to 10⁻³ in σ give ratios to 10⁻⁵, since their errors are common
      expect(Math.abs(ratio - Number(printed(row, column))), `row ${row}`).toBeLessThan(0.5 * 10 ** -digits + 1e-5);
    }
  });

  it('prints the formula of flavio', () => {
    const s2 = inputs.sin2ThetaW;
    for (const [row, point] of POINTS.entries()) {
      let sum = 0;
      for (const [pair, part] of [
        ['numunumumumu', ''],
        ['nuenumumumu', '.Re'],
        ['nuenumumumu', '.Im'],
        ['numunutaumumu', '.Re'],
        ['numunutaumumu', '.Im'],
      ]) {
        const [left, right] = ['CVLL', 'CVLR'].map((kind) => point[`${kind}_${pair}${part}`] ?? 0);
        const [vector, axial] = part === '' ? [0.5 + 2 * s2, 0.5] : [0, 0];
        sum += (vector - right - left) ** 2 + (axial - left + right) ** 2;
      }
      expect(Number(printed(row, 0))).toBeCloseTo(sum / ((0.5 + 2 * s2) ** 2 + 0.25), 6);
    }
  });
});
