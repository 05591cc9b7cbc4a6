let current = '/';

/** Chooses the path under which the pages of the next build will be served: `/` or `/nereid/`. */
export function useBase(base: string): void {
  current = base;
}

/** Not `import.meta.env.BASE_URL`, which a variable of that name in the user's environment overrides. */
export const siteBase = (): string => current;
