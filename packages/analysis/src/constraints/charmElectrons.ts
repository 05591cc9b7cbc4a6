import type { ElectroweakInputs } from '@nereid/physics';
import {
  type ElectronBeam,
  electronRecoils,
  electronStandardCouplings,
  electronTarget,
  type RecoilForm,
  recoilRate,
} from '@nereid/physics/observables';
import type { Constraint } from './constraint.js';
import { measuredValue, type RecordValues, requiredValue } from './constraintCurve.js';
import { recoilConstraint } from './recoilConstraint.js';
import { RECOIL_OBSERVABLES } from './recoilObservables.js';
import { knownToElectrons } from './unknownMixing.js';

/** Value id of the vector coupling that CHARM-II measured (record N016). */
export const CHARM_ELECTRON_MEASUREMENT = 'charmii-nue-gv';
const AXIAL = 'charmii-nue-ga';
const ENERGIES = ['charmii-nue-energy', 'charmii-nue-energy-nubar'] as const;
const WINDOW = ['charmii-nue-recoil-least', 'charmii-nue-recoil-largest'] as const;

/** What the difference of neutrinos and antineutrinos sees of a cross section in proportion to the energy: g_V g_A alone. */
const difference = ({ mixed }: RecoilForm, energyGeV: number): RecoilForm => ({
  vector: 0,
  mixed: Math.abs(mixed) / energyGeV,
  axial: 0,
});

/**
 * CHARM-II's couplings of electrons to muon neutrinos: σ(ν)/E − σ(ν̄)/E is in proportion to g_V g_A, over recoils with the weight
 * 1 − (1 − T/E)² [from dσ/dT ∝ g_L² + g_R²(1 − T/E)²]; a boson shifts it by the mean of its exchange with that weight, within the window
 * of electron energies and at the mean energies of both beams. For a heavy boson it is exactly the shift of the coupling that was
 * fitted.
 */
export function charmElectronConstraint(values: RecordValues, inputs: ElectroweakInputs): Constraint {
  const [vector, axial] = [CHARM_ELECTRON_MEASUREMENT, AXIAL].map((id) => measuredValue(values, id));
  const [neutrinoEnergy, antineutrinoEnergy] = ENERGIES.map((id) => requiredValue(values, id).value);
  const [leastRecoilGeV, largestRecoilGeV] = WINDOW.map((id) => requiredValue(values, id).value);
  const beams: readonly ElectronBeam[] = [
    { flavour: 'mu', antineutrino: false, spectrum: neutrinoEnergy },
    { flavour: 'mu', antineutrino: true, spectrum: antineutrinoEnergy },
  ];
  const window = { leastRecoilGeV, largestRecoilGeV };
  const { mu } = electronStandardCouplings(inputs);
  const standardModel = mu.vector * mu.axial;
  const error = Math.hypot(vector.error * axial.value, axial.error * vector.value) / Math.abs(standardModel);
  return recoilConstraint({
    description: RECOIL_OBSERVABLES['charm-ii-nue'],
    measurement: {
      name: RECOIL_OBSERVABLES['charm-ii-nue'].id,
      value: (vector.value * axial.value) / standardModel,
      errorPlus: error,
      errorMinus: error,
    },
    standardModel,
    rate: recoilRate(
      beams.map((beam) => electronTarget(electronRecoils(beam, window, inputs, difference), inputs)),
      inputs,
    ),
    flavours: ['mu'],
    isCharged: knownToElectrons,
    inputs: {
      vectorCoupling: vector.value,
      errorOfVectorCoupling: vector.error,
      axialCoupling: axial.value,
      errorOfAxialCoupling: axial.error,
      neutrinoEnergyGeV: neutrinoEnergy,
      antineutrinoEnergyGeV: antineutrinoEnergy,
      leastRecoilGeV,
      largestRecoilGeV,
      sin2ThetaW: inputs.sin2ThetaW,
    },
    valueIds: [CHARM_ELECTRON_MEASUREMENT, AXIAL, ...ENERGIES, ...WINDOW],
    references: ['CHARMII1994'],
  });
}
