import type { Reference } from '../references.js';

/** Whether a paper names anybody; where not, its collaboration stands for all. */
export const namesAuthors = ({ authors }: Pick<Reference, 'authors'>): boolean =>
  authors.some((name) => name !== 'others');
