import { DECAY_OBSERVABLES } from './decayObservables.js';
import { ALPHA_MEASUREMENTS, electronAnomalyConstraint } from './electronAnomaly.js';
import { kaonConstraint, NA62_LIMIT } from './kaonToMuon.js';
import { NEFF_MEASUREMENT, neutrinoNumberConstraint } from './neutrinoNumber.js';
import type { RegisteredConstraint } from './registeredConstraint.js';
import { SUPERNOVA_CRITERION, supernovaConstraint } from './supernova.js';
import { WHITE_DWARF_CRITERION, whiteDwarfConstraint } from './whiteDwarf.js';
import { FOUR_LEPTON_MEASUREMENTS, fourMuonConstraint } from './zToFourMuons.js';

/** Bounds on light bosons from rare decays, cosmology and stars, in the order in which they are drawn and tested. */
export const REGISTERED_DECAYS: readonly RegisteredConstraint[] = [
  {
    ...DECAY_OBSERVABLES.na62,
    record: 'N020',
    valueIds: [NA62_LIMIT],
    prepare: ({ values, electroweak }) => kaonConstraint(values, electroweak),
  },
  {
    ...DECAY_OBSERVABLES['z-4mu'],
    record: 'N022',
    valueIds: FOUR_LEPTON_MEASUREMENTS,
    prepare: ({ values, electroweak }, valueId) => fourMuonConstraint(values, electroweak, valueId),
  },
  {
    ...DECAY_OBSERVABLES['electron-g-2'],
    record: 'N025',
    valueIds: ALPHA_MEASUREMENTS,
    prepare: ({ values, electroweak }, valueId) => electronAnomalyConstraint(values, electroweak, valueId),
  },
  {
    ...DECAY_OBSERVABLES['delta-neff'],
    record: 'N014',
    valueIds: [NEFF_MEASUREMENT],
    prepare: ({ values, electroweak }) => neutrinoNumberConstraint(values, electroweak),
  },
  {
    ...DECAY_OBSERVABLES.sn1987a,
    record: 'N023',
    valueIds: [SUPERNOVA_CRITERION],
    prepare: ({ values, electroweak }) => supernovaConstraint(values, electroweak),
  },
  {
    ...DECAY_OBSERVABLES['white-dwarf'],
    record: 'N024',
    valueIds: [WHITE_DWARF_CRITERION],
    prepare: ({ values, electroweak }) => whiteDwarfConstraint(values, electroweak),
  },
];
