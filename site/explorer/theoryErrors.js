import { fromStoredTheory } from '@nereid/analysis';
import { modelDefinition } from '@nereid/physics';
/** Whether the page has theory errors of a model: its moved kernels have no densities for what turns the helicity of the neutrino. */
export const hasTheoryErrors = (model) => !modelDefinition(model).sectors.includes('turned');
/** `theory-errors` of an address: on where the page has them. */
export function readTheoryErrors(reader, model) {
  const asked = reader.choice('theory-errors', ['off', 'on'], 'off') === 'on';
  if (!asked || hasTheoryErrors(model)) return asked;
  reader.problems.push(`theory-errors=on: this page has none of ${model}; the command has them`);
  return false;
}
/** The sources of every experiment, ready to enter. */
export const movedKernelsOf = (data, kernelOf) =>
  new Map(Object.entries(data).map(([id, stored]) => [id, fromStoredTheory(stored, kernelOf(id))]));
//# sourceMappingURL=theoryErrors.js.map
