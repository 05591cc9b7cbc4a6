export * from './errors.js';
export * from './figureSpec.js';
export type { LabelSet, TypesetLabel } from './label.js';
export { labelSources } from './labelSources.js';
export { plainTex } from './plainTex.js';
export { renderFigure } from './renderSvg.js';
