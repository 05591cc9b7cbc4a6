import { FigureError, type LabelSet, type TypesetLabel } from '@nereid/figures';

/**
 * Labels put together of typeset pieces: words of their letters, numbers of their digits. The pieces stand side by side as TeX
 * sets them, so a label has the same width as one that is typeset as a whole. Other sources have to be pieces themselves.
 */
export class ComposedLabels extends Map<string, TypesetLabel> implements LabelSet {
  override get(source: string): TypesetLabel | undefined {
    const known = super.get(source);
    if (known !== undefined) return known;
    const composed = sideBySide(piecesOf(source).map((piece) => this.piece(piece, source)));
    this.set(source, composed);
    return composed;
  }

  override has(source: string): boolean {
    return this.get(source) !== undefined;
  }

  private piece(piece: string, source: string): TypesetLabel {
    const found = super.get(piece);
    if (found !== undefined) return found;
    throw new FigureError(
      `label ${source}`,
      `has a part that is not typeset: ${piece}`,
      'Use letters, digits and signs.',
    );
  }
}

const TEXT = /^\\text\{((?:[^{}\\]|\\.)*)\}/;
const OTHER = /^(?:\{\}[\^_]\{[-+\d]\}|10\^\{-?\d+\}|\\times(?![a-zA-Z]) ?|\{[^{}]\}|.)/u;

/** TeX source of the pieces of a label. */
function piecesOf(source: string): string[] {
  const pieces: string[] = [];
  let rest = source;
  while (rest !== '') {
    const text = TEXT.exec(rest);
    if (text) {
      pieces.push(...(text[1].match(/\\.|[^\\]/gu) ?? []).map((letter) => `\\text{${letter}}`));
      rest = rest.slice(text[0].length);
      continue;
    }
    const [piece] = OTHER.exec(rest) as RegExpExecArray;
    pieces.push(piece.startsWith('\\times') ? '{}\\times{}' : piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}

function sideBySide(pieces: readonly TypesetLabel[]): TypesetLabel {
  let widthEm = 0;
  let outlines = '';
  for (const piece of pieces) {
    const shift = Math.round(widthEm * 1e6) / 1e3;
    outlines += shift === 0 ? piece.outlines : `<g transform="translate(${shift},0)">${piece.outlines}</g>`;
    widthEm += piece.widthEm;
  }
  return {
    widthEm,
    ascentEm: Math.max(0, ...pieces.map(({ ascentEm }) => ascentEm)),
    descentEm: Math.max(0, ...pieces.map(({ descentEm }) => descentEm)),
    outlines,
  };
}
