import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { InputError } from '../errors.js';
import type { Nuclide } from '../targets/nuclide.js';
import { alberico } from './alberico.js';
import { bbba05 } from './bbba05.js';
import { dipole } from './dipole.js';
import type { NuclearFormFactor, NucleonFormFactors } from './formFactor.js';
import { type FormFactorDefinition, parseSpecification } from './formFactorDefinition.js';
import { kelly } from './kelly.js';
import { nuclearFormFactorDefinitions } from './nuclearFormFactors.js';
import { densitiesOfKind } from './publishedDensity.js';

const nucleonDefinitions: readonly FormFactorDefinition<ElectroweakInputs, NucleonFormFactors>[] = [
  { name: 'dipole', parameters: ['mv2'], make: (parameters, inputs) => dipole(inputs, parameters.get('mv2')) },
  { name: 'kelly', parameters: [], make: (_, inputs) => kelly(inputs) },
  { name: 'bbba05', parameters: [], make: (_, inputs) => bbba05(inputs) },
  { name: 'galster-0812.3539', parameters: [], make: (_, inputs) => alberico(inputs) },
];

/** Names accepted by `nuclearFormFactor`. */
export const nuclearFormFactorNames: readonly string[] = Object.freeze(
  nuclearFormFactorDefinitions.map(({ name }) => name),
);

/** Names accepted by `nucleonFormFactors`. */
export const nucleonFormFactorNames: readonly string[] = Object.freeze(nucleonDefinitions.map(({ name }) => name));

/** All published densities of a nucleus with the default one: a band of cross sections, not one form factor. */
export const ENSEMBLE = 'ensemble';

/** @throws InputError for a set of densities, in what takes one form factor, and for one with parameters, which it has none of */
export function requireOneFormFactor(specification: string | undefined): void {
  const [name, ...parameters] = (specification ?? '').split(':').map((part) => part.trim());
  if (name !== ENSEMBLE) return;
  if (parameters.length > 0) {
    throw new InputError('form factor', specification, 'takes no parameters', `Write ${ENSEMBLE} alone.`);
  }
  const problem = 'a band of cross sections, which only sigma has';
  throw new InputError('form factor', ENSEMBLE, problem, 'Name one form factor here, such as fourier-bessel.');
}

/**
 * The form factor of a nucleus by its command-line name, `name` or `name:key=value,key=value`. Parameters not given come
 * from the nuclide: `symmetrised-fermi` and `woods-saxon` from its table entries, `fourier-bessel` and `sum-of-gaussians` from its published
 * densities (the first; `set=2` the second), `helm` from its mass number. `rms` scales a published density to that radius.
 * @throws InputError for an unknown name or parameter (with the nearest known one), a value that is not a number or out
 * of range, or a kind of density that the nuclide does not have.
 */
export function nuclearFormFactor(specification: string, nuclide: Nuclide): NuclearFormFactor {
  requireOneFormFactor(specification);
  const { definition, parameters } = parseSpecification(specification, nuclearFormFactorDefinitions);
  return definition.make(parameters, nuclide, specification);
}

/**
 * The nuclide with those of its published densities that a form factor reads and no others, so that what is computed with it depends on, and
 * is stored under, nothing else. The default form factor unless given.
 * @throws InputError as `nuclearFormFactor`, but not for a density that the nuclide does not have
 */
export function nuclideForFormFactor<N extends Nuclide>(nuclide: N, specification = nuclearFormFactorNames[0]): N {
  const { densities, ...rest } = nuclide;
  if (densities === undefined || specification.trim() === ENSEMBLE) return nuclide;
  requireOneFormFactor(specification);
  const { definition, parameters } = parseSpecification(specification, nuclearFormFactorDefinitions);
  const choice = definition.density?.(parameters, nuclide);
  const read = choice === undefined ? [] : densitiesOfKind(nuclide, choice.kind).slice(0, choice.set);
  return (read.length === 0 ? rest : { ...rest, densities: read }) as N;
}

/**
 * The Sachs form factors of the nucleons by their command-line name. Magnetic moments and masses are those of `inputs`,
 * also for fits published with slightly different ones.
 * @throws InputError as `nuclearFormFactor`.
 */
export function nucleonFormFactors(specification: string, inputs: ElectroweakInputs): NucleonFormFactors {
  const { definition, parameters } = parseSpecification(specification, nucleonDefinitions);
  return definition.make(parameters, inputs, specification);
}
