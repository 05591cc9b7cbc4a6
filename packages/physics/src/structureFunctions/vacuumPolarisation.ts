import { FINE_STRUCTURE_CONSTANT } from '../constants.js';
import { runningCoupling } from './runningCoupling.js';
import type { PhotonStructure, StructureFunctionModel } from './structureFunction.js';

/** α(Q²)/α of the exchanged photon, Q² ≥ 0 in GeV²: 1.0055 at 10⁻³ GeV², 1.0179 at 1 GeV². Accuracy as `runningCoupling`, 10⁻³. */
export const vacuumPolarisationFactor = (q2: number): number => runningCoupling(q2) / FINE_STRUCTURE_CONSTANT;

/** Models by what they are of, so that tables made of their structure functions are found again. */
const running = new WeakMap<StructureFunctionModel, StructureFunctionModel>();

/**
 * Structure functions as a photon that couples with α(Q²) meets them: times (α(Q²)/α)². Published ones are corrected for vacuum polarisation, so that it
 * has to be put back.
 */
export function withRunningStructure(model: StructureFunctionModel): StructureFunctionModel {
  const known = running.get(model) ?? {
    ...model,
    name: `${model.name}, α(Q²)`,
    structure: (nucleon) => runningStructure(model.structure(nucleon)),
  };
  running.set(model, known);
  return known;
}

function runningStructure(fixed: PhotonStructure): PhotonStructure {
  const factor = (q2: number) => vacuumPolarisationFactor(q2) ** 2;
  return {
    f2: (q2, w2) => fixed.f2(q2, w2) * factor(q2),
    fL: (q2, w2) => fixed.fL(q2, w2) * factor(q2),
    photoabsorption: (w2) => fixed.photoabsorption(w2),
  };
}
