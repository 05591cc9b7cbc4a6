/** A link to a value (`#ccfr-ratio`) shows the value with its source opened. Without this script it is still shown. */
function openTarget(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  if (!target?.classList.contains('value')) return;
  const details = target.querySelector('details');
  if (!details) return;
  details.open = true;
  // From here the next Tab goes on inside the source; the page is already scrolled to the value.
  details.querySelector('summary')?.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'start' });
}

window.addEventListener('hashchange', openTarget);
openTarget();

// Opening a source puts the value into the address, so that it can be passed on; history is not filled by it.
for (const details of document.querySelectorAll<HTMLDetailsElement>('.value details')) {
  details.querySelector('summary')?.addEventListener('click', () => {
    const value = details.closest<HTMLElement>('.value');
    if (value && !details.open) history.replaceState(history.state, '', `#${value.id}`);
  });
}
