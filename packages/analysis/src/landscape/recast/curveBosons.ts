import { InputError, type ModelParameters, modelAt, modelDefinition } from '@nereid/physics';
import type { VectorCharges } from '@nereid/physics/models';

/** A coupling at which every model can be made: charges do not depend on it. */
const ANY_COUPLING = 1e-3;

/** Charges of the one vector boson of a model at a mass, or why there are none. */
export type BosonCharges = { readonly charges: VectorCharges } | { readonly reason: string };

/**
 * The charges of a model with one vector boson, which published curves are of.
 * @throws InputError for an unknown model, and for parameters that it does not take
 */
export function bosonCharges(model: string, parameters: ModelParameters, massGeV: number): BosonCharges {
  const definition = modelDefinition(model);
  const { family } = definition;
  if (family === undefined) return { reason: `${definition.title} has no one coupling that a curve could bound` };
  const { [family.mass]: _mass, [family.coupling]: _coupling, ...charges } = parameters;
  const point = modelAt(definition, { ...charges, [family.mass]: massGeV, [family.coupling]: ANY_COUPLING });
  const { vectors = [], scalars = [] } = point.bosons ?? {};
  if (vectors.length === 1 && scalars.length === 0) return { charges: vectors[0].charges };
  if (scalars.length > 0) return { reason: 'published for a vector boson; a scalar is radiated otherwise' };
  const several = vectors.length > 1;
  return { reason: several ? 'the model has several bosons, a curve is of one' : 'the model has no light boson' };
}

/** As `bosonCharges`, where a model of data may not be there in this version: then with the reason. */
export function knownBosonCharges(model: string, parameters: ModelParameters, massGeV: number): BosonCharges {
  try {
    return bosonCharges(model, parameters, massGeV);
  } catch (error) {
    if (error instanceof InputError) return { reason: error.message };
    throw error;
  }
}
