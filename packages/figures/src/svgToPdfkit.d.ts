/** The package brings no types; only what is used here. */
declare module 'svg-to-pdfkit' {
  interface Options {
    /** Size on the page in pt. */
    readonly width: number;
    readonly height: number;
    readonly assumePt?: boolean;
    readonly warningCallback?: (warning: string) => void;
  }
  export default function svgToPdf(
    document: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: Options,
  ): void;
}
