import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@nereid/physics';

/** In every site that was built: a folder without it is not replaced, served or checked. */
export const MARKER = 'nereid-site.json';

/** What a built site says about itself. */
export interface SiteMarker {
  readonly pages: number;
  readonly records: number;
  /** Path under which it is served: `/` or `/nereid/`. */
  readonly base: string;
}

/** @throws InputError where the folder holds no site that was built */
export function readMarker(folder: string): SiteMarker {
  let marker: SiteMarker | null;
  try {
    marker = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'holds a site that is damaged' : 'holds no site';
    throw new InputError('site folder', folder, reason, 'Build it first.', 'build');
  }
  if (typeof marker?.base === 'string' && marker.base.endsWith('/')) return marker;
  throw new InputError('site folder', folder, 'holds a site that is damaged', 'Build it again.', 'build');
}
