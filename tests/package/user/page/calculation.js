// What somebody's page computes: the trident cross section on argon, in the Standard Model and with a Z′ of 100 MeV.
import {
  electroweakInputs,
  hadronicTerms,
  inclusiveCrossSection,
  parseModel,
  tridentChannel,
} from 'nereid-hep/physics';

const inputs = electroweakInputs({
  alpha: 1 / 137.036,
  fermiConstant: 1.1663787e-5,
  hbarCSquared: 3.893794e-28,
  leptonMass: { mu: 0.105658, e: 0.000511 },
});
const nuclide = {
  name: 'Ar40',
  protons: 18,
  neutrons: 22,
  massGeV: 39.95 * 0.9315,
  rmsChargeRadiusFm: 3.43,
  symmetrisedFermi: { radiusFm: 1.07 * Math.cbrt(40), diffusenessFm: 0.57 },
};

/** σ(ν_μ Ar → ν_μ μ⁺μ⁻ Ar) at 20 GeV [cm²], of the Standard Model and of a gauged L_μ − L_τ. */
export function calculation() {
  const terms = hadronicTerms({ kind: 'nuclide', nuclide }, 'coherent', inputs, {
    nuclearFormFactor: 'symmetrised-fermi:hbarc=0.197',
  });
  const models = [parseModel('sm'), parseModel('lmu-ltau', { mass: 0.1, gPrime: 1e-3 })];
  const asked = { channel: tridentChannel('numu:mumu'), terms, energyGeV: 20, inputs, tolerance: 1e-4 };
  return models.map((model) => inclusiveCrossSection({ ...asked, model }).sigmaCm2);
}
