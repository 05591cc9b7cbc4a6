#!/usr/bin/env node
import module from 'node:module';

// Node 22 and newer keep the compiled code of the program, in the folder for temporary files; see NODE_COMPILE_CACHE, which wins.
module.enableCompileCache?.();

const { run } = await import('../program/main.js');
process.exitCode = await run(process.argv.slice(2));
