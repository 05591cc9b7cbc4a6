import { type ElectroweakInputs, lmuLtauCharges, requireNumber, type VectorCharges } from '@nereid/physics';
import { expectedSignalLimit, type SinglePhotonSetup, singlePhotonEvents } from '@nereid/physics/observables';
import { type Constraint, rememberLast } from './constraint.js';
import { type ConstraintCurve, type RecordValues, requiredValue } from './constraintCurve.js';
import { OBSERVABLES } from './observables.js';

/** What a search for one photon and an invisible boson assumes, beside the energy and the acceptance of the catalogue. */
export interface SinglePhotonAssumptions {
  /** Integrated luminosity [ab⁻¹]; the goal of Belle II in the catalogue unless given. */
  readonly luminosityInverseAttobarn?: number | undefined;
  /** Share of accepted photons that pass trigger and selection. */
  readonly efficiency: number;
  /** Background events under the line of each mass. */
  readonly background: number;
  /** Energies of the beams [GeV], electrons first. */
  readonly beamsGeV: readonly [number, number];
}

/** No losses and no background: the statistical floor, which a search does not reach. Beams of SuperKEKB. */
export const IDEAL_SINGLE_PHOTON: SinglePhotonAssumptions = { efficiency: 1, background: 0, beamsGeV: [7, 4] };

const IDS = {
  sqrtS: 'belleii-photon-sqrt-s',
  luminosity: 'belleii-photon-luminosity-goal',
  energy: 'belleii-photon-photon-energy-cut',
  smallest: 'belleii-photon-smallest-angle',
  largest: 'belleii-photon-largest-angle',
} as const;

/** Values of the catalogue that the reach is computed from. */
export const SINGLE_PHOTON_VALUES: readonly string[] = Object.values(IDS);

/** What it is beside its curve: nothing that a point can be compared with, but how far it would reach for any one vector boson. */
export function singlePhotonConstraint(
  assumptions: SinglePhotonAssumptions,
  values: RecordValues,
  inputs: ElectroweakInputs,
): Constraint {
  const reached = rememberLast((massGeV, charges: VectorCharges) =>
    singlePhotonEvents(
      belleSetup(values, assumptions.beamsGeV),
      { luminosityInverseAttobarn: luminosityOf(assumptions, values), efficiency: assumptions.efficiency },
      massGeV,
      charges,
      inputs,
    ),
  );
  return {
    ...OBSERVABLES['belle-ii'],
    inputs: {
      luminosityInverseAttobarn: luminosityOf(assumptions, values),
      efficiency: assumptions.efficiency,
      backgroundEvents: assumptions.background,
    },
    valueIds: SINGLE_PHOTON_VALUES,
    references: REFERENCES,
    predict: () => ({ reason: 'a projection decides on no point' }),
    reach({ bosons }, confidenceLevel) {
      const [boson] = bosons?.vectors ?? [];
      if (!bosons || !boson || bosons.vectors.length > 1 || bosons.scalars.length > 0) {
        return { reason: 'a single photon beside one vector boson is computed' };
      }
      const events = boson.coupling ** 2 * reached(boson.massGeV, boson.charges);
      return {
        strength:
          events > 0 ? expectedSignalLimit(assumptions.background, confidenceLevel) / events : Number.POSITIVE_INFINITY,
      };
    },
  };
}

const REFERENCES: readonly string[] = ['KanetaShimomura2017', 'Araki2017', 'Ballett2019'];

const luminosityOf = ({ luminosityInverseAttobarn }: SinglePhotonAssumptions, values: RecordValues): number =>
  luminosityInverseAttobarn ?? requiredValue(values, IDS.luminosity).value;

/** Belle II as in the catalogue, in the laboratory of two beams. */
export function belleSetup(values: RecordValues, [electrons, positrons]: readonly [number, number]): SinglePhotonSetup {
  requireNumber('electron beam', electrons, 0.1, 1000, { unit: 'GeV' });
  requireNumber('positron beam', positrons, 0.1, 1000, { unit: 'GeV' });
  const number = (key: keyof typeof IDS) => requiredValue(values, IDS[key]).value;
  return {
    sqrtSGeV: number('sqrtS'),
    boost: (electrons - positrons) / (electrons + positrons),
    smallestAngleDegrees: number('smallest'),
    largestAngleDegrees: number('largest'),
    leastPhotonEnergyGeV: number('energy'),
  };
}

/** Coupling from which e⁺e⁻ → γZ′, Z′ → νν̄ would be excluded, with the mixing that loops of μ and τ induce. */
export function singlePhotonCurve(
  masses: readonly number[],
  assumptions: SinglePhotonAssumptions,
  confidenceLevel: number,
  values: RecordValues,
  inputs: ElectroweakInputs,
): ConstraintCurve {
  const { efficiency, background, beamsGeV } = assumptions;
  const luminosity = luminosityOf(assumptions, values);
  const setup = belleSetup(values, beamsGeV);
  const signal = expectedSignalLimit(background, confidenceLevel);
  const exposure = { luminosityInverseAttobarn: luminosity, efficiency };
  const upper = masses.map((mass) => {
    const events = singlePhotonEvents(setup, exposure, mass, lmuLtauCharges, inputs);
    return events > 0 ? Math.sqrt(signal / events) : null;
  });
  return {
    id: 'belle-ii',
    observable: 'belle-ii',
    kind: 'reach',
    label: `Belle II γ + invisible, ${luminosity}/ab, B = ${background}`,
    massGeV: masses,
    lower: masses.map(() => 0),
    upper,
    fidelity: 'projection',
    inputs: {
      ...setup,
      luminosityInverseAttobarn: luminosity,
      efficiency,
      backgroundEvents: background,
      signalEventsExcluded: signal,
      confidenceLevel,
      electronBeamGeV: beamsGeV[0],
      positronBeamGeV: beamsGeV[1],
    },
    valueIds: SINGLE_PHOTON_VALUES,
    references: REFERENCES,
    notes: ['background and efficiency are assumptions; expected limit if the background alone is counted'],
  };
}
