import { once } from 'node:events';
import { InputError } from '@nereid/physics';
import type { ServeFlags } from './flags.js';

/** `nereid site serve`: the pages on this machine, until the program is interrupted. */
export async function siteServe({ dir, port, host }: ServeFlags): Promise<void> {
  const number = Number(port);
  if (!/^\d+$/.test(port) || number > 65535) {
    throw new InputError('--port', port, 'not a port', 'Give a number from 0 to 65535.');
  }
  const { serveSite } = await import('@nereid/site');
  const site = await serveSite({ folder: dir, port: number, host });
  console.log(`${site.url}  (Ctrl-C stops)`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await site.close();
}
