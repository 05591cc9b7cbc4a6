import { siteBase } from '@nereid/site';

/** Address of a page of this site, `/records/L023/`, under the path it is served from. */
export function href(path: string): string {
  return `${siteBase().replace(/\/$/, '')}${path}`;
}

/** A command as it is typed where the program is not installed: `nereid` alone is another package on npm. */
export const npxCommand = (command: string): string => `npx ${command.replace(/^nereid /, 'nereid-hep ')}`;

export const recordHref = (id: string): string => href(`/records/${id}/`);
export const snapshotHref = (id: string): string => href(`/snapshots/${id}/`);
export const referenceHref = (key: string): string => href(`/references/#ref-${key}`);
export const familyHref = (family: string): string => href(`/families/${family}/`);
export const experimentHref = (id: string): string => href(`/experiments/${id}/`);
