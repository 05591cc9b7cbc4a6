/** A coordinate as SVG text with fixed digits, so that equal figures have equal bytes. */
export function number(value: number, digits = 2): string {
  const text = String(Number(value.toFixed(digits)));
  return text === '-0' ? '0' : text;
}

export function escapeXml(text: string): string {
  return text
    .replace(CONTROL_CHARACTERS, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

// XML 1.0 forbids these even as character references.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** 32-bit FNV-1a as eight hexadecimal digits: a stable name, not a safeguard. */
export function stableHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
