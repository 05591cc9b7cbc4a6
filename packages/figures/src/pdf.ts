/// <reference path="./svgToPdfkit.d.ts" />
import { FigureError } from './errors.js';
import { optional } from './optionalPackages.js';
import { millimetresOf, PT_PER_MM } from './printSize.js';

/** Equal figures give equal bytes: a document without a date of its own gets this one. */
const DATE = new Date('2000-01-01T00:00:00Z');

/**
 * A figure as a PDF page of its printed size, all of it outlines: nothing depends on fonts. Loads pdfkit on the first call.
 * @throws FigureError for an SVG document that `renderFigure` did not make; MissingPackageError where pdfkit is not installed
 */
export async function pdfFromSvg(svg: string): Promise<Uint8Array> {
  const loading = Promise.all([import('pdfkit'), import('svg-to-pdfkit')]);
  const [{ default: PDFDocument }, { default: svgToPdf }] = await optional('PDF', loading);
  const { width, height } = sizeOf(svg);
  const title = /<title[^>]*>([^<]*)<\/title>/.exec(svg)?.[1] ?? '';
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    info: { Title: unescapeXml(title), Creator: 'Nereid', CreationDate: DATE, ModDate: DATE },
  });
  const bytes = gathered(document);
  // a drawing that lost a part would be a wrong figure
  const warningCallback = (warning: string) => {
    throw new FigureError('PDF', warning, 'Report it; the SVG file is complete.');
  };
  // the px of the drawing are those of CSS, as the page is
  svgToPdf(document, svg, 0, 0, { width, height, assumePt: false, warningCallback });
  document.end();
  return bytes;
}

/** Width and height in pt. */
function sizeOf(svg: string): { width: number; height: number } {
  const root = /^<svg [^>]*?width="([^"]+)" height="([^"]+)"/.exec(svg);
  if (root === null) throw new FigureError('PDF', 'an SVG document without a size', 'Draw it with renderFigure.');
  const [width, height] = [root[1], root[2]].map((length) => millimetresOf(length) * PT_PER_MM);
  return { width, height };
}

function gathered(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('error', reject);
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
  });
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

const unescapeXml = (text: string): string => text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => NAMED[name]);
