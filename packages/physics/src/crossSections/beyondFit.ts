import { HBAR_C_GEV_FM } from '../constants.js';
import { virtualityRange } from '../kinematics/tridentRegion.js';
import type { HadronicTarget } from './hadronicTarget.js';

/** Steps in Q of the integral, and the share of it below which nobody need be told. */
const STEPS = 400;
const NEGLIGIBLE = 1e-4;
/** Beyond this Q [GeV] nothing is left of a nucleus. */
const FAR = 2;

/**
 * How much of a coherent process of this energy [GeV] and pair threshold [GeV²] needs the form factor beyond the data that its density was
 * fitted to, in words; nothing where that is below 1e-4. Estimated by ∫F²dQ² over the Q² of the process, which the cross section follows while
 * the photons are soft.
 */
export function beyondFit(target: HadronicTarget, energyGeV: number, pairThreshold: number): string | undefined {
  const { massGeV, maximumQ2, momentaPerFm } = target;
  if (momentaPerFm === undefined) return undefined;
  const range = virtualityRange(0, energyGeV, massGeV, pairThreshold, Math.min(maximumQ2, FAR * FAR));
  if (range === undefined) return undefined;
  const [first, last] = [Math.sqrt(range.minimum), Math.sqrt(range.maximum)];
  const highest = momentaPerFm[1] * HBAR_C_GEV_FM;
  if (highest >= last) return undefined;
  const structure = new Float64Array(2);
  let [all, beyond] = [0, 0];
  for (let i = 0; i < STEPS; i++) {
    const q = first + ((i + 0.5) / STEPS) * (last - first);
    target.structure(q * q, structure);
    const weight = q * structure[0];
    all += weight;
    if (q > highest) beyond += weight;
  }
  if (!(beyond > NEGLIGIBLE * all)) return undefined;
  const share = Number(((100 * beyond) / all).toPrecision(2));
  return `${target.name}: ${share} % of ∫F²dQ² lies above ${momentaPerFm[1].toPrecision(3)} fm⁻¹, beyond the data of the fit`;
}
