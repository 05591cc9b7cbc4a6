/** Questions by names, answered in one call: what a program of one's own asks, and the session does. */

export * from './frontDoors/cite.js';
export * from './frontDoors/constraintKernel.js';
export * from './frontDoors/crossSection.js';
export * from './frontDoors/evaluate.js';
export * from './frontDoors/events.js';
export * from './frontDoors/landscape.js';
export * from './frontDoors/limit.js';
export type { KernelQuestion, NamedModel, WorkStep } from './frontDoors/lookup.js';
export * from './frontDoors/parameterIntervals.js';
export * from './frontDoors/rate.js';
export * from './frontDoors/ratio.js';
export * from './frontDoors/reweight.js';
export * from './frontDoors/spectrum.js';
export type { TemplateWorkspace, WantedWorkspace } from './rates/templateWorkspace.js';
