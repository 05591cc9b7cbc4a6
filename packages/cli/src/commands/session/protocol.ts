import * as z from 'zod';
import { PROVENANCE } from '../../thisProgram.js';

/** Version of the messages: raised where a client of before would misread them. */
export const PROTOCOL = 1;

export const protocolParam = z.literal(PROTOCOL).optional().describe('version of the protocol that the client speaks');

export const protocolResult = z.object({
  protocol: z.literal(PROTOCOL),
  program: z.object({ name: z.string(), version: z.string() }),
  methods: z.array(z.string()),
});

/** What `initialize` returns. */
export const thisSession = (methods: readonly string[]) => ({
  protocol: PROTOCOL,
  program: { name: PROVENANCE.program, version: PROVENANCE.version },
  methods,
});
