import type { TridentChannel } from '../couplings/channels.js';
import {
  axialAt,
  type Couplings,
  type Interaction,
  lightestMediator,
  turnedAt,
  turningCouplings,
  vectorAt,
} from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { requireNumber } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { type RefinedValue, refine } from '../numerics/refinedValue.js';
import { chiralTensor, METRIC_AA, METRIC_VA, METRIC_VV } from './chiralTensor.js';
import { kernelMasses, requestedCouplings } from './inclusiveCrossSection.js';
import { TURNED_DENSITIES, turnedTensor } from './turnedTensor.js';

/** What σ(ν γ → ν ℓ⁻ℓ⁺) depends on. */
export interface PhotonProcess {
  readonly channel: TridentChannel;
  readonly model: Interaction;
  readonly inputs: ElectroweakInputs;
}

const PHOTON_ORDERS: readonly number[] = [12, 20, 32, 48];

/**
 * Cross section [cm²] of ν γ → ν ℓ⁻ℓ⁺ on a real photon at √s > 0, neutrino helicity not averaged, photon polarisation
 * averaged: σ = 1/(2s)·½·(G_F²/2)(4πα) ∫dΦ₃ (−g_ββ′) N·L^ββ′, with V(T), A(T) inside. Relative accuracy `tolerance`, as
 * estimated by refinement; 0 below threshold.
 * @param s (k₁+q)² [GeV²]
 */
export function realPhotonCrossSection(process: PhotonProcess, s: number, tolerance = 1e-5): RefinedValue {
  requireNumber('s', s, 0, 1e12, { unit: 'GeV²' });
  return refine(PHOTON_ORDERS, tolerance, (order) => photonQuadrature(process, s, order));
}

const tensor = new Float64Array(6);
const turnedValues = new Float64Array(2 * TURNED_DENSITIES);

/** ∫dT dK² with T = a·expm1(Lv) and K² − threshold as in the full calculation; dΦ₃ = dK²/2π · dT/(8πs) · √λ/(8πK²). */
function photonQuadrature(process: PhotonProcess, s: number, order: number): { value: number; evaluations: number } {
  const { inputs } = process;
  const couplings = requestedCouplings(process);
  const turning = turningCouplings(couplings);
  const { massMinus, massPlus, antineutrino } = kernelMasses(process);
  const threshold = (massMinus + massPlus) ** 2;
  const maximum = s - threshold;
  if (!(maximum > 0)) return { value: 0, evaluations: 0 };
  const difference2 = (massMinus - massPlus) ** 2;
  const scale = Math.min(lightestMediator(couplings) ** 2, threshold, maximum);
  const range = Math.log1p(maximum / scale);
  const { nodes, weights } = gaussLegendre(order);
  let sum = 0;
  for (let i = 0; i < order; i++) {
    const growth = 0.5 * range * (1 + nodes[i]);
    const transfer = scale * Math.expm1(growth);
    const pairScale = threshold + transfer;
    const pairRange = Math.log1p((maximum - transfer) / pairScale);
    let inner = 0;
    for (let j = 0; j < order; j++) {
      const v = 0.5 * (1 + nodes[j]);
      const pairGrowth = Math.exp(pairRange * v * v);
      const excess = pairScale * (pairGrowth - 1);
      const pair2 = threshold + excess;
      chiralTensor(tensor, s, 0, pair2, transfer, massMinus, massPlus);
      const momentum = Math.sqrt(excess * (pair2 - difference2));
      const measure = weights[j] * v * pairRange * pairScale * pairGrowth;
      let squared = contracted(couplings, transfer, antineutrino);
      if (turning.length > 0) {
        turnedTensor(turnedValues, s, 0, pair2, transfer, massMinus, massPlus);
        squared += contractedTurned(turning, transfer, antineutrino);
      }
      inner += (measure * momentum * squared) / pair2;
    }
    sum += 0.5 * weights[i] * range * scale * Math.exp(growth) * inner;
  }
  const coupling = (inputs.fermiConstant ** 2 / 2) * 4 * Math.PI * inputs.alpha * inputs.hbarCSquared;
  const phaseSpace = 2 * Math.PI * (8 * Math.PI) ** 2 * s;
  return { value: (coupling * sum) / (4 * s * phaseSpace), evaluations: order * order };
}

/** −g contraction of the tensor just evaluated, with couplings at T, summed over outgoing flavours. */
function contracted(couplings: readonly Couplings[], transfer: number, antineutrino: boolean): number {
  let sum = 0;
  for (const outgoing of couplings) {
    const vector = vectorAt(outgoing, transfer);
    const axial = axialAt(outgoing, transfer);
    const mixed = (antineutrino ? -1 : 1) * vector * axial;
    sum += vector * vector * tensor[METRIC_VV] + axial * axial * tensor[METRIC_AA] + mixed * tensor[METRIC_VA];
  }
  return sum;
}

/** The same with the helicity turned. */
function contractedTurned(couplings: readonly Couplings[], transfer: number, antineutrino: boolean): number {
  const [ss, pp, tt, st, pt, dd, td] = turnedValues;
  const sign = antineutrino ? -1 : 1;
  let sum = 0;
  for (const outgoing of couplings) {
    const { scalar: s, pseudoscalar: p, tensor: t, dipole: d } = turnedAt(outgoing, transfer);
    sum += s * s * ss + p * p * pp + t * (t * tt + sign * (s * st + p * pt)) + d * (d * dd + t * td);
  }
  return sum;
}
