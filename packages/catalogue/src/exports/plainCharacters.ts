import { MATH_CHARACTERS } from './latexCharacters.js';

/** Marks that a command puts over its argument. */
export const COMBINING_MARKS: Readonly<Record<string, string>> = {
  bar: '\u0304',
  overline: '\u0304',
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  dot: '\u0307',
  ddot: '\u0308',
};

/** Commands that print nothing or a space in plain text, or that have a second name. */
const OTHER_COMMANDS: Readonly<Record<string, string>> = {
  '\\,': ' ',
  '\\:': ' ',
  '\\;': ' ',
  '\\ ': ' ',
  '\\!': '',
  '\\quad': ' ',
  '\\qquad': ' ',
  '\\left': '',
  '\\right': '',
  '\\big': '',
  '\\Big': '',
  '\\bigl': '',
  '\\bigr': '',
  '\\rm': '',
  '\\displaystyle': '',
  '\\prime': '′',
  '\\circ': '°',
  '\\rightarrow': '→',
  '\\leq': '≤',
  '\\geq': '≥',
  '\\neq': '≠',
  '\\lt': '<',
  '\\gt': '>',
  '\\epsilon': 'ε',
  '\\varepsilon': 'ε',
  '\\varphi': 'φ',
  '\\phi': 'φ',
  '\\dagger': '†',
  '\\ldots': '…',
  '\\dots': '…',
  '\\cdots': '…',
  '\\{': '{',
  '\\}': '}',
  '\\%': '%',
  '\\#': '#',
  '\\$': '$',
  '\\&': '&',
  '\\_': '_',
  '\\|': '‖',
  '\\\\': ' ',
  '-': '−',
  "'": '′',
  '~': ' ',
};

/** Plain characters of commands (`\mu`), and of the few characters that mean another one in a formula. */
export const COMMAND_CHARACTERS: Readonly<Record<string, string>> = {
  // the first character of a command wins: Ω and the ohm sign are both \Omega
  ...Object.fromEntries(
    Object.entries(MATH_CHARACTERS)
      .filter(([, tex]) => /^\\[a-zA-Z]+$/.test(tex))
      .reverse()
      .map(([character, tex]) => [tex, character]),
  ),
  ...OTHER_COMMANDS,
};

/** Signs with space on both sides: → = ≤ … */
export const isRelation = (text: string): boolean => /^[=<>→←↔⇒≤≥≪≫≲≳≈≃≡≠∼∝∈]$/.test(text);
