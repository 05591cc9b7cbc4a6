#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
const prepare = new URL('../../../scripts/prepare.mjs', import.meta.url);

// In a clone that was not built yet, build it first.
if (!existsSync(main) && existsSync(prepare)) (await import(prepare)).ensureBuilt();

if (existsSync(main)) {
  const { run } = await import(main);
  process.exitCode = await run(process.argv.slice(2));
} else {
  console.error('nereid is not built. Run: npm run build');
  process.exitCode = 1;
}
