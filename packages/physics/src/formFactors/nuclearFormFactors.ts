import { formFactorParameter, InputError, requireNumber } from '../errors.js';
import type { Nuclide } from '../targets/nuclide.js';
import type { NuclearFormFactor } from './formFactor.js';
import type { FormFactorDefinition, FormFactorParameters } from './formFactorDefinition.js';
import { helm, lewinSmithParameters } from './helm.js';
import { pointFormFactor } from './point.js';
import {
  chosenDensity,
  type DensityChoice,
  type DensityKind,
  densitiesOfKind,
  densityFormFactor,
  densityRange,
} from './publishedDensity.js';
import { type NuclearFormFactorOptions, symmetrisedFermi } from './symmetrisedFermi.js';
import { woodsSaxon } from './woodsSaxon.js';

/** A form factor of a nucleus by its command-line name. */
export interface NuclearFormFactorDefinition extends FormFactorDefinition<Nuclide, NuclearFormFactor> {
  /** Which of the published densities of the nuclide it reads, where it reads one. */
  density?(parameters: FormFactorParameters, nuclide: Nuclide): DensityChoice | undefined;
}

const optionsOf = (parameters: FormFactorParameters): NuclearFormFactorOptions => {
  const hbarCGeVFm = parameters.get('hbarc');
  return hbarCGeVFm === undefined ? {} : { hbarCGeVFm };
};

const symmetrisedFermiDefinition: NuclearFormFactorDefinition = {
  name: 'symmetrised-fermi',
  parameters: ['c', 'a', 'hbarc'],
  make(parameters, { symmetrisedFermi: own }) {
    const radiusFm = parameters.get('c') ?? own.radiusFm;
    const diffusenessFm = parameters.get('a') ?? own.diffusenessFm;
    return symmetrisedFermi({ radiusFm, diffusenessFm }, optionsOf(parameters));
  },
};

const helmDefinition: NuclearFormFactorDefinition = {
  name: 'helm',
  parameters: ['c', 'r0', 's', 'hbarc'],
  make(parameters, { protons, neutrons }) {
    const standard = lewinSmithParameters(protons + neutrons);
    const radiusFm = parameters.get('c') ?? standard.radiusFm;
    const r0Fm = parameters.get('r0') ?? standard.r0Fm;
    return helm({ radiusFm, r0Fm, skinFm: parameters.get('s') ?? standard.skinFm }, optionsOf(parameters));
  },
};

/** With `set` or `rms` one of the published densities, else the nuclide's usual one, or c, a and w. */
const woodsSaxonDefinition: NuclearFormFactorDefinition = {
  name: 'woods-saxon',
  parameters: ['c', 'a', 'w', 'set', 'rms', 'hbarc'],
  density: (parameters) =>
    parameters.has('set') || parameters.has('rms') ? densityChoice('woods-saxon', parameters) : undefined,
  make(parameters, nuclide, specification) {
    if (parameters.has('set') || parameters.has('rms')) {
      return publishedFormFactor('woods-saxon', parameters, nuclide, specification);
    }
    return woodsSaxonFor(specification, parameters, nuclide);
  },
};

const seriesDefinition = (kind: DensityKind): NuclearFormFactorDefinition => ({
  name: kind,
  parameters: ['set', 'rms', 'hbarc'],
  density: (parameters) => densityChoice(kind, parameters),
  make: (parameters, nuclide, specification) => publishedFormFactor(kind, parameters, nuclide, specification),
});

/** An expansion at the measured radius where there is one, else the default: every nuclide has it, so it does for any material. */
const publishedDefinition: NuclearFormFactorDefinition = {
  name: 'published',
  parameters: ['hbarc'],
  density: (_, nuclide) => expansionOf(nuclide),
  make(parameters, nuclide, specification) {
    const choice = expansionOf(nuclide);
    if (choice === undefined) return symmetrisedFermiDefinition.make(parameters, nuclide, specification);
    const given = new Map([['rms', nuclide.rmsChargeRadiusFm], ...parameters]);
    return publishedFormFactor(choice.kind, given, nuclide, specification);
  },
};

function expansionOf(nuclide: Nuclide): DensityChoice | undefined {
  const kinds = ['fourier-bessel', 'sum-of-gaussians'] as const;
  const kind = kinds.find((one) => densitiesOfKind(nuclide, one).length > 0);
  return kind && { kind, set: 1, rmsFm: nuclide.rmsChargeRadiusFm };
}

const pointDefinition: NuclearFormFactorDefinition = { name: 'point', parameters: [], make: () => pointFormFactor };

/** All form factors of nuclei; the first is the default. */
export const nuclearFormFactorDefinitions: readonly NuclearFormFactorDefinition[] = [
  symmetrisedFermiDefinition,
  woodsSaxonDefinition,
  seriesDefinition('fourier-bessel'),
  seriesDefinition('sum-of-gaussians'),
  publishedDefinition,
  helmDefinition,
  pointDefinition,
];

/** @throws InputError for a number that no set can have, or a radius out of range */
function densityChoice(kind: DensityKind, parameters: FormFactorParameters): DensityChoice {
  const set = parameters.get('set') ?? 1;
  const rmsFm = parameters.get('rms');
  if (!Number.isInteger(set) || set < 1) {
    throw new InputError(formFactorParameter(kind, 'set'), set, 'not the number of a density', 'Give 1, 2 ….');
  }
  if (rmsFm !== undefined) {
    requireNumber(formFactorParameter(kind, 'rms'), rmsFm, 0, 1000, { exclusiveMinimum: true, unit: 'fm' });
  }
  return { kind, set, rmsFm };
}

function publishedFormFactor(
  kind: DensityKind,
  parameters: FormFactorParameters,
  nuclide: Nuclide,
  specification: string,
): NuclearFormFactor {
  for (const name of ['c', 'a', 'w']) {
    if (!parameters.has(name)) continue;
    const problem = `gives ${name} beside a published density, which has its own`;
    throw new InputError('form factor', specification, problem, 'Give set and rms alone, or c, a and w.');
  }
  const choice = densityChoice(kind, parameters);
  const published = chosenDensity(specification, choice, nuclide);
  const given = [...parameters].filter(([key]) => key !== 'set').map(([key, value]) => `,${key}=${value}`);
  const form = densityFormFactor(
    published.density,
    optionsOf(parameters),
    `${kind}:set=${choice.set}${given.join('')}`,
  );
  return { ...form, momentaPerFm: densityRange(published) };
}

function woodsSaxonFor(specification: string, parameters: FormFactorParameters, nuclide: Nuclide): NuclearFormFactor {
  const c = parameters.get('c');
  const a = parameters.get('a');
  const w = parameters.get('w');
  if (c !== undefined && a !== undefined) {
    return woodsSaxon({ radiusFm: c, diffusenessFm: a, centralDepression: w ?? 0 }, optionsOf(parameters));
  }
  // c, a and w are fitted together: a value of one's own beside tabulated ones would belong to no published density.
  if (c !== undefined || a !== undefined || w !== undefined) {
    throw new InputError('form factor', specification, 'needs c and a together', 'Write woods-saxon:c=…,a=…[,w=…].');
  }
  if (nuclide.woodsSaxon === undefined) {
    const problem = `no published Woods–Saxon density is known for ${nuclide.name}`;
    throw new InputError('form factor', specification, problem, 'Write woods-saxon:c=…,a=…[,w=…] with values in fm.');
  }
  return woodsSaxon(nuclide.woodsSaxon, optionsOf(parameters));
}
