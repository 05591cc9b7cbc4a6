import { HBAR_C_GEV_FM } from '../constants.js';
import type { Nuclide } from '../targets/nuclide.js';
import type { BoundNucleons, NuclearModel } from './boundNucleons.js';
import type { Nucleon } from './formFactor.js';

/** Mean square charge radius of the proton [fm²] (Mohr et al. 2025: 0.84075 fm), which that of a nucleus contains. */
const PROTON_MEAN_SQUARE_FM2 = 0.84075 ** 2;

/** States of shell N, two spins each: (N + 1)(N + 2). */
const capacity = (shell: number): number => (shell + 1) * (shell + 2);

/** How full each shell is when `count` nucleons fill them from below. */
export function shellOccupations(count: number): number[] {
  const occupations: number[] = [];
  for (let left = count; left > 0; left -= capacity(occupations.length - 1)) {
    occupations.push(Math.min(1, left / capacity(occupations.length)));
  }
  return occupations;
}

/** |⟨m|e^{iqz}|n⟩|² of an oscillator in one dimension, x = (qb)²/2: (n!/m!) x^d e^−x L_n^d(x)², d = m − n ≥ 0. */
function transition(m: number, n: number, x: number): number {
  const [low, d] = [Math.min(m, n), Math.abs(m - n)];
  let [before, laguerre] = [0, 1];
  for (let k = 0; k < low; k++) {
    [before, laguerre] = [laguerre, ((2 * k + 1 + d - x) * laguerre - (k + d) * before) / (k + 1)];
  }
  let ratio = Math.exp(-x);
  for (let k = low + 1; k <= low + d; k++) ratio *= x / k;
  return ratio * laguerre * laguerre;
}

/**
 * Σᵢⱼ |⟨i|e^{iq·r}|j⟩|² over occupied states, per nucleon: what is blocked, 1 at q = 0. A pair of shells counts as far as both are filled; since a wave along z leaves
 * the quanta s = n_x + n_y alone, (s + 1)-fold, it is a sum over one dimension.
 */
export function blockedByShells(occupations: readonly number[], count: number, x: number): number {
  const last = occupations.length - 1;
  const table = occupations.map((_, m) => occupations.map((_, n) => (n <= m ? transition(m, n, x) : 0)));
  let sum = 0;
  for (let upper = 0; upper <= last; upper++) {
    for (let lower = 0; lower <= upper; lower++) {
      const both = (upper === lower ? 1 : 2) * Math.min(occupations[upper], occupations[lower]);
      for (let s = 0; s <= lower; s++) sum += both * (s + 1) * table[upper - s][lower - s];
    }
  }
  return (2 * sum) / count;
}

/**
 * Independent nucleons in the shells of a harmonic oscillator, filled from below, at the measured charge radius without that of the proton: the Pauli factor of a
 * nucleus of finite size, which begins with q² where that of a Fermi gas begins with q. Exact for closed shells; between them the sum of
 * what is blocked grows linearly. No spin-orbit order of states, no recoil of the centre of mass.
 */
export const oscillatorShells: NuclearModel = {
  name: 'oscillator-shells',
  title: 'independent nucleons in the shells of a harmonic oscillator',
  papers: [],
  bound(nuclide: Nuclide, nucleon: Nucleon): BoundNucleons {
    const count = nucleon === 'proton' ? nuclide.protons : nuclide.neutrons;
    const occupations = shellOccupations(count);
    const quanta = occupations.reduce((sum, part, shell) => sum + part * capacity(shell) * (shell + 1.5), 0) / count;
    const lengthSquared = (nuclide.rmsChargeRadiusFm ** 2 - PROTON_MEAN_SQUARE_FM2) / quanta;
    return {
      factor: (momentum) =>
        1 - blockedByShells(occupations, count, ((momentum / HBAR_C_GEV_FM) ** 2 * lengthSquared) / 2),
      kinksGeV: [],
    };
  },
};
