import { once } from 'node:events';

/** Prints a piece of a long text, and waits while nobody reads; what cannot be printed ends the program, see main.ts. */
export async function print(text: string): Promise<void> {
  // `once` takes its listeners away again, those of errors too
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
