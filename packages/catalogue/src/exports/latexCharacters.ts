/** LaTeX of characters beyond ASCII. Everything here works with the kernel, amsmath and amssymb in T1 encoding. */

/** What TeX gives a meaning of its own, written so that it prints. */
export const SPECIALS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  // without these, pairs become quotation marks, dashes and other ligatures
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
};

/** Letters and punctuation that text fonts have. */
export const TEXT_CHARACTERS: Readonly<Record<string, string>> = {
  '\u00a0': '~',
  '\u2009': '\\,',
  '\u202f': '\\,',
  '\u200b': '{}',
  '–': '--',
  '—': '---',
  '‐': '-',
  '‑': '-',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '„': '\\quotedblbase{}',
  '«': '\\guillemotleft{}',
  '»': '\\guillemotright{}',
  '…': '\\ldots{}',
  '§': '\\S{}',
  '©': '\\copyright{}',
  '¡': '!`',
  '¿': '?`',
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  đ: '{\\dj}',
  Đ: '{\\DJ}',
  ð: '{\\dh}',
  Ð: '{\\DH}',
  þ: '{\\th}',
  Þ: '{\\TH}',
  ı: '{\\i}',
  ȷ: '{\\j}',
};

/** Accents by their combining mark; the base follows in braces or, after a sign, at once. */
export const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '\\`',
  '\u0301': "\\'",
  '\u0302': '\\^',
  '\u0303': '\\~',
  '\u0304': '\\=',
  '\u0306': '\\u',
  '\u0307': '\\.',
  '\u0308': '\\"',
  '\u030a': '\\r',
  '\u030b': '\\H',
  '\u030c': '\\v',
  '\u0323': '\\d',
  '\u0326': '\\textcommabelow',
  '\u0327': '\\c',
  '\u0328': '\\k',
  '\u0331': '\\b',
};

/** Accents over a symbol of the mathematics fonts: ν̄. */
export const MATH_ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '\\grave',
  '\u0301': '\\acute',
  '\u0302': '\\hat',
  '\u0303': '\\tilde',
  '\u0304': '\\bar',
  '\u0305': '\\bar',
  '\u0307': '\\dot',
  '\u0308': '\\ddot',
};

const GREEK = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi _ pi rho varsigma sigma tau';
const GREEK_NAMES = `${GREEK} upsilon varphi chi psi omega`.split(' ');
/** Capitals that look like Latin letters have no command: they are those letters. */
const GREEK_CAPITALS = 'A B Gamma Delta E Z H Theta I K Lambda M N Xi O Pi P _ Sigma T Upsilon Phi X Psi Omega'.split(
  ' ',
);

const command = (name: string): string => (name.length > 1 ? `\\${name}` : `\\mathrm{${name}}`);
const greek = (names: readonly string[], first: number): [string, string][] =>
  names.flatMap((name, i) => (name === '_' ? [] : [[String.fromCodePoint(first + i), command(name)]]));

/** Signs of the mathematics fonts, as TeX inside dollars. */
export const MATH_CHARACTERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...greek(GREEK_NAMES, 0x3b1), ...greek(GREEK_CAPITALS, 0x391)]),
  ο: 'o',
  ϕ: '\\phi',
  ϵ: '\\epsilon',
  ϑ: '\\vartheta',
  µ: '\\mu',
  Ω: '\\Omega',
  ℓ: '\\ell',
  ħ: '\\hbar',
  ℏ: '\\hbar',
  '−': '-',
  '±': '\\pm',
  '∓': '\\mp',
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '∗': '\\ast',
  '∘': '\\circ',
  '°': '^\\circ',
  '′': "'",
  '″': "''",
  '→': '\\to',
  '←': '\\leftarrow',
  '↔': '\\leftrightarrow',
  '⇒': '\\Rightarrow',
  '≤': '\\le',
  '≥': '\\ge',
  '≪': '\\ll',
  '≫': '\\gg',
  '≲': '\\lesssim',
  '≳': '\\gtrsim',
  '≈': '\\approx',
  '≃': '\\simeq',
  '≡': '\\equiv',
  '≠': '\\ne',
  '∼': '\\sim',
  '∝': '\\propto',
  '∞': '\\infty',
  '∈': '\\in',
  '∂': '\\partial',
  '∇': '\\nabla',
  '∫': '\\int',
  '∑': '\\sum',
  '√': '\\surd',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '∣': '\\mid',
  '⊕': '\\oplus',
  '⊗': '\\otimes',
  '†': '\\dagger',
  '‰': '{}^0\\!/\\!_{00}',
  '½': '\\tfrac12',
  '¼': '\\tfrac14',
};

/** Raised characters by what they raise. */
export const SUPERSCRIPTS: Readonly<Record<string, string>> = pairs('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ', '0123456789+-=()ni');
/** Lowered characters by what they lower. */
export const SUBSCRIPTS: Readonly<Record<string, string>> = pairs('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎', '0123456789+-=()');

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries(Array.from(from, (character, i) => [character, to[i]]));
}
