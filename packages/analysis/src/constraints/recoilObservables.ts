import { leLmu } from '@nereid/physics/models';
import type { ConstraintDescription } from './constraint.js';
import { modelsOfBosons } from './modelsOfBosons.js';

/** Recoils of electrons and nuclei under neutrinos, beside those of Borexino. */
export const RECOIL_OBSERVABLES = {
  'charm-ii-nue': {
    id: 'charm-ii-nue',
    title: 'CHARM-II ν–e (recast)',
    observable: 'g_V g_A',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    formula:
      'g_V g_A from the difference of ν_μ and ν̄_μ on electrons (CHARM-II, Phys. Lett. B 335 (1994) 246); a boson adds its exchange, averaged over recoils with 1 − (1 − T/E)²',
    leavesOut: [
      'the fit of the experiment to energies and angles of electrons',
      'the spread of the beam energies',
      'the change of the recoil spectrum by a light boson',
      'radiative corrections',
    ],
  },
  texono: {
    id: 'texono',
    title: 'TEXONO ν̄–e (recast)',
    observable: 'rate/SM',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    strongPoint: { model: leLmu.name, parameters: { mass: 10, gPrime: 10 } },
    formula:
      'rate of reactor ν̄_e on electrons, recoils of 3 to 8 MeV, over that of the Standard Model (arXiv:0911.1597); spectrum of arXiv:1106.0687 and 1101.2663',
    leavesOut: [
      'the shape of the recoil spectrum',
      'energy resolution',
      'neutrinos above 8 MeV',
      'radiative corrections',
    ],
  },
  'coherent-csi': {
    id: 'coherent-csi',
    title: 'COHERENT CsI (recast)',
    observable: 'events/SM',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    formula:
      'coherent scatters on Cs and I with the published quenching and efficiency over those of the Standard Model (arXiv:2110.07730); weak charge plus 3AQ_q or the charge of the protons through mixing',
    leavesOut: [
      'energies and arrival times of the events',
      'neutrons apart from protons in the form factor',
      'axial currents',
    ],
  },
  'coherent-argon': {
    id: 'coherent-argon',
    title: 'COHERENT argon (recast)',
    observable: 'events/SM',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    formula:
      'coherent scatters on argon with the published efficiency over those of the Standard Model (arXiv:2003.10630, analysis A); weak charge plus 3AQ_q or the charge of the protons through mixing',
    leavesOut: [
      'energies, times and pulse shapes of the events',
      'the systematic error of the count, 14 events as remembered',
      'neutrons apart from protons in the form factor',
    ],
  },
} as const satisfies Readonly<Record<string, ConstraintDescription>>;
