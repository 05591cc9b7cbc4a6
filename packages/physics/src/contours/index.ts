export * from './contourLines.js';
export * from './scalarField.js';
