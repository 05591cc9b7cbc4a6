/**
 * Whether comparisons of random samples run with their full statistics, as in `npm run validate`. A change is tested with
 * small ones: what they can still see is said at each.
 */
const FULL = process.env.NEREID_STATISTICS === 'full';

/** A size or an accuracy: the first where a change is tested, the second in `npm run validate`. */
export const sized = <T>(small: T, full: T): T => (FULL ? full : small);
