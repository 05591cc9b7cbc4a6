/** A button on every block of code that copies it. Blocks show what a command prints, too; both are copied as they stand. */
for (const block of document.querySelectorAll<HTMLElement>('.document-text pre')) {
  const frame = document.createElement('div');
  frame.className = 'code-frame';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-code';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy this block');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(block.textContent?.replace(/\n$/, '') ?? '');
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Not copied';
    }
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  });
  block.replaceWith(frame);
  frame.append(block, button);
}
