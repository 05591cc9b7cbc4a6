import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, type RatioMeasurement, tridentChannel } from '@nereid/physics';
import { type TridentConstraint, tridentConstraint } from '../src/constraints/tridentConstraint.js';
import { type ExperimentKernel, experimentKernelInputs } from '../src/kernels/experimentKernel.js';

export const catalogue = await loadCatalogue();
export const inputs = defaultElectroweakInputs;

/** Densities on a few nodes in T, made up, so that every expectation can be worked out by hand. */
export interface ToyNodes {
  readonly transfer: readonly number[];
  readonly vv: readonly number[];
  readonly aa: readonly number[];
  readonly va: readonly number[];
}

export const oneNode: ToyNodes = { transfer: [0.04], vv: [3e-40], aa: [0], va: [0] };
export const threeNodes: ToyNodes = {
  transfer: [1e-4, 0.02, 0.7],
  vv: [1e-40, 4e-40, 2e-40],
  aa: [2e-40, 5e-40, 1e-40],
  va: [0, 1e-41, -2e-41],
};

export function toyKernel(nodes: ToyNodes, id = 'ccfr'): ExperimentKernel {
  const experiment = namedExperiment(id);
  const [transfer, vv, aa, va] = [nodes.transfer, nodes.vv, nodes.aa, nodes.va].map((part) => Float64Array.from(part));
  return {
    experiment: id,
    kernels: [{ channel: tridentChannel('numu:mumu'), kernel: { chiral: { transfer, vv, aa, va } } }],
    relativeError: 0,
    converged: true,
    inputs: experimentKernelInputs(experiment, catalogue, { electroweak: inputs }),
  };
}

/** CCFR and 0.82 ± 0.28 unless another experiment or measurement is given. */
export function toyExperiment(
  nodes: ToyNodes,
  measured: Partial<RatioMeasurement> = {},
  id = 'ccfr',
): TridentConstraint {
  const measurement = { name: 'toy', value: 0.82, errorPlus: 0.28, errorMinus: 0.28, ...measured };
  return tridentConstraint({ experiment: namedExperiment(id), measurement, kernel: toyKernel(nodes, id) }, inputs);
}

export function namedExperiment(id: string) {
  const experiment = catalogue.experiments.get(id);
  if (!experiment) throw new Error(`no experiment ${id}`);
  return experiment;
}

/** Normal quantiles of 95 %, from a table. */
export const Z_ONE_SIDED = 1.6448536269514722;
export const Z_TWO_SIDED = 1.959963984540054;

/** V and A of ν_μ → ν_μ μ⁻μ⁺ in the Standard Model. */
export const VECTOR = 0.5 + 2 * inputs.sin2ThetaW;
export const AXIAL = 0.5;
/** √2 G_F = 1/v². */
export const INVERSE_V2 = Math.SQRT2 * inputs.fermiConstant;
