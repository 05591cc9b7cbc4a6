import type { TridentModel } from '@nereid/physics';
import { type VectorCharges, withVectors } from '@nereid/physics/models';
import type { Constraint } from '../constraints/constraint.js';

/**
 * Whether a boson with charges of its own reaches what a constraint measures only through kinetic mixing: without any mixing the
 * prediction has no new part. Of a boson that has nothing but mixing this is not said: there it is the model.
 */
export function isViaMixing({ predict }: Constraint, model: TridentModel): boolean {
  const vectors = model.bosons?.vectors ?? [];
  if (vectors.length === 0 || vectors.every(({ charges }) => !hasCharges(charges))) return false;
  if (!hasNewPart(predict(model))) return false;
  const unmixed = vectors.map((boson) => ({ ...boson, charges: withoutMixing(boson.charges) }));
  return !hasNewPart(predict({ ...model, ...withVectors(unmixed) }));
}

const hasNewPart = (prediction: ReturnType<Constraint['predict']>): boolean =>
  !('reason' in prediction) && (prediction.ratio.linear !== 0 || prediction.ratio.quadratic !== 0);

const hasCharges = ({ neutrino, vector, axial, quark = 0, flavourChanging }: VectorCharges): boolean =>
  quark !== 0 ||
  flavourChanging !== undefined ||
  [neutrino, vector, axial].some(({ e, mu, tau }) => e !== 0 || mu !== 0 || tau !== 0);

const withoutMixing = ({ mixing: _, ...charges }: VectorCharges): VectorCharges => ({ ...charges, loops: false });
