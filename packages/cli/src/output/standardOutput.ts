import { once } from 'node:events';

/** Prints a piece of a long result, and waits while nobody reads; what cannot be printed ends the program, see main.ts. */
export async function print(piece: string | Uint8Array): Promise<void> {
  // `once` takes its listeners away again, those of errors too
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}
