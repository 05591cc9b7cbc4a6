import {
  type RatioMeasurement,
  type RatioPolynomial,
  type ScalarMediator,
  scalarOfModel,
  type TridentModel,
  type VectorMediator,
  vectorsOfModel,
} from '@nereid/physics';
import type { SupportedModel } from '../modelInputs.js';
import type { CompanionName } from './companionCurve.js';
import type { ConstraintFidelity } from './constraintVerdict.js';

/** What a point predicts for a companion observable, as a function of the strength s of its new part; 1 is the point itself. */
export interface CompanionPrediction {
  /** Of `ratio`: the number measured in units in which the Standard Model's is 1. */
  readonly measurement: RatioMeasurement;
  /** 1 + linear·s + quadratic·s², never falling: a negative contribution is mirrored together with `measurement`. */
  readonly ratio: RatioPolynomial;
  /** −1 where mirrored: the pull has the other sign. */
  readonly orientation: 1 | -1;
  /** Predicted and measured, in the units of `observable`. */
  readonly predicted: number;
  readonly measured: number;
}

/** A companion observable that was measured, with the models that it is computed for. A projection is none. */
export interface CompanionConstraint {
  readonly id: CompanionName;
  /** What is predicted and measured, as a heading: `Δa_μ`. */
  readonly observable: string;
  readonly fidelity: ConstraintFidelity;
  readonly models: readonly SupportedModel[];
  /** Every number that went in, with units in the names. */
  readonly inputs: Readonly<Record<string, number | string>>;
  readonly valueIds: readonly string[];
  readonly references: readonly string[];
  /** The prediction for a model, or why there is none. */
  readonly predict: (model: TridentModel) => CompanionPrediction | { readonly reason: string };
}

/** The bosons of a point; undefined for a model that is none of `sm`, `lmu-ltau`, `vector`, `scalar`. */
export function bosonsOf({
  name,
  parameters,
}: TridentModel):
  | { readonly vectors: readonly VectorMediator[]; readonly scalars: readonly ScalarMediator[] }
  | undefined {
  switch (name) {
    case 'sm':
      return { vectors: [], scalars: [] };
    case 'lmu-ltau':
    case 'vector':
      return { vectors: vectorsOfModel(name, parameters), scalars: [] };
    case 'scalar':
      return { vectors: [], scalars: [scalarOfModel(parameters)] };
    default:
      return undefined;
  }
}

/** The last value of a function of mass and charges, kept: neighbours on a grid share it. */
export function rememberLast<Charges, Value>(
  compute: (massGeV: number, charges: Charges) => Value,
): (massGeV: number, charges: Charges) => Value {
  let last: { readonly massGeV: number; readonly charges: Charges; readonly value: Value } | undefined;
  return (massGeV, charges) => {
    if (last?.massGeV !== massGeV || last.charges !== charges) {
      last = { massGeV, charges, value: compute(massGeV, charges) };
    }
    return last.value;
  };
}
