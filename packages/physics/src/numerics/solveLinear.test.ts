import { expect, it } from 'vitest';
import { solveLinear, solveSymmetric } from './solveLinear.js';

it('solves an equation whose first pivot is 0', () => {
  expect(
    solveLinear(
      [
        [0, 2],
        [3, 0],
      ],
      [4, 9],
    ),
  ).toEqual([3, 2]);
});

it('inverts the Hilbert matrix of four rows, whose inverse is one of integers', () => {
  const hilbert = [1, 2, 3, 4].map((i) => [1, 2, 3, 4].map((j) => 1 / (i + j - 1)));
  const first = solveLinear(hilbert, [1, 0, 0, 0]);
  // its condition number is 1.6e4
  const lower = hilbert.flatMap((row, i) => row.slice(0, i + 1));
  const symmetric = solveSymmetric(lower, [1, 0, 0, 0]);
  for (const [i, value] of [16, -120, 240, -140].entries()) {
    expect(first[i] / value).toBeCloseTo(1, 11);
    expect(symmetric[i] / value).toBeCloseTo(1, 11);
  }
});

it('says of a singular matrix that there is no number', () => {
  expect(
    solveLinear(
      [
        [1, 1],
        [1, 1],
      ],
      [1, 2],
    ).every(Number.isFinite),
  ).toBe(false);
});
