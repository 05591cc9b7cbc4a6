import { InputError } from '@nereid/physics';

/**
 * Takes the place of `@nereid/site` in what is installed: the site is made with a bundler of its own and some four hundred packages. Loading
 * it says so, and the commands of the site end with that.
 */
throw new InputError(
  'site',
  undefined,
  'is not part of the installed package',
  'The site is built from a clone of the repository: npm start there.',
);
