import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';

/** g² Q_ν/(√2 G_F) [GeV²]: what multiplies the charge of the lepton in the residue of an exchange. */
export function exchangeStrength(coupling: number, neutrino: number, { fermiConstant }: ElectroweakInputs): number {
  return (coupling * coupling * neutrino) / (Math.SQRT2 * fermiConstant);
}
