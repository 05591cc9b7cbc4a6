import { describe, expect, it } from 'vitest';
import { tridentChannel } from '../couplings/channels.js';
import { type Couplings, couplingsOf, poleOf, type Sector } from '../couplings/couplings.js';
import { defaultElectroweakInputs as inputs } from '../couplings/electroweakInputs.js';
import { parseModel } from '../models/index.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import {
  chiralCrossSection,
  DENSITY_NAMES,
  type Kernel,
  kernelCrossSection,
  MissingSectorError,
  turnedCrossSection,
} from './kernel.js';
import { sectorDensities } from './sectors.js';

const chiral = {
  transfer: Float64Array.of(1, 4),
  vv: Float64Array.of(2, 3),
  aa: Float64Array.of(5, 7),
  va: Float64Array.of(-1, 1),
};
const kernel: Kernel = { chiral };

describe('kernelCrossSection', () => {
  it('is Σ V²vv + A²aa + VA va (hand arithmetic)', () => {
    const contact = couplingsOf('mu', { vector: 2, axial: 3 });
    // 4·5 + 9·12 + 6·0
    expect(kernelCrossSection(kernel, [contact])).toBe(128);
    const light = { ...contact, axial: 0, poles: [poleOf(1, { vector: 10 })] };
    // V(1) = 2 + 10/2 = 7, V(4) = 2 + 10/5 = 4: 49·2 + 16·3
    expect(kernelCrossSection(kernel, [light])).toBe(146);
  });

  it('does not depend on how a pole is written: one, or two halves of it', () => {
    const pole = poleOf(1, { vector: 10, axial: -4 });
    const half = poleOf(1, { vector: 5, axial: -2 });
    const current = couplingsOf('mu', { vector: 2, axial: 3 });
    // V = 7, 4 and A = 1, 2.2: 49·2 + 1·5 − 7·1 + 16·3 + 4.84·7 + 8.8·1
    expect(kernelCrossSection(kernel, [{ ...current, poles: [pole] }])).toBeCloseTo(186.68, 10);
    expect(kernelCrossSection(kernel, [{ ...current, poles: [half, half] }])).toBeCloseTo(186.68, 10);
  });

  it('adds outgoing flavours incoherently', () => {
    const one = couplingsOf('mu', { vector: 1 });
    expect(kernelCrossSection(kernel, [one, { ...one, outgoing: 'tau' }])).toBe(10);
  });
});

describe('a kernel of the chiral sector alone', () => {
  it.each([
    ['scalar', { mass: 1, coupling: 0.02, nuMu: 1, scalarMu: 1 }],
    ['neutrino-dipole', { momentMu: 1e-9 }],
    ['contact', { vector: 0.1, tensor: 0.1 }],
  ] as const)('refuses a model that turns the helicity: %s', (name, parameters) => {
    const couplings = parseModel(name, parameters).couplings(tridentChannel('numu:mumu'), inputs);
    expect(() => kernelCrossSection(kernel, couplings)).toThrow(MissingSectorError);
    expect(() => kernelCrossSection(kernel, couplings)).toThrow(/no densities of operators that turn the helicity/);
  });
});

/** c as a vector, in the order of the rows of `densityMatrix`. */
const STRENGTHS = ['vector', 'axial', 'scalar', 'pseudoscalar', 'tensor', 'dipole'] as const;

/** Which densities are in which place of ρ; an interference is in two, half in each. */
const PLACES = {
  vv: [0, 0],
  aa: [1, 1],
  va: [0, 1],
  ss: [2, 2],
  pp: [3, 3],
  tt: [4, 4],
  st: [2, 4],
  pt: [3, 4],
  dd: [5, 5],
  td: [4, 5],
} as const;

const random = (uniforms: CounterUniforms, count: number, low: number, high: number, number: number) => {
  const u = new Float64Array(4 * Math.ceil(count / 4));
  uniforms.fill(number, 0, u.length / 4, u);
  return u.subarray(0, count).map((value) => low + (high - low) * value);
};

/** c(T)ᵀ ρ c(T) at one T, written out. */
function quadraticForm(one: Couplings, transfer: number, densities: Record<string, number>): number {
  const c = STRENGTHS.map((name) => {
    if (name === 'dipole') return one.dipole / transfer;
    return one.poles.reduce((sum, pole) => sum + pole[name] / (pole.massGeV ** 2 + transfer), one[name]);
  });
  const rho = STRENGTHS.map(() => STRENGTHS.map(() => 0));
  for (const [name, [row, column]] of Object.entries(PLACES)) {
    rho[row][column] += (densities[name] ?? 0) / 2;
    rho[column][row] += (densities[name] ?? 0) / 2;
  }
  let sum = 0;
  for (let m = 0; m < 6; m++) for (let n = 0; n < 6; n++) sum += c[m] * rho[m][n] * c[n];
  return sum;
}

describe('σ = Σ cᵀ ρ c', () => {
  const uniforms = new CounterUniforms(14, 1);
  const densitiesOf = <S extends Sector>(sector: S, count: number, number: number) => {
    const [transfer, ...densities] = ['transfer', ...DENSITY_NAMES[sector]].map((_, n) =>
      random(uniforms, count, 0.2, 1, 100 * number + n),
    );
    return sectorDensities(sector, { transfer, densities });
  };
  const whole = { chiral: densitiesOf('chiral', 9, 1), turned: densitiesOf('turned', 7, 2) };

  it.each(Array.from({ length: 20 }, (_, i) => i))('of random couplings is the double sum: %s', (i) => {
    const c = random(uniforms, 6, -1, 1, 1000 + i);
    const [vector, axial, scalar, pseudoscalar, tensor, dipole] = c;
    const poles = Array.from({ length: i % 4 }, (_, n) => {
      const [mass, ...a] = random(uniforms, 6, -1, 1, 2000 + 10 * i + n);
      const residues = { vector: a[0], axial: a[1], scalar: a[2], pseudoscalar: a[3], tensor: a[4] };
      return poleOf(0.1 + Math.abs(mass), residues);
    });
    const one = couplingsOf('mu', { vector, axial, scalar, pseudoscalar, tensor, dipole, poles });
    const sums = [whole.chiral, whole.turned].map((densities) =>
      densities.transfer.reduce((sum, transfer, j) => {
        const at = Object.fromEntries(Object.entries(densities).map(([name, values]) => [name, values[j]]));
        return sum + quadraticForm(one, transfer, at);
      }, 0),
    );
    // densities of about 1: rounding is a part of them, however little is left of the sum
    const scale = 1 + Math.abs(sums[0]) + Math.abs(sums[1]);
    const sigma = kernelCrossSection(whole, [one]);
    expect(Math.abs(sigma - sums[0] - sums[1])).toBeLessThan(1e-12 * scale);
    const sectors = chiralCrossSection(whole.chiral, [one]) + turnedCrossSection(whole.turned, [one]);
    expect(Math.abs(sigma - sectors)).toBeLessThan(1e-12 * scale);
  });
});
