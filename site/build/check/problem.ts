/** A place in a built site. Lines and columns count from 1. */
export interface SitePlace {
  /** Path in the folder of the site. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a built site, and where. */
export interface SiteProblem extends SitePlace {
  readonly message: string;
}

/** `records/L023/index.html:3:17: message`, the form editors turn into links. */
export const formatProblem = ({ file, line, column, message }: SiteProblem): string =>
  `${file}:${line}:${column}: ${message}`;
