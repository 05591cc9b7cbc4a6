import { type ExperimentKernel, fromStoredTheory, type MovedKernel } from '@nereid/analysis';
import { modelDefinition } from '@nereid/physics';
import type { TheoryData } from '../build/explorerTheory.js';
import type { AddressReader } from './addressReader.js';

/** Whether the page has theory errors of a model: its moved kernels have no densities for what turns the helicity of the neutrino. */
export const hasTheoryErrors = (model: string): boolean => !modelDefinition(model).sectors.includes('turned');

/** `theory-errors` of an address: on where the page has them. */
export function readTheoryErrors(reader: AddressReader, model: string): boolean {
  const asked = reader.choice('theory-errors', ['off', 'on'], 'off') === 'on';
  if (!asked || hasTheoryErrors(model)) return asked;
  reader.problems.push(`theory-errors=on: this page has none of ${model}; the command has them`);
  return false;
}

/** The sources of every experiment, ready to enter. */
export const movedKernelsOf = (
  data: TheoryData,
  kernelOf: (id: string) => ExperimentKernel,
): ReadonlyMap<string, readonly MovedKernel[]> =>
  new Map(Object.entries(data).map(([id, stored]) => [id, fromStoredTheory(stored, kernelOf(id))]));
