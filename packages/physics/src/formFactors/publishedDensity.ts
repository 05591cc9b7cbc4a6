import { InputError } from '../errors.js';
import { densityRms, scaledDensity } from '../targets/chargeDensity.js';
import type { ChargeDensity, Nuclide, PublishedDensity } from '../targets/nuclide.js';
import type { NuclearFormFactor } from './formFactor.js';
import { fourierBessel } from './fourierBessel.js';
import { sumOfGaussians } from './sumOfGaussians.js';
import type { NuclearFormFactorOptions } from './symmetrisedFermi.js';
import { woodsSaxon } from './woodsSaxon.js';

/** Kinds of densities that a nuclide can have. */
export type DensityKind = ChargeDensity['kind'];

/** Which published density is meant, and the radius that it is to have. */
export interface DensityChoice {
  readonly kind: DensityKind;
  /** Its number among those of its kind, from 1. */
  readonly set: number;
  /** Root-mean-square radius [fm] that its lengths are scaled to; as published unless given. */
  readonly rmsFm?: number | undefined;
}

/** The published densities of one kind, in order: `set=1`, `set=2` …. */
export const densitiesOfKind = (nuclide: Nuclide, kind: DensityKind): readonly PublishedDensity[] =>
  nuclide.densities?.filter(({ density }) => density.kind === kind) ?? [];

/** The form factor of a density, in closed form. @throws InputError for parameters that make no density */
export function densityFormFactor(
  density: ChargeDensity,
  options: NuclearFormFactorOptions = {},
  name?: string,
): NuclearFormFactor {
  switch (density.kind) {
    case 'woods-saxon':
      return woodsSaxon(density, options);
    case 'fourier-bessel':
      return fourierBessel(density, options, name);
    case 'sum-of-gaussians':
      return sumOfGaussians(density, options, name);
  }
}

/**
 * Momentum transfers [fm⁻¹] that a density is known in: those of its data, else up to the last term of a Fourier–Bessel series, Nπ/R; that of
 * a shell or Fermi density without a range is open.
 */
export function densityRange({ density, momentaPerFm }: PublishedDensity): readonly [lowest: number, highest: number] {
  if (momentaPerFm !== undefined) return momentaPerFm;
  if (density.kind !== 'fourier-bessel') return [0, Number.POSITIVE_INFINITY];
  return [0, (density.coefficients.length * Math.PI) / density.cutoffFm];
}

/**
 * The density of a nuclide that is meant, with the radius asked for.
 * @throws InputError where the nuclide has no such density
 */
export function chosenDensity(specification: string, { kind, set, rmsFm }: DensityChoice, nuclide: Nuclide) {
  const all = densitiesOfKind(nuclide, kind);
  if (all.length === 0) {
    const problem = `no published ${kind} density is known for ${nuclide.name}`;
    throw new InputError('form factor', specification, problem, 'Use published, which takes the default there.');
  }
  const published = all[set - 1];
  if (published === undefined) {
    const problem = `${nuclide.name} has ${all.length} of them`;
    throw new InputError(
      { kind: 'formFactorParameter', name: 'set', of: kind },
      set,
      problem,
      `Give 1 to ${all.length}.`,
    );
  }
  if (rmsFm === undefined) return published;
  const factor = rmsFm / densityRms(published.density);
  return { ...published, density: scaledDensity(published.density, factor) };
}
