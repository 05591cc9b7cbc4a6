export * from './contactLimit.js';
export * from './wetFile.js';
export * from './wetModel.js';
export * from './wilsonCoefficients.js';
