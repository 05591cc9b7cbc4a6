export * from './errors.js';
export * from './figureSpec.js';
export { type LabelSet, labelTex, type TypesetLabel } from './label.js';
export { labelSources } from './labelSources.js';
export { renderFigure } from './renderSvg.js';
