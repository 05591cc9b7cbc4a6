// Runs before the page is drawn, so that a chosen theme does not flash. Without a choice the system decides.
(() => {
  const root = document.documentElement;
  root.classList.add('has-script');
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage may be switched off; the system theme is fine then.
  }
})();
