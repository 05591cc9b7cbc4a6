export { checkSite, type SiteCheck } from './checkSite.js';
export { tryAddresses, type Unreachable } from './externalLinks.js';
export { formatProblem, type SiteProblem } from './problem.js';
export { type PageSize, RECORD_PAGE_BUDGET } from './sizes.js';
