import type { TridentModel } from '@nereid/physics';
import { type VectorCharges, withVectors } from '@nereid/physics/models';
import type { Constraint } from '../constraints/constraint.js';

/**
 * Whether a boson with charges of its own reaches what a constraint measures only through kinetic mixing: without any mixing the
 * prediction has no new part. Of a boson that has nothing but mixing this is not said: there it is the model.
 */
export function isViaMixing(constraint: Constraint, model: TridentModel): boolean {
  const vectors = model.bosons?.vectors ?? [];
  if (vectors.length === 0 || vectors.every(({ charges }) => !hasCharges(charges))) return false;
  if (!hasNewPart(constraint, model)) return false;
  const unmixed = vectors.map((boson) => ({ ...boson, charges: withoutMixing(boson.charges) }));
  return !hasNewPart(constraint, { ...model, ...withVectors(unmixed) });
}

function hasNewPart({ predict, reach }: Constraint, model: TridentModel): boolean {
  if (reach) {
    const reached = reach(model, ANY_LEVEL);
    return !('reason' in reached) && Number.isFinite(reached.strength);
  }
  const prediction = predict(model);
  return !('reason' in prediction) && (prediction.ratio.linear !== 0 || prediction.ratio.quadratic !== 0);
}

/** Whether a projection reaches anything does not depend on its level. */
const ANY_LEVEL = 0.9;

const hasCharges = ({ neutrino, vector, axial, quark = 0, flavourChanging }: VectorCharges): boolean =>
  quark !== 0 ||
  flavourChanging !== undefined ||
  [neutrino, vector, axial].some(({ e, mu, tau }) => e !== 0 || mu !== 0 || tau !== 0);

const withoutMixing = ({ mixing: _, ...charges }: VectorCharges): VectorCharges => ({ ...charges, loops: false });
