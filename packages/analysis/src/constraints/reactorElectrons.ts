import type { ElectroweakInputs } from '@nereid/physics';
import {
  electronRecoils,
  electronTarget,
  type FissileIsotope,
  REACTOR_RANGE_MEV,
  reactorMixture,
  recoilRate,
} from '@nereid/physics/observables';
import type { Constraint } from './constraint.js';
import { measuredValue, type RecordValues, requiredValue } from './constraintCurve.js';
import { recoilConstraint } from './recoilConstraint.js';
import { RECOIL_OBSERVABLES } from './recoilObservables.js';
import { knownToElectrons } from './unknownMixing.js';

/** Value id of the ratio of cross sections that TEXONO measured (record N017). */
export const REACTOR_ELECTRON_MEASUREMENT = 'texono-ratio';
const SYSTEMATIC = 'texono-systematic';
const WINDOW = ['texono-recoil-least', 'texono-recoil-largest'] as const;

/** Fissions of a typical core of a power reactor: an assumption; the spectrum enters a ratio of rates alone. */
const FISSIONS: Readonly<Record<FissileIsotope, number>> = { U235: 0.55, U238: 0.07, Pu239: 0.32, Pu241: 0.06 };

/**
 * TEXONO's rate of reactor antineutrinos on electrons over that of the Standard Model, recoils of 3 to 8 MeV, statistical and systematic
 * errors in quadrature.
 */
export function reactorElectronConstraint(values: RecordValues, inputs: ElectroweakInputs): Constraint {
  const { value, error: statistical } = measuredValue(values, REACTOR_ELECTRON_MEASUREMENT);
  const systematic = requiredValue(values, SYSTEMATIC).value;
  const error = Math.hypot(statistical, systematic);
  const [leastMeV, largestMeV] = WINDOW.map((id) => requiredValue(values, id).value);
  const flux = reactorMixture(FISSIONS);
  const spectrum = {
    density: (energyGeV: number) => flux(energyGeV * 1e3),
    leastGeV: REACTOR_RANGE_MEV.least * 1e-3,
    largestGeV: REACTOR_RANGE_MEV.largest * 1e-3,
  };
  const window = { leastRecoilGeV: leastMeV * 1e-3, largestRecoilGeV: largestMeV * 1e-3 };
  const nodes = electronRecoils({ flavour: 'e', antineutrino: true, spectrum }, window, inputs);
  return recoilConstraint({
    description: RECOIL_OBSERVABLES.texono,
    measurement: { name: RECOIL_OBSERVABLES.texono.id, value, errorPlus: error, errorMinus: error },
    standardModel: 1,
    rate: recoilRate([electronTarget(nodes, inputs)], inputs),
    flavours: ['e'],
    isCharged: knownToElectrons,
    inputs: {
      ratio: value,
      statisticalError: statistical,
      systematicError: systematic,
      leastRecoilMeV: leastMeV,
      largestRecoilMeV: largestMeV,
      ...Object.fromEntries(Object.entries(FISSIONS).map(([isotope, share]) => [`fissionShare${isotope}`, share])),
      sin2ThetaW: inputs.sin2ThetaW,
    },
    valueIds: [REACTOR_ELECTRON_MEASUREMENT, SYSTEMATIC, ...WINDOW],
    references: ['TEXONO2010', 'Huber2011', 'Mueller2011'],
  });
}
