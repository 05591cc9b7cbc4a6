/** TeX for a plain label: words in \text{}, with the signs that text fonts lack taken from the mathematics fonts. */
export function plainTex(text: string): string {
  let tex = '';
  let run = '';
  const endRun = () => {
    if (run !== '') tex += `\\text{${run}}`;
    run = '';
  };
  for (const character of text.normalize('NFC')) {
    const special = specialTex(character);
    if (special === undefined) {
      run += ESCAPED[character] ?? character;
    } else {
      endRun();
      tex += special;
    }
  }
  endRun();
  return tex;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '\n': ' ',
  '\t': ' ',
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const SUPERSCRIPT_VALUES = '0123456789+-';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉₊₋';

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '\\grave',
  '\u0301': '\\acute',
  '\u0302': '\\hat',
  '\u0303': '\\tilde',
  '\u0304': '\\bar',
  '\u0306': '\\breve',
  '\u0307': '\\dot',
  '\u0308': '\\ddot',
  '\u030a': '\\mathring',
  '\u030c': '\\check',
};

function specialTex(character: string): string | undefined {
  const superscript = SUPERSCRIPTS.indexOf(character);
  if (superscript >= 0) return `{}^{${SUPERSCRIPT_VALUES[superscript]}}`;
  const subscript = SUBSCRIPTS.indexOf(character);
  if (subscript >= 0) return `{}_{${SUPERSCRIPT_VALUES[subscript]}}`;
  if (/[\u0391-\u03c9ℓ→↔∞]/.test(character)) return `{${character}}`;
  const [base, mark] = character.normalize('NFD');
  const accent = mark === undefined ? undefined : ACCENTS[mark];
  return accent && base ? `${accent}{\\text{${base}}}` : undefined;
}
