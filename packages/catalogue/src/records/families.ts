/** Families of processes, in the order in which they are listed: a record belongs to one. */
export const FAMILIES = {
  'neutrino-trident': {
    title: 'Neutrino trident production',
    description: 'A neutrino makes a pair of charged leptons in the field of a nucleus or a nucleon.',
  },
  'neutrino-electron-scattering': {
    title: 'Neutrino–electron scattering',
    description: 'A neutrino scatters on an electron, in a detector or in a medium.',
  },
  'coherent-scattering': {
    title: 'Coherent neutrino–nucleus scattering',
    description: 'A neutrino scatters on a nucleus as a whole, which recoils.',
  },
  'anomalous-magnetic-moment': {
    title: 'Anomalous magnetic moments',
    description: 'Loops of new particles shift the magnetic moment of a lepton.',
  },
  'collider-search': {
    title: 'Searches at colliders',
    description: 'A new boson is made in collisions, or in the decay of a particle made there.',
  },
  'fixed-target-search': {
    title: 'Searches with beams on targets',
    description: 'A beam of charged leptons or protons makes a new boson in a target.',
  },
  cosmology: {
    title: 'Cosmology and astrophysics',
    description: 'The early universe and stars bound light, feebly coupled particles.',
  },
} as const;

/** Key of the group under which a record is listed. */
export type Family = keyof typeof FAMILIES;

/** Keys of all families. */
export const FAMILY_NAMES = Object.keys(FAMILIES) as [Family, ...Family[]];
