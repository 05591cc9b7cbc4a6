import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { kernelCrossSection } from '../crossSections/kernel.js';
import { addChiralColumns } from './chiralColumns.js';
import type { InteractionColumns } from './couplingColumns.js';
import type { ChannelKernel } from './kernelRatio.js';
import type { RatioColumns } from './ratioPolynomial.js';
import { addTurnedColumns, mayTurn } from './turnedColumns.js';

/**
 * `ratioPolynomial` at many points of a model: the same additions in the same order, so the same bits. NaN where σ_SM is 0, and at
 * points whose couplings turn the helicity where a kernel has no densities for that.
 */
export function ratioPolynomialColumns(
  kernels: readonly ChannelKernel[],
  model: InteractionColumns,
  inputs: ElectroweakInputs,
): RatioColumns {
  const { count } = model;
  const sums: RatioColumns = { linear: new Float64Array(count), quadratic: new Float64Array(count) };
  let standard = 0;
  for (const { channel, kernel } of kernels) {
    const sm = standardModelWith(channel, inputs);
    standard += kernelCrossSection(kernel, [sm]);
    const couplings = model.couplings(channel, inputs);
    if (couplings.some(mayTurn)) addTurnedColumns(sums.quadratic, kernel.turned, couplings);
    for (const current of couplings) {
      const interferes = current.outgoing === sm.outgoing && current.interferes !== false;
      addChiralColumns(sums, kernel.chiral, current, interferes ? sm : undefined);
    }
  }
  divide(sums, standard);
  return sums;
}

/** In units of σ_SM; new couplings too small for their square to be a number leave the Standard Model. */
function divide({ linear, quadratic }: RatioColumns, standard: number): void {
  for (let i = 0; i < linear.length; i++) {
    const isStandard = quadratic[i] === 0;
    linear[i] = !(standard > 0) ? Number.NaN : isStandard ? 0 : linear[i] / standard;
    quadratic[i] = !(standard > 0) ? Number.NaN : isStandard ? 0 : quadratic[i] / standard;
  }
}
