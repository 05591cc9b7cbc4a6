import type * as z from 'zod';
import type { actor } from './fields.js';

/** Who did something to a record: a person, or an automatic check. */
export type Actor = z.infer<typeof actor>;

/** Whether an actor is a person. */
export const isPerson = (who: Actor): who is { name: string; email: string } => 'email' in who;

/** The same person or the same check: people are told apart by e-mail address. */
export function sameActor(a: Actor, b: Actor): boolean {
  if (isPerson(a) && isPerson(b)) return a.email.toLowerCase() === b.email.toLowerCase();
  return !isPerson(a) && !isPerson(b) && a.check === b.check;
}

/** Name of a person or of a check. */
export const actorName = (who: Actor): string => (isPerson(who) ? who.name : who.check);
