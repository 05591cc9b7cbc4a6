import { CHARM_ELECTRON_MEASUREMENT, charmElectronConstraint } from './charmElectrons.js';
import { ARGON_MEASUREMENTS, argonDetector } from './coherentArgon.js';
import { CSI_MEASUREMENTS, csiDetector } from './coherentCsI.js';
import { type CoherentDetectorOf, type CoherentMeasurement, coherentConstraint } from './coherentScattering.js';
import { REACTOR_ELECTRON_MEASUREMENT, reactorElectronConstraint } from './reactorElectrons.js';
import { RECOIL_OBSERVABLES } from './recoilObservables.js';
import type { RegisteredConstraint } from './registeredConstraint.js';

const coherent = (
  name: 'coherent-csi' | 'coherent-argon',
  record: string,
  detector: CoherentDetectorOf,
  measurements: readonly CoherentMeasurement[],
): RegisteredConstraint => ({
  ...RECOIL_OBSERVABLES[name],
  record,
  valueIds: measurements.map(({ measured }) => measured),
  prepare: (sources, valueId) => coherentConstraint(RECOIL_OBSERVABLES[name], detector, measurements, sources, valueId),
});

/** Recoils of electrons and nuclei, beside those of Borexino. */
export const REGISTERED_RECOILS: readonly RegisteredConstraint[] = [
  {
    ...RECOIL_OBSERVABLES['charm-ii-nue'],
    record: 'N016',
    valueIds: [CHARM_ELECTRON_MEASUREMENT],
    prepare: ({ values, electroweak }) => charmElectronConstraint(values, electroweak),
  },
  {
    ...RECOIL_OBSERVABLES.texono,
    record: 'N017',
    valueIds: [REACTOR_ELECTRON_MEASUREMENT],
    prepare: ({ values, electroweak }) => reactorElectronConstraint(values, electroweak),
  },
  coherent('coherent-csi', 'N018', csiDetector, CSI_MEASUREMENTS),
  coherent('coherent-argon', 'N019', argonDetector, ARGON_MEASUREMENTS),
];
