#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const bundle = new URL('../bundle/main.js', import.meta.url);
const marker = new URL('../bundle/sources.sha256', import.meta.url);
const site = new URL('../../../site/dist/index.js', import.meta.url);
const prepare = new URL('../../../scripts/prepare.mjs', import.meta.url);

// Node 22 and newer keep the compiled code of the program; see NODE_COMPILE_CACHE, which wins.
module.enableCompileCache?.();

const args = process.argv.slice(2);
// In a clone that was not built yet, build what the command needs first.
if (existsSync(prepare)) {
  // the marker is written last
  if (!existsSync(bundle) || !existsSync(marker)) await (await import(prepare)).ensureProgram();
  if (args[0] === 'site' && !existsSync(site)) await (await import(prepare)).ensureSite();
}

if (existsSync(bundle)) {
  const { run } = await import(bundle);
  process.exitCode = await run(args);
} else {
  console.error('nereid is not built. Run: npm run build');
  process.exitCode = 1;
}
