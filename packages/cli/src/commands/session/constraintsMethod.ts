import { constraintRegistry } from '@nereid/analysis';
import * as z from 'zod';
import { sessionMethod } from './method.js';

const constraintResult = z.object({
  id: z.string(),
  title: z.string(),
  observable: z.string(),
  status: z.enum(['measured', 'projected']),
  fidelity: z.string(),
  models: z.array(z.string()),
});

/** `constraints`: whom a verdict can be asked of. */
export const constraintsMethod = sessionMethod({
  name: 'constraints',
  about: 'The constraints there are: experiments that count tridents, projections, and observables beside them.',
  params: {},
  result: z.object({ constraints: z.array(constraintResult) }),
  run: async (_, { session }) => {
    const all = [...constraintRegistry(await session.catalogue()).values()];
    return {
      constraints: all.map(({ id, title, observable, status, fidelity, models }): z.output<typeof constraintResult> => {
        return { id, title, observable, status, fidelity, models: [...models] };
      }),
    };
  },
});
