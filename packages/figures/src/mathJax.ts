import type { LiteElement, LiteNode } from 'mathjax-full/js/adaptors/lite/Element.js';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js';
import 'mathjax-full/js/input/tex/base/BaseConfiguration.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';
import { FigureError } from './errors.js';
import { escapeXml } from './format.js';
import type { TypesetLabel } from './label.js';

// The only file that knows MathJax (CommonJS, 170 ms to load): everything else imports it through `mathLabel.ts`.

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

// Only base and ams: no \href, \require, \input, \def, \class, \style, \unicode or HTML attributes.
const tex = new TeX<LiteElement, string, LiteElement>({
  packages: ['base', 'ams'],
  tags: 'none',
  formatError: (_: unknown, error: Error) => {
    throw error;
  },
});
const document = mathjax.document('', { InputJax: tex, OutputJax: new SVG({ fontCache: 'none' }) });

export function typeset(source: string): TypesetLabel {
  const svg = adaptor.firstChild(convert(source)) as LiteElement;
  const [, top, width, height] = adaptor.getAttribute(svg, 'viewBox').split(' ').map(Number);
  const flipped = adaptor.childNodes(svg)[0] as LiteElement;
  return {
    widthEm: width / 1000,
    ascentEm: -top / 1000,
    descentEm: (height + top) / 1000,
    outlines: adaptor
      .childNodes(flipped)
      .map((node) => clean(node, source))
      .join(''),
  };
}

function convert(source: string): LiteElement {
  if (source.trim() === '') throw new FigureError('label', 'empty', 'Give TeX source, or leave the label out.');
  try {
    tex.reset();
    return document.convert(source, { display: false, em: 16, ex: 8, containerWidth: 1e6 }) as LiteElement;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // MathJax throws a TexError, which has a message but is not an Error.
    const { message } = error as { message: string };
    throw new FigureError(
      `label ${source}`,
      message,
      'Write it in the TeX mathematics that MathJax base and ams know.',
    );
  }
}

/** Attributes that are drawn, by element. Another element or attribute with a meaning is an error. */
const DRAWN: Readonly<Record<string, readonly string[]>> = {
  g: ['transform'],
  path: ['d', 'transform'],
  rect: ['x', 'y', 'width', 'height', 'transform'],
  svg: ['x', 'y', 'width', 'height', 'viewBox'],
};
const IGNORED = /^(?:data-|class$|xmlns$)/;

/** Copies outlines and drops the rest, so that no link, style or script can come through a label. */
function clean(node: LiteNode, source: string): string {
  const element = node as LiteElement;
  const kind = adaptor.kind(element);
  if (kind === 'text') throw missingGlyph(element, source);
  const drawn = DRAWN[kind];
  if (!drawn) throw notDrawable(source, `<${kind}>`);
  const attributes = adaptor.allAttributes(element).filter(({ name }) => !IGNORED.test(name));
  for (const { name } of attributes) {
    if (!drawn.includes(name)) throw notDrawable(source, `the attribute ${name}`);
  }
  const inner = adaptor
    .childNodes(element)
    .map((child) => clean(child, source))
    .join('');
  if (kind === 'path' && !adaptor.getAttribute(element, 'd')) return '';
  if (kind === 'g' && (inner === '' || attributes.length === 0)) return inner;
  const written = attributes.map(({ name, value }) => ` ${name}="${escapeXml(value)}"`).join('');
  return inner === '' ? `<${kind}${written}/>` : `<${kind}${written}>${inner}</${kind}>`;
}

function missingGlyph(element: LiteElement, source: string): FigureError {
  const character = adaptor.textContent(element);
  return new FigureError(`label ${source}`, `no glyph for "${character}"`, 'Write it as a TeX command.');
}

function notDrawable(source: string, what: string): FigureError {
  return new FigureError(`label ${source}`, `would need ${what}`, 'Leave out links, boxes, tables and references.');
}
