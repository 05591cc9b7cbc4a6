import { standardModelCouplings, type TridentChannel } from '../couplings/channels.js';
import { axialAt, type Interaction, turningCouplings, vectorAt } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { standardModelWith } from '../couplings/standardModelExchange.js';
import { type Kernel, kernelCrossSection, turnedCrossSection, turnedDensities } from '../crossSections/kernel.js';
import type { CouplingFamily } from './modelDefinition.js';
import type { RatioPolynomial } from './ratioPolynomial.js';

/** A kernel and the channel whose couplings it takes. */
export interface ChannelKernel {
  readonly channel: TridentChannel;
  readonly kernel: Kernel;
}

/** The points of a family at one mass [GeV]; Infinity is the contact limit. */
export interface FamilyAtMass {
  readonly family: CouplingFamily;
  readonly massGeV: number;
}

/** σ [cm²] of a model on the kernel of a channel. @throws MissingSectorError where the kernel lacks the densities that the model needs */
export function channelCrossSection(
  { channel, kernel }: ChannelKernel,
  model: Interaction,
  inputs: ElectroweakInputs,
): number {
  return kernelCrossSection(kernel, model.couplings(channel, inputs));
}

/**
 * R(s) = σ/σ_SM for the sum of the kernels when all that is new in the couplings, c − c_SM, is multiplied by a strength s:
 *   linear = 2 Σ_j c_SMᵀ ρ_j (c − c_SM)/σ_SM,  quadratic = Σ_j (c − c_SM)ᵀ ρ_j (c − c_SM)/σ_SM.
 * Of a model s = 1 is the model itself. Of a family at one mass s is g², or g²/M² [GeV⁻²] in the contact limit: every coupling at
 * this mass, and so a whole column of a plane, costs one pass over the nodes. Final states that the Standard Model does not have only
 * add to `quadratic`. Both are NaN where σ_SM is 0.
 * @throws MissingSectorError where a kernel lacks the densities that the model needs
 */
export function ratioPolynomial(
  kernels: readonly ChannelKernel[],
  of: Interaction | FamilyAtMass,
  inputs: ElectroweakInputs,
): RatioPolynomial {
  const { standard, linear, quadratic } =
    'family' in of ? familySums(kernels, of, inputs) : modelSums(kernels, of, inputs);
  if (!(standard > 0)) return { linear: Number.NaN, quadratic: Number.NaN };
  // new couplings too small for their square to be a number leave the Standard Model
  if (quadratic === 0) return { linear: 0, quadratic: 0 };
  return { linear: linear / standard, quadratic: quadratic / standard };
}

/** σ_SM, twice its interference with what is new, and the square of that [cm²]. */
interface Sums {
  readonly standard: number;
  readonly linear: number;
  readonly quadratic: number;
}

function modelSums(kernels: readonly ChannelKernel[], model: Interaction, inputs: ElectroweakInputs): Sums {
  let [standard, linear, quadratic] = [0, 0, 0];
  for (const { channel, kernel } of kernels) {
    const sm = standardModelWith(channel, inputs);
    const isContact = sm.poles.length === 0;
    standard += kernelCrossSection(kernel, [sm]);
    const couplings = model.couplings(channel, inputs);
    const turning = turningCouplings(couplings);
    if (turning.length > 0) quadratic += turnedCrossSection(turnedDensities(kernel), turning);
    const { transfer, vv, aa, va } = kernel.chiral;
    for (const current of couplings) {
      const interferes = current.outgoing === sm.outgoing && current.interferes !== false;
      for (let j = 0; j < transfer.length; j++) {
        const vector = !interferes ? 0 : isContact ? sm.vector : vectorAt(sm, transfer[j]);
        const axial = !interferes ? 0 : isContact ? sm.axial : axialAt(sm, transfer[j]);
        const dV = vectorAt(current, transfer[j]) - vector;
        const dA = axialAt(current, transfer[j]) - axial;
        linear += 2 * vector * dV * vv[j] + 2 * axial * dA * aa[j] + (vector * dA + axial * dV) * va[j];
        quadratic += dV * dV * vv[j] + dA * dA * aa[j] + dV * dA * va[j];
      }
    }
  }
  return { standard, linear, quadratic };
}

/** The new part of a family is one pole for each flavour of the neutrino, and so is not a difference of couplings, which would lose digits at large masses. */
function familySums(
  kernels: readonly ChannelKernel[],
  { family, massGeV }: FamilyAtMass,
  inputs: ElectroweakInputs,
): Sums {
  let [standard, linear, quadratic] = [0, 0, 0];
  for (const { channel, kernel } of kernels) {
    const atRest = standardModelCouplings(channel, inputs);
    // at tree level the same at every T
    const sm = inputs.couplings && standardModelWith(channel, inputs);
    const pole = family.unitPole(channel, massGeV, inputs);
    if (family.sectors.includes('chiral')) {
      const { transfer, vv, aa, va } = kernel.chiral;
      const [a, b] = [pole?.vector ?? 0, pole?.axial ?? 0];
      for (let j = 0; j < transfer.length; j++) {
        const vector = sm ? vectorAt(sm, transfer[j]) : atRest.vector;
        const axial = sm ? axialAt(sm, transfer[j]) : atRest.axial;
        standard += vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
        const propagator = propagatorAt(massGeV, transfer[j]);
        linear += propagator * (2 * vector * a * vv[j] + 2 * axial * b * aa[j] + (vector * b + axial * a) * va[j]);
        quadratic += propagator * propagator * (a * a * vv[j] + b * b * aa[j] + a * b * va[j]);
      }
    } else standard += kernelCrossSection(kernel, [standardModelWith(channel, inputs)]);
    for (const { vector: a, axial: b } of family.otherPoles?.(channel, massGeV, inputs) ?? []) {
      const { transfer, vv, aa, va } = kernel.chiral;
      for (let j = 0; j < transfer.length; j++) {
        quadratic += propagatorAt(massGeV, transfer[j]) ** 2 * (a * a * vv[j] + b * b * aa[j] + a * b * va[j]);
      }
    }
    if (!pole || !family.sectors.includes('turned')) continue;
    const { transfer, ss, pp, tt, st, pt } = turnedDensities(kernel);
    const { scalar: s, pseudoscalar: p, tensor: t } = pole;
    for (let j = 0; j < transfer.length; j++) {
      const propagator = propagatorAt(massGeV, transfer[j]);
      const square = s ** 2 * ss[j] + p ** 2 * pp[j] + t * (t * tt[j] + s * st[j] + p * pt[j]);
      quadratic += propagator * propagator * square;
    }
  }
  return { standard, linear, quadratic };
}

const propagatorAt = (massGeV: number, transfer: number): number =>
  massGeV === Number.POSITIVE_INFINITY ? 1 : 1 / (massGeV * massGeV + transfer);

/**
 * Σ of the absolute values of the interference of V and of A that `linear` of a family adds up: of what its error is a part where
 * charges of both cancel each other.
 */
export function interferenceMagnitude(
  kernels: readonly ChannelKernel[],
  { family, massGeV }: FamilyAtMass,
  inputs: ElectroweakInputs,
): number {
  if (!family.sectors.includes('chiral')) return 0;
  let [standard, magnitude] = [0, 0];
  for (const { channel, kernel } of kernels) {
    const atRest = standardModelCouplings(channel, inputs);
    // at tree level the same at every T
    const sm = inputs.couplings && standardModelWith(channel, inputs);
    const pole = family.unitPole(channel, massGeV, inputs);
    const [a, b] = [pole?.vector ?? 0, pole?.axial ?? 0];
    const { transfer, vv, aa, va } = kernel.chiral;
    let [ofVector, ofAxial, ofBoth] = [0, 0, 0];
    for (let j = 0; j < transfer.length; j++) {
      const vector = sm ? vectorAt(sm, transfer[j]) : atRest.vector;
      const axial = sm ? axialAt(sm, transfer[j]) : atRest.axial;
      const propagator = propagatorAt(massGeV, transfer[j]);
      standard += vector * vector * vv[j] + axial * axial * aa[j] + vector * axial * va[j];
      ofVector += propagator * 2 * vector * a * vv[j];
      ofAxial += propagator * 2 * axial * b * aa[j];
      ofBoth += propagator * (vector * b + axial * a) * va[j];
    }
    magnitude += Math.abs(ofVector) + Math.abs(ofAxial) + Math.abs(ofBoth);
  }
  return magnitude / standard;
}
