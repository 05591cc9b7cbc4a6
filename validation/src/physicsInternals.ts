/**
 * Calculations that the physics package has but does not list among its public names; taken from its compiled files, which
 * lie at the same place seen from `src` and from `dist`. To be imported from the package itself once it lists them.
 */
export { equivalentPhotonCrossSection } from '../../packages/physics/dist/crossSections/equivalentPhoton.js';
export { monteCarloCrossSection } from '../../packages/physics/dist/crossSections/monteCarloCrossSection.js';
export { realPhotonCrossSection } from '../../packages/physics/dist/crossSections/realPhotonCrossSection.js';
