/** The details of the value that the address names (`#ccfr-ratio`). */
function addressed(): { readonly value: HTMLElement; readonly details: HTMLDetailsElement } | undefined {
  const id = decodeURIComponent(location.hash.slice(1));
  const value = id === '' ? null : document.getElementById(id);
  const details = value?.classList.contains('value') ? value.querySelector('details') : null;
  return value && details ? { value, details } : undefined;
}

/** From here the next Tab goes on inside the source; the page is already scrolled to the value. */
function focusSummary(details: HTMLDetailsElement): void {
  details.querySelector('summary')?.focus({ preventScroll: true });
}

/** A link to a value shows the value with its source opened. Without this script it is still shown. */
function openTarget(behavior: ScrollBehavior): void {
  const target = addressed();
  if (!target) return;
  target.details.open = true;
  focusSummary(target.details);
  target.value.scrollIntoView({ block: 'start', behavior });
}

window.addEventListener('hashchange', () => openTarget('auto'));
// A page that is just opened stands at its place at once.
openTarget('instant');
// A browser that goes to the place of an address takes the focus away, after this script and before the page is complete.
window.addEventListener('load', () => {
  const target = addressed();
  if (target && document.activeElement === document.body) focusSummary(target.details);
});

// Opening a source puts the value into the address, so that it can be passed on; history is not filled by it.
for (const details of document.querySelectorAll<HTMLDetailsElement>('.value details')) {
  details.querySelector('summary')?.addEventListener('click', () => {
    const value = details.closest<HTMLElement>('.value');
    if (value && !details.open) history.replaceState(history.state, '', `#${value.id}`);
  });
}
