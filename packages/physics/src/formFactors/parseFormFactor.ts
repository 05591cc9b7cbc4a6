import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { formFactorParameter, InputError } from '../errors.js';
import { suggestName } from '../nearestName.js';
import type { Nuclide } from '../targets/nuclide.js';
import { alberico } from './alberico.js';
import { bbba05 } from './bbba05.js';
import { dipole } from './dipole.js';
import type { NuclearFormFactor, NucleonFormFactors } from './formFactor.js';
import { helm, lewinSmithParameters } from './helm.js';
import { kelly } from './kelly.js';
import { pointFormFactor } from './point.js';
import { type NuclearFormFactorOptions, symmetrisedFermi } from './symmetrisedFermi.js';
import { woodsSaxon } from './woodsSaxon.js';

/** Form factors of nuclei on the command line, with their parameters (lengths in fm, `hbarc` in GeV fm). */
const NUCLEAR_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'symmetrised-fermi': ['c', 'a', 'hbarc'],
  'woods-saxon': ['c', 'a', 'w', 'hbarc'],
  helm: ['c', 'r0', 's', 'hbarc'],
  point: [],
};

/** Form factors of nucleons on the command line, with their parameters (`mv2` in GeV²). */
const NUCLEON_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  dipole: ['mv2'],
  kelly: [],
  bbba05: [],
  'galster-0812.3539': [],
};

/** Names accepted by `nuclearFormFactor`. */
export const nuclearFormFactorNames: readonly string[] = Object.freeze(Object.keys(NUCLEAR_PARAMETERS));

/** Names accepted by `nucleonFormFactors`. */
export const nucleonFormFactorNames: readonly string[] = Object.freeze(Object.keys(NUCLEON_PARAMETERS));

/**
 * The form factor of a nucleus by its command-line name, `name` or `name:key=value,key=value`. Parameters not given come
 * from the nuclide: `symmetrised-fermi` and `woods-saxon` from its table entries, `helm` from its mass number.
 * @throws InputError for an unknown name or parameter (with the nearest known one), a value that is not a number or out
 * of range, or `woods-saxon` for a nuclide without a published density.
 */
export function nuclearFormFactor(specification: string, nuclide: Nuclide): NuclearFormFactor {
  const { name, parameters } = parseSpecification(specification, NUCLEAR_PARAMETERS);
  const hbarC = parameters.get('hbarc');
  const options: NuclearFormFactorOptions = hbarC === undefined ? {} : { hbarCGeVFm: hbarC };
  switch (name) {
    case 'symmetrised-fermi': {
      const { radiusFm, diffusenessFm } = nuclide.symmetrisedFermi;
      const given = { radiusFm: parameters.get('c') ?? radiusFm, diffusenessFm: parameters.get('a') ?? diffusenessFm };
      return symmetrisedFermi(given, options);
    }
    case 'woods-saxon':
      return woodsSaxonFor(specification, parameters, nuclide, options);
    case 'helm': {
      const standard = lewinSmithParameters(nuclide.protons + nuclide.neutrons);
      const radiusFm = parameters.get('c') ?? standard.radiusFm;
      const r0Fm = parameters.get('r0') ?? standard.r0Fm;
      return helm({ radiusFm, r0Fm, skinFm: parameters.get('s') ?? standard.skinFm }, options);
    }
    default:
      return pointFormFactor;
  }
}

/**
 * The Sachs form factors of the nucleons by their command-line name. Magnetic moments and masses are those of `inputs`,
 * also for fits published with slightly different ones.
 * @throws InputError as `nuclearFormFactor`.
 */
export function nucleonFormFactors(specification: string, inputs: ElectroweakInputs): NucleonFormFactors {
  const { name, parameters } = parseSpecification(specification, NUCLEON_PARAMETERS);
  switch (name) {
    case 'dipole':
      return dipole(inputs, parameters.get('mv2'));
    case 'kelly':
      return kelly(inputs);
    case 'bbba05':
      return bbba05(inputs);
    default:
      return alberico(inputs);
  }
}

function woodsSaxonFor(
  specification: string,
  parameters: ReadonlyMap<string, number>,
  nuclide: Nuclide,
  options: NuclearFormFactorOptions,
): NuclearFormFactor {
  const c = parameters.get('c');
  const a = parameters.get('a');
  const w = parameters.get('w');
  if (c !== undefined && a !== undefined) {
    return woodsSaxon({ radiusFm: c, diffusenessFm: a, centralDepression: w ?? 0 }, options);
  }
  // c, a and w are fitted together: a value of one's own beside tabulated ones would belong to no published density.
  if (c !== undefined || a !== undefined || w !== undefined) {
    throw new InputError('form factor', specification, 'needs c and a together', 'Write woods-saxon:c=…,a=…[,w=…].');
  }
  if (nuclide.woodsSaxon === undefined) {
    const problem = `no published Woods–Saxon density is known for ${nuclide.name}`;
    throw new InputError('form factor', specification, problem, 'Write woods-saxon:c=…,a=…[,w=…] with values in fm.');
  }
  return woodsSaxon(nuclide.woodsSaxon, options);
}

function parseSpecification(
  specification: string,
  known: Readonly<Record<string, readonly string[]>>,
): { name: string; parameters: ReadonlyMap<string, number> } {
  const colon = specification.indexOf(':');
  const name = (colon < 0 ? specification : specification.slice(0, colon)).trim();
  if (!Object.hasOwn(known, name)) {
    const names = Object.keys(known);
    throw new InputError('form factor', name, 'no such form factor', suggestName(name, names));
  }
  const parameters = new Map<string, number>();
  if (colon < 0) return { name, parameters };
  for (const assignment of specification.slice(colon + 1).split(',')) {
    const [key, value] = parseAssignment(name, assignment, known[name]);
    if (parameters.has(key)) {
      throw new InputError('form factor', specification, `gives ${key} twice`, `Give ${key} once.`);
    }
    parameters.set(key, value);
  }
  return { name, parameters };
}

function parseAssignment(name: string, assignment: string, keys: readonly string[]): [key: string, value: number] {
  const [key, text, ...rest] = assignment.split('=').map((part) => part.trim());
  if (!keys.includes(key)) {
    const remedy = keys.length === 0 ? `Write ${name} alone.` : suggestName(key, keys);
    throw new InputError(
      { kind: 'formFactorParameters', name: 'parameter', of: name },
      key,
      'no such parameter',
      remedy,
    );
  }
  const value = text === undefined || text === '' || rest.length > 0 ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) {
    throw new InputError(
      formFactorParameter(name, key),
      text,
      'not a number',
      `Write ${key}=number, for example ${key}=0.5.`,
    );
  }
  return [key, value];
}
