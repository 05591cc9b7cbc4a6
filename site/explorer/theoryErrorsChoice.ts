import { modelDefinition } from '@nereid/physics';
import { hasTheoryErrors } from './theoryErrors.ts';

/** Sets the switch of a form to what is shown; where the page has no theory errors of the model it is no choice, and the reason stands beside it. */
export function showTheoryErrors(form: HTMLFormElement, shown: { model: string; theoryErrors: boolean }): void {
  const { model, theoryErrors } = shown;
  const isPossible = hasTheoryErrors(model);
  const choice = form.elements.namedItem('theory-errors') as HTMLSelectElement;
  choice.value = theoryErrors ? 'on' : 'off';
  choice.disabled = !isPossible;
  const reason = form.querySelector('[data-no-theory-errors]');
  const { title } = modelDefinition(model);
  if (reason) reason.textContent = isPossible ? '' : `${title}: only the command line has them.`;
}
