import type { Materials, Nuclides } from '@nereid/catalogue';
import { nearestName } from '@nereid/physics';

/** Symbols and names of the elements in the order of their charge. */
const ELEMENTS: readonly (readonly [symbol: string, name: string])[] =
  `H hydrogen He helium Li lithium Be beryllium B boron C carbon N nitrogen O oxygen F fluorine Ne neon Na sodium Mg magnesium
  Al aluminium Si silicon P phosphorus S sulphur Cl chlorine Ar argon K potassium Ca calcium Sc scandium Ti titanium V vanadium
  Cr chromium Mn manganese Fe iron Co cobalt Ni nickel Cu copper Zn zinc Ga gallium Ge germanium As arsenic Se selenium Br bromine
  Kr krypton Rb rubidium Sr strontium Y yttrium Zr zirconium Nb niobium Mo molybdenum Tc technetium Ru ruthenium Rh rhodium
  Pd palladium Ag silver Cd cadmium In indium Sn tin Sb antimony Te tellurium I iodine Xe xenon Cs caesium Ba barium La lanthanum
  Ce cerium Pr praseodymium Nd neodymium Pm promethium Sm samarium Eu europium Gd gadolinium Tb terbium Dy dysprosium Ho holmium
  Er erbium Tm thulium Yb ytterbium Lu lutetium Hf hafnium Ta tantalum W tungsten Re rhenium Os osmium Ir iridium Pt platinum
  Au gold Hg mercury Tl thallium Pb lead Bi bismuth Po polonium At astatine Rn radon Fr francium Ra radium Ac actinium Th thorium
  Pa protactinium U uranium Np neptunium Pu plutonium Am americium`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, i, words) => {
      if (i % 2 === 0) pairs.push([word, words[i + 1]]);
      return pairs;
    }, []);

/** Spellings of other countries and old names, by the name above. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  aluminum: 'aluminium',
  sulfur: 'sulphur',
  cesium: 'caesium',
  wolfram: 'tungsten',
};

/** `Ar40`, `ar-40`, `40Ar`, `argon 40`: letters and a mass number in either order, or letters alone. */
function readIsotope(text: string): { readonly letters: string; readonly mass?: number } | undefined {
  // the letter O in the place of a zero: Ar4O
  const digits = text.replace(/^([a-z]+[\s_^-]*\d+)o$/i, '$10');
  const parts = /^\s*(?:\^?(\d{1,3})[\s_-]*)?([a-z]+)(?:[\s_^-]*(\d{1,3}))?\s*$/i.exec(digits);
  if (parts === null || (parts[1] !== undefined && parts[3] !== undefined)) return undefined;
  const mass = parts[1] ?? parts[3];
  return { letters: parts[2], ...(mass !== undefined && { mass: Number(mass) }) };
}

function elementOf(letters: string): readonly [symbol: string, name: string] | undefined {
  const lower = letters.toLowerCase();
  const name = OTHER_NAMES[lower] ?? lower;
  return ELEMENTS.find(([symbol, full]) => symbol.toLowerCase() === name || full === name);
}

/** The isotope of this element whose mass number is nearest; without one, the most abundant. */
function nearestIsotope(symbol: string, mass: number | undefined, nuclides: Nuclides): string | undefined {
  const isotopes = [...nuclides.values()].filter(({ element }) => element === symbol);
  const distance = (one: (typeof isotopes)[number]) =>
    mass === undefined ? -one.naturalAbundance : Math.abs(one.protons + one.neutrons - mass);
  return isotopes.sort((a, b) => distance(a) - distance(b))[0]?.name;
}

/** A material of one element and nothing else, such as argon. */
function pureMaterial(symbol: string, materials: Materials): string | undefined {
  return [...materials.values()].find(({ components }) => components.every(({ nuclide }) => nuclide.element === symbol))
    ?.name;
}

/** A name that begins like what was given; a distance alone would turn neon into iron. */
function beginningAlike(given: string, names: readonly string[]): string | undefined {
  const start = given.slice(0, 2).toLowerCase();
  return nearestName(
    given,
    names.filter((name) => name.toLowerCase().startsWith(start) || name.toLowerCase().includes(given.toLowerCase())),
  );
}

/**
 * What to give instead of a target that is not known: the element's own isotope or material before a word that looks alike, and a word
 * about an element of which there is nothing.
 */
export function targetRemedy(given: string, materials: Materials, nuclides: Nuclides): string {
  const known = `Known: ${['proton', 'neutron', ...nuclides.keys(), ...materials.keys()].join(', ')}.`;
  const isotope = readIsotope(given);
  const element = isotope && elementOf(isotope.letters);
  if (isotope && element) {
    const [symbol, name] = element;
    const meant =
      (isotope.mass === undefined ? pureMaterial(symbol, materials) : undefined) ??
      nearestIsotope(symbol, isotope.mass, nuclides);
    return meant === undefined ? `There is no isotope of ${name} here. ${known}` : `Did you mean "${meant}"? ${known}`;
  }
  const ofMass = [...nuclides.values()].filter((one) => one.protons + one.neutrons === isotope?.mass);
  const meant =
    isotope?.mass === undefined
      ? beginningAlike(given, ['proton', 'neutron', ...materials.keys()])
      : ofMass.find(({ element: symbol }) => symbol[0] === isotope.letters[0].toUpperCase())?.name;
  return meant === undefined ? known : `Did you mean "${meant}"? ${known}`;
}
