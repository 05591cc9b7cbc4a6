/** Copies the command of a page; says whether that was allowed. */
export async function copyCommand(command: HTMLElement, said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(command.textContent ?? '');
    said.textContent = 'Copied.';
  } catch {
    said.textContent = 'The browser did not allow copying: mark the command and copy it yourself.';
  }
}
