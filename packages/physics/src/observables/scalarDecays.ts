import { leptonFlavours } from '../couplings/channels.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import type { ScalarCharges } from '../models/mediators.js';

/**
 * Widths of a scalar over its mass, Γ/M, at unit coupling: q²/16π to each ν̄′ν, β[S²β² + P²]/8π to charged leptons, β² = 1 − 4m²/M². Decays to
 * two photons through loops are left out.
 */
export function scalarWidths(massGeV: number, charges: ScalarCharges, inputs: ElectroweakInputs) {
  let invisible = 0;
  let charged = 0;
  for (const flavour of leptonFlavours) {
    invisible += charges.neutrino[flavour] ** 2 / (16 * Math.PI);
    const beta2 = 1 - 4 * (inputs.leptonMass[flavour] / massGeV) ** 2;
    if (beta2 <= 0) continue;
    const squares = charges.scalar[flavour] ** 2 * beta2 + charges.pseudoscalar[flavour] ** 2;
    charged += (Math.sqrt(beta2) * squares) / (8 * Math.PI);
  }
  return { invisible, charged };
}
