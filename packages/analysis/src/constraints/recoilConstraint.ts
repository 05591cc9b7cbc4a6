import { type FlavourCharges, type RatioMeasurement, ratioAtUnitStrength, type VectorCharges } from '@nereid/physics';
import { squaredChargesToOthers } from '@nereid/physics/models';
import type { RecoilRateRatio } from '@nereid/physics/observables';
import type { Constraint, ConstraintDescription, ConstraintPrediction, NoPrediction } from './constraint.js';
import { unknownMixing } from './unknownMixing.js';

/** A rate of recoils that was measured, with how a boson changes it. */
export interface RecoilObservable {
  readonly description: ConstraintDescription;
  /** In units of the Standard Model's. */
  readonly measurement: RatioMeasurement;
  /** What `observable` is in the Standard Model, in its own units. */
  readonly standardModel: number;
  readonly rate: RecoilRateRatio;
  /** Flavours of the neutrinos that are there. */
  readonly flavours: readonly (keyof FlavourCharges)[];
  /** Whether the target knows the boson without any mixing. */
  readonly isCharged: (charges: VectorCharges) => boolean;
  readonly inputs: Constraint['inputs'];
  readonly valueIds: readonly string[];
  readonly references: readonly string[];
}

/** A recoil rate as a constraint on one vector boson of any charges. */
export function recoilConstraint(observable: RecoilObservable): Constraint {
  const { description, inputs, valueIds, references } = observable;
  return {
    ...description,
    inputs,
    valueIds,
    references,
    predict(model) {
      const bosons = model.bosons;
      if (!bosons || bosons.scalars.length > 0)
        return { reason: 'recoils are computed for models with a light vector boson' };
      if (bosons.vectors.length > 1) return { reason: 'recoils are computed for one boson, not for several' };
      const [boson] = bosons.vectors;
      if (!boson) return predictionOf(observable, { linear: 0, quadratic: 0 });
      const { massGeV, coupling, charges } = boson;
      const unknown = unknownCoupling(observable, charges);
      if (unknown) return unknown;
      const { linear, quadratic } = observable.rate(massGeV, charges);
      const s = coupling ** 2;
      return predictionOf(observable, { linear: s * linear, quadratic: s * s * quadratic });
    },
  };
}

/**
 * A boson that the target knows through loops alone, of charges that do not make them finite: how strongly is not known. Where the
 * neutrinos do not know the boson it does not matter.
 */
function unknownCoupling({ flavours, isCharged }: RecoilObservable, charges: VectorCharges): NoPrediction | undefined {
  if (flavours.every((flavour) => charges.neutrino[flavour] === 0 && squaredChargesToOthers(charges, flavour) === 0))
    return undefined;
  const reason = unknownMixing(charges, isCharged(charges));
  return reason === undefined ? undefined : { reason };
}

/** A ratio that falls without end is compared as its mirror image, with the mirror image of the measurement. */
function predictionOf(
  { measurement, standardModel }: RecoilObservable,
  ratio: { readonly linear: number; readonly quadratic: number },
): ConstraintPrediction {
  const falls = ratio.quadratic < 0 || (ratio.quadratic === 0 && ratio.linear < 0);
  const { name, value, errorPlus, errorMinus } = measurement;
  return {
    measurement: falls ? { name, value: 2 - value, errorPlus: errorMinus, errorMinus: errorPlus } : measurement,
    // a zero without a sign: nothing is divided by −0
    ratio: falls ? { linear: -ratio.linear, quadratic: 0 - ratio.quadratic } : ratio,
    orientation: falls ? -1 : 1,
    predicted: standardModel * ratioAtUnitStrength(ratio),
    measured: standardModel * value,
  };
}
