import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = (name: string) => fileURLToPath(new URL(`../../../scripts/${name}`, import.meta.url));

interface SoakPart {
  run(options: { deadline: number; log: (text: string) => void; seed: number; count: number }): Promise<string>;
}

describe('nereid site serve', () => {
  // a twentieth of what `npm run soak` does: a leak of one descriptor in fifty downloads is still seen
  it('stays up, with the descriptors it had, under aborted downloads, odd ranges, slow clients and rebuilds', async () => {
    const { ensureSite } = (await import(script('prepare.mjs'))) as { ensureSite: () => Promise<void> };
    await ensureSite();
    const { run } = (await import(script('soak/siteServe.mjs'))) as SoakPart;
    const done = await run({ deadline: Date.now() + 50_000, log: () => undefined, seed: Date.now(), count: 50 });
    expect(done).toContain('50 aborted downloads, 50 odd ranges, 20 slow clients and 3 rebuilds');
  });
});
