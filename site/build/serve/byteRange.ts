import type { IncomingHttpHeaders } from 'node:http';

/** What a range is of: the size and the time that are in the headers of the answer. */
export interface RangedFile {
  /** [bytes] */
  readonly size: number;
  readonly mtime: Date;
}

/**
 * The one range of a file that is to be sent, as a plain `bytes=first-last`; undefined where the whole file is. RFC 9110: a
 * header that is malformed, of another unit, or for another version of the file is ignored (14.2, 13.1.5), and a suffix longer
 * than the file is all of it (14.1.2). Several ranges are answered with the whole file, as a server may (14.2). What lies behind
 * the end is kept, for the handler to refuse.
 */
export function byteRange({ range, 'if-range': ifRange }: IncomingHttpHeaders, file: RangedFile): string | undefined {
  // ours are weak validators, and a weak one never matches
  if (range === undefined || (ifRange !== undefined && ifRange !== file.mtime.toUTCString())) return undefined;
  const [, list] = /^bytes=(.*)$/i.exec(range) ?? [];
  const parts = (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 1 ? plainRange(parts[0], file.size) : undefined;
}

function plainRange(part: string, size: number): string | undefined {
  const [, first, last] = /^(\d*)-(\d*)$/.exec(part) ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Number(last);
    // of an empty file there is no first byte to name
    if (size === 0 && length > 0) return undefined;
    return `bytes=${Math.max(size - length, 0)}-`;
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return Number(first) >= size ? `bytes=${size}-` : `bytes=${Number(first)}-${end}`;
}
