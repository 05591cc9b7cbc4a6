import { keptConstraints, type PrepareConstraints } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import type { Breath } from './breath.js';

/** What a session keeps from one request to the next. */
export interface SessionContext {
  /** Read once. */
  readonly catalogue: () => Promise<Catalogue>;
  /** Of a bounded number of questions, see keptConstraints.ts. */
  readonly prepare: PrepareConstraints;
}

/** What a method is called with besides its parameters. */
export interface CallContext extends Breath {
  readonly session: SessionContext;
  readonly signal: AbortSignal;
}

export function sessionContext(): SessionContext {
  let catalogue: Promise<Catalogue> | undefined;
  return {
    catalogue() {
      catalogue ??= loadCatalogue().catch((error) => {
        // may be repaired while the session runs
        catalogue = undefined;
        throw error;
      });
      return catalogue;
    },
    prepare: keptConstraints(),
  };
}

/** Where a front door looks names up and keeps kernels. */
export const lookupOf = async ({ session }: Pick<CallContext, 'session'>) => ({
  catalogue: await session.catalogue(),
  prepare: session.prepare,
});
