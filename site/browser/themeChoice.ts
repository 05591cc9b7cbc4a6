/** The theme menu of every page: light, dark, or whatever the system says. */
const menu = document.querySelector<HTMLSelectElement>('#theme');

if (menu) {
  menu.value = document.documentElement.dataset.theme ?? 'system';
  menu.addEventListener('change', () => {
    const theme = menu.value;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Without storage the choice holds for this page only.
    }
  });
}
