/** What a cut is on: GeV, GeV² for the squared mass of the pair, degrees for angles. */
export const CUT_OBSERVABLES = [
  'kineticEnergy',
  'momentum',
  'angleToBeam',
  'openingAngle',
  'pairMass',
  'pairMassSquared',
  'recoilKineticEnergy',
] as const;

/** What a cut acts on. */
export type CutObservable = (typeof CUT_OBSERVABLES)[number];
