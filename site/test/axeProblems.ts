import type axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** Rules that depend on colours; the others need no second look in the dark. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Problems that axe, loaded into the page before, finds: rule, and where. */
export async function axeProblems(page: Page, options: RunOptions = {}): Promise<string[]> {
  const { violations } = await page.evaluate(
    (runOptions) => (window as unknown as { axe: typeof axe }).axe.run(document, runOptions) as Promise<AxeResults>,
    { resultTypes: ['violations' as const], ...options },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any }) => `${id}: ${help}: ${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`,
    ),
  );
}
