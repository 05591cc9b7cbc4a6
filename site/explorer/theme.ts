const PAPER = matchMedia('print');
const DARK = matchMedia('(prefers-color-scheme: dark)');

/** The colours that the page is in: light on paper, else what the menu chose, or the system. */
export function currentTheme(): 'light' | 'dark' {
  if (PAPER.matches) return 'light';
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return DARK.matches ? 'dark' : 'light';
}

/** Calls whenever the colours of the page may have changed: by the system, by the menu, before and after printing. */
export function onThemeChange(draw: () => void): void {
  for (const query of [DARK, PAPER]) query.addEventListener('change', draw);
  document.getElementById('theme')?.addEventListener('change', draw);
}
