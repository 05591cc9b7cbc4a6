import { labelTex, type TypesetLabel } from '@nereid/figures';
import { typesetLabels } from '@nereid/figures/node';
import type { ExplorerData } from './explorerData.js';
import { explorerFormulas } from './explorerFormulas.js';
import { keptLater } from './incremental/kept.js';

/** Typeset pieces by their TeX source, of which a browser puts words and numbers together. */
export type FigureAlphabet = readonly (readonly [string, TypesetLabel])[];

/** Printable characters but the space, which has no outline. */
const CHARACTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i));
/** Signs that words have beside them. */
const SIGNS = [...'−–—±·′×≥≤°’\u0304'];
/** Raised and lowered digits, as in the name of an isotope. */
const SCRIPTS = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉'];
/** All of them: a title of the data may have any. */
const GREEK = [...'αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩℓ→↔∞'];
const DIGITS = [...'0123456789.-'];
/** Decades that the axis of a figure may show. */
const DECADES = Array.from({ length: 121 }, (_, i) => i - 60);

/** Labels of the figures that are not made of single characters. */
const FORMULAS = [
  "M_{Z'}\\;[\\mathrm{GeV}]",
  'M_\\phi\\;[\\mathrm{GeV}]',
  "g'",
  'y',
  '\\Delta V',
  '\\Delta A',
  'E_\\nu\\;[\\mathrm{GeV}]',
  '\\sigma\\;[\\mathrm{cm}^2]',
  'T\\;[\\mathrm{GeV}^2]',
  '\\mathrm{d}\\sigma/\\mathrm{d}\\ln T\\;[\\mathrm{cm}^2]',
  '\\Delta\\chi^2',
  '\\sigma/\\sigma_\\mathrm{SM}',
  'm_n\\;[\\mathrm{TeV}]',
  'n',
  't',
];

/** The space between the two letters of a word, which is what is left when they are taken away. */
const SPACED = '\\text{a a}';

/** The alphabet of the explorer on these data; `formulas`: more TeX sources, each a label of its own. */
export function explorerAlphabet(data: ExplorerData, formulas: readonly string[]): Promise<FigureAlphabet> {
  const all = [...formulas, ...explorerFormulas(data)];
  return keptLater(
    'explorer',
    () => all,
    () => figureAlphabet(all),
  );
}

/**
 * The alphabet of figures whose words are known only in the browser, such as names of the columns of a file.
 * `formulas`: more TeX sources, each a label of its own.
 */
export async function figureAlphabet(formulas: readonly string[] = []): Promise<FigureAlphabet> {
  const letters = [...CHARACTERS, ...SIGNS, ...SCRIPTS].map((character) => labelTex({ text: character }));
  const greek = GREEK.map((character) => labelTex({ text: character }));
  const decades = DECADES.map((n) => `10^{${n}}`);
  const times = '{}\\times{}';
  const sources = [...letters, ...greek, ...DIGITS, ...decades, times, ...FORMULAS, ...formulas, SPACED];
  const typeset = await typesetLabels(new Set(sources));
  const width = (source: string) => typeset.get(source)?.widthEm as number;
  const space = { widthEm: width(SPACED) - 2 * width('\\text{a}'), ascentEm: 0, descentEm: 0, outlines: '' };
  return [...[...typeset].filter(([source]) => source !== SPACED), ['\\text{ }', space] as const];
}
