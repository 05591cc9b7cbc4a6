/** Something in the catalogue that a format cannot express. The message names the text and the remedy. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(`${message}. ${remedy}`);
    this.remedy = remedy;
  }
}

/** A character as an error message shows it: itself and its code point. */
export function describeCharacter(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  return `"${character}" (U+${code})`;
}

/** The beginning of a text, for an error message. */
export const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
