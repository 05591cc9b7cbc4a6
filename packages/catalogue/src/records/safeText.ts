import type { Diagnostic } from '../diagnostics.js';
import type { YamlDocument } from '../yamlDocument.js';

/** What must not stand in a text of the catalogue, which ends up in web pages and in TeX. Each takes time linear in the text. */
const FORBIDDEN: readonly (readonly [RegExp, (match: string) => string, string, ((text: string) => string)?])[] = [
  [
    /<(?=[a-zA-Z!/?])[^\s>]*/,
    (match) => `"${match}" reads as HTML`,
    'Write Markdown; put a space after a less-than sign.',
  ],
  [
    /\b(?:javascript|vbscript|data|file)\s*:(?=\S)/i,
    (match) => `"${match}" is an address that runs or reads something`,
    'Link to an https:// address.',
  ],
  [
    /\]\(\s*(?!https:\/\/|#)[^)]*\)/,
    (match) => `"${match}" is not a link to the web`,
    'Link to an https:// address.',
    // behind the last bracket no link ends, and each beginning would be followed to the end of the text
    (text) => text.slice(0, text.lastIndexOf(')') + 1),
  ],
  [
    /\\(?:input|include\w*|openin|openout|read|write\w*|immediate|special|href|url|html\w*|def|edef|gdef|xdef|let|csname|catcode|newcommand|renewcommand|usepackage|directlua|verbatiminput|lstinputlisting)(?![a-zA-Z])/,
    (match) => `the TeX command ${match} is not allowed`,
    'Write formulas only.',
  ],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  [/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/, () => 'a control character', 'Delete it.'],
];

/** The first thing in `text` that could run, read or disguise something; undefined where it is harmless. */
export function unsafeText(text: string): { message: string; remedy: string } | undefined {
  for (const [pattern, message, remedy, part] of FORBIDDEN) {
    const match = pattern.exec(part?.(text) ?? text);
    if (match) return { message: message(match[0].slice(0, 60)), remedy };
  }
  return undefined;
}

/** Every string inside a value, with its path. */
export function stringsIn(value: unknown): [(string | number)[], string][] {
  const found: [(string | number)[], string][] = [];
  const path: (string | number)[] = [];
  const visit = (part: unknown): void => {
    if (typeof part === 'string') found.push([path.slice(), part]);
    else if (part !== null && typeof part === 'object') {
      const isList = Array.isArray(part);
      for (const [key, inner] of Object.entries(part)) {
        path.push(isList ? Number(key) : key);
        visit(inner);
        path.pop();
      }
    }
  };
  visit(value);
  return found;
}

/** Characters of a text that is read as Markdown, which takes the square of its length; the longest of a record has 1,114. */
export const LONGEST_TEXT = 20_000;

/** Reports every string inside a document that could run, read or disguise something where it is shown, or is too long for it. */
export function checkSafety(document: YamlDocument<unknown>, value: unknown): Diagnostic[] {
  return stringsIn(value).flatMap(([path, string]) => {
    const problem = string.length > LONGEST_TEXT ? tooLong(string) : unsafeText(string);
    return problem ? [document.report(path, problem.message, problem.remedy)] : [];
  });
}

const tooLong = ({ length }: string) => ({
  message: `the text has ${length} characters, more than ${LONGEST_TEXT}`,
  remedy: 'Shorten it.',
});
