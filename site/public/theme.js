// Runs before the page is drawn, so that a chosen theme does not flash, nor a list that a search is about to replace. Without a choice
// the system decides.
(() => {
  const root = document.documentElement;
  root.classList.add('has-script');
  if (new URLSearchParams(location.search).has('q')) root.classList.add('is-searching');
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage may be switched off; the system theme is fine then.
  }
})();
