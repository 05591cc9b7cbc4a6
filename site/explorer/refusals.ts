import { element } from './html.ts';

/** Why a field was not taken, by its name. */
export type Refusals = ReadonlyMap<string, string>;

/** Why a number field is refused, with what is used instead; undefined where its number is fine. */
export function refusal({ value, validity, min, max }: HTMLInputElement, kept: number): string | undefined {
  if (validity.badInput) return `Not a number: ${kept} is kept.`;
  if (value === '') return `Empty: ${kept} is kept.`;
  if (validity.rangeUnderflow || validity.rangeOverflow) {
    return `${value} is not between ${min} and ${max}: ${kept} is kept.`;
  }
  return undefined;
}

/** Says below each field of a form why it was refused, and nothing below the others. */
export function showRefusals(form: HTMLFormElement, refusals: Refusals): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input[type="number"]')) {
    const id = `refused-${field.name}`;
    const said = document.getElementById(id);
    const reason = refusals.get(field.name);
    if (reason === undefined) {
      said?.remove();
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
      continue;
    }
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', id);
    if (said) said.textContent = reason;
    else (field.closest('label, td') ?? field).after(element('p', { class: 'refused', id, role: 'alert' }, reason));
  }
}
