import type { FigureSpec } from '@nereid/figures';

/** One kind of figure that the program makes. */
export interface GalleryFigure {
  /** Name of its files. */
  readonly id: string;
  readonly title: string;
  /** What it shows, and how to read it. */
  readonly words: string;
  /** Undefined for a figure that only pages show. */
  readonly command?: string;
  readonly spec: FigureSpec;
  /** Of a landscape: what it shows as numbers, and the papers behind it. */
  readonly tables?: { readonly csv: string; readonly bib: string };
}
