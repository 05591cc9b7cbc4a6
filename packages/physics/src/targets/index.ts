export { chargeDensity, densityRms, scaledDensity } from './chargeDensity.js';
export type * from './nuclide.js';
