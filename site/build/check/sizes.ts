import { gzipSync } from 'node:zlib';

/** The most a record page may take, compressed and without fonts [bytes]. */
export const RECORD_PAGE_BUDGET = 100_000;

/** What a page takes, compressed as the server sends it [bytes]. */
export interface PageSize {
  readonly file: string;
  readonly html: number;
  readonly styles: number;
  readonly scripts: number;
  readonly images: number;
  readonly total: number;
}

/** Compressed sizes of files, each computed once: style sheets are those of every page. */
export class CompressedSizes {
  private readonly known = new Map<string, number>();
  constructor(private readonly read: (file: string) => Buffer) {}

  of(file: string): number {
    const known = this.known.get(file);
    if (known !== undefined) return known;
    const size = gzipSync(this.read(file)).length;
    this.known.set(file, size);
    return size;
  }
}

/** @param loaded - files that the page fetches, with those that they fetch */
export function pageSize(file: string, loaded: ReadonlySet<string>, sizes: CompressedSizes): PageSize {
  const sum = (ending: RegExp) =>
    [...loaded].filter((one) => ending.test(one)).reduce((total, one) => total + sizes.of(one), 0);
  const parts = {
    html: sizes.of(file),
    styles: sum(/\.css$/),
    scripts: sum(/\.m?js$/),
    images: sum(/\.(svg|png|jpe?g|webp|avif|gif|ico)$/),
  };
  return { file, ...parts, total: parts.html + parts.styles + parts.scripts + parts.images };
}

export const isRecordPage = (file: string): boolean => /^records\/[^/]+\/index\.html$/.test(file);
