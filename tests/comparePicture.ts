import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Part of the range of colours by which a pixel may differ: rounding of other processors, below what one sees. */
const COLOUR_THRESHOLD = 0.1;
/** Share of pixels that may differ: 60 of 640 × 480. One word of the smallest print changes more. */
const LARGEST_SHARE = 0.0002;

export interface PictureComparison {
  readonly agrees: boolean;
  /** What differs and what to do, in a sentence. */
  readonly message: string;
}

/**
 * Compares a PNG with the one stored as `file`. A picture that differs, or is new, is written beside it as `.new.png`, with
 * the difference as `.diff.png`; with `accept` it replaces the stored one.
 */
export function comparePicture(file: string, drawn: Uint8Array, accept: boolean): PictureComparison {
  const [newFile, diffFile] = [file.replace(/\.png$/, '.new.png'), file.replace(/\.png$/, '.diff.png')];
  for (const left of [newFile, diffFile]) rmSync(left, { force: true });
  const remedy = 'Look at it; if it is right: npm run pictures -- --accept';
  const stored = existsSync(file) ? readFileSync(file) : undefined;
  const difference =
    stored === undefined ? undefined : differenceOf(PNG.sync.read(stored), PNG.sync.read(Buffer.from(drawn)));
  if (difference !== undefined && difference.share <= LARGEST_SHARE) return { agrees: true, message: '' };
  if (accept) {
    writeFileSync(file, drawn);
    return { agrees: true, message: '' };
  }
  writeFileSync(newFile, drawn);
  if (difference === undefined) return { agrees: false, message: `${newFile} is new. ${remedy}` };
  if (difference.picture) writeFileSync(diffFile, PNG.sync.write(difference.picture));
  const much = difference.picture ? `${(100 * difference.share).toPrecision(2)} % of its pixels` : 'its size';
  return { agrees: false, message: `${file} changed in ${much}: see ${newFile}. ${remedy}` };
}

function differenceOf(stored: PNG, drawn: PNG): { readonly share: number; readonly picture?: PNG } {
  const { width, height } = stored;
  if (drawn.width !== width || drawn.height !== height) return { share: 1 };
  const picture = new PNG({ width, height });
  const pixels = pixelmatch(stored.data, drawn.data, picture.data, width, height, { threshold: COLOUR_THRESHOLD });
  return { share: pixels / (width * height), picture };
}
