import { remedyForName, UnknownNameError } from './diagnostics.js';
import type { Material, Materials } from './materials.js';
import type { Nuclides } from './nuclides.js';

/** The material of that name, or the isotope of that name as a material of its own (`Ar40`). */
export function findTarget(name: string, materials: Materials, nuclides: Nuclides): Material {
  const material = materials.get(name);
  if (material !== undefined) return material;
  const nuclide = nuclides.get(name);
  if (nuclide === undefined) {
    const known = [...materials.keys(), ...nuclides.keys()];
    throw new UnknownNameError('target', name, known, targetRemedy(name, materials, nuclides));
  }
  return { name, components: [{ nuclide, massFraction: 1 }], basis: 'composition', unverified: false };
}

/** What else users call what is here, in lower case without blanks and hyphens. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  d: 'H2',
  deuterium: 'H2',
  deuteron: 'H2',
  alpha: 'He4',
  d2o: 'heavy water',
  ice: 'water',
  lar: 'argon',
  liquidargon: 'argon',
  lxe: 'liquid xenon',
  plastic: 'plastic scintillator',
  scintillator: 'plastic scintillator',
  pvt: 'plastic scintillator',
  vinyltoluene: 'plastic scintillator',
  polyethylene: 'CH2',
  pvc: 'C2H3Cl',
  nuclearemulsion: 'emulsion',
  glass: 'CHARM-II glass',
  quartz: 'SiO2',
  aluminum: 'aluminium',
  cesium: 'caesium',
  sulphur: 'sulfur',
};

/**
 * What to write instead of a target that is not known: the material of an element's symbol (`Ar` is argon), the isotope in
 * another spelling (`40Ar`, `argon-40`), the isotopes of an element, another name, or else the nearest one.
 */
export function targetRemedy(name: string, materials: Materials, nuclides: Nuclides): string {
  const bare = name.toLowerCase().replace(/[\s_-]/g, '');
  // a word of the language, such as constructor, is a key of every object
  if (Object.hasOwn(OTHER_NAMES, bare)) return `Did you mean "${OTHER_NAMES[bare]}"?`;
  const [, before = '', letters = '', after = ''] = /^(\d*)([a-z]+)(\d*)$/.exec(bare) ?? [];
  const massNumber = before || after;
  const element = elementOf(letters, materials, nuclides);
  if (element !== undefined) return elementRemedy(element, massNumber, materials, nuclides);
  const known = ['proton', 'neutron', ...materials.keys(), ...nuclides.keys()];
  if (massNumber === '' || letters.length > 2) return remedyForName(name, known);
  const elements = [...new Set([...nuclides.values()].map((nuclide) => nuclide.element))];
  return `No isotope of that element is listed. Elements: ${elements.join(', ')}.`;
}

/** The element of a symbol, or of a material that consists of it alone: `ar` and `argon` are Ar. */
function elementOf(letters: string, materials: Materials, nuclides: Nuclides): string | undefined {
  const symbol = [...nuclides.values()].find(({ element }) => element.toLowerCase() === letters)?.element;
  if (symbol !== undefined) return symbol;
  const material = [...materials.values()].find((one) => one.name.toLowerCase() === letters);
  const elements = new Set(material?.components.map(({ nuclide }) => nuclide.element));
  return elements.size === 1 ? [...elements][0] : undefined;
}

/** The isotope whose mass number begins as given, as when a digit is missing, or else is nearest. */
function nearestIsotope(isotopes: readonly string[], element: string, massNumber: string): string | undefined {
  const mass = (name: string) => Number(name.slice(element.length));
  const begun = isotopes.filter((name) => name.startsWith(`${element}${massNumber}`));
  const distance = (name: string) => Math.abs(mass(name) - Number(massNumber));
  return (begun.length > 0 ? begun : isotopes)
    .toSorted((a, b) => distance(a) - distance(b))
    .at(begun.length > 0 ? -1 : 0);
}

function elementRemedy(element: string, massNumber: string, materials: Materials, nuclides: Nuclides): string {
  const isotopes = [...nuclides.values()].filter((nuclide) => nuclide.element === element).map((one) => one.name);
  const list = `Isotopes of ${element}: ${isotopes.join(', ')}.`;
  if (massNumber !== '') {
    const wanted = `${element}${massNumber}`;
    if (isotopes.includes(wanted)) return `Did you mean "${wanted}"?`;
    const nearest = nearestIsotope(isotopes, element, massNumber);
    return `Did you mean "${nearest}"? ${list}`;
  }
  const natural = [...materials.values()].find((one) =>
    one.components.every(({ nuclide }) => nuclide.element === element),
  );
  return natural === undefined ? list : `Did you mean "${natural.name}"? ${list}`;
}
