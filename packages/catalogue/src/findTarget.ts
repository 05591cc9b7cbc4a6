import { UnknownNameError } from './diagnostics.js';
import type { Material, Materials } from './materials.js';
import type { Nuclides } from './nuclides.js';

/** The material of that name, or the isotope of that name as a material of its own (`Ar40`). */
export function findTarget(name: string, materials: Materials, nuclides: Nuclides): Material {
  const material = materials.get(name);
  if (material !== undefined) return material;
  const nuclide = nuclides.get(name);
  if (nuclide === undefined) throw new UnknownNameError('target', name, [...materials.keys(), ...nuclides.keys()]);
  return { name, components: [{ nuclide, massFraction: 1 }], basis: 'composition', unverified: false };
}
