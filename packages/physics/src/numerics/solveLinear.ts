/**
 * x with A x = b, by elimination with the largest pivot of each column; A is n rows of n numbers. Relative accuracy some 1e-16 times the condition number of
 * A. NaN where A is singular.
 */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let i = column + 1; i < size; i++) {
      const factor = rows[i][column] / rows[column][column];
      for (let j = column + 1; j <= size; j++) rows[i][j] -= factor * rows[column][j];
    }
  }
  const solution = new Array<number>(size);
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i][size];
    for (let j = i + 1; j < size; j++) rest -= rows[i][j] * solution[j];
    solution[i] = rest / rows[i][i];
  }
  return solution;
}

/**
 * x with A x = b for a symmetric positive definite A, given by the rows of its lower half one after the other, which is overwritten by its factor
 * L D Lᵀ. Accuracy as `solveLinear`; no pivots are looked for.
 */
export function solveSymmetric(lower: number[], right: readonly number[]): number[] {
  const size = right.length;
  const x = right.slice();
  for (let i = 0, row = 0; i < size; row += ++i) {
    for (let j = 0, other = 0; j <= i; other += ++j) {
      let rest = lower[row + j];
      for (let k = 0, diagonal = 0; k < j; diagonal += ++k + 1) {
        rest -= lower[row + k] * lower[other + k] * lower[diagonal];
      }
      lower[row + j] = j === i ? rest : rest / lower[other + j];
      if (j < i) x[i] -= lower[row + j] * x[j];
    }
  }
  for (let i = 0, diagonal = 0; i < size; diagonal += ++i + 1) x[i] /= lower[diagonal];
  for (let i = size - 1; i >= 0; i--) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j < i; j++) x[j] -= lower[row + j] * x[i];
  }
  return x;
}
