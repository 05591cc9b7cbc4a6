// Installs and builds what is missing, so that every npm script works on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { root } from './root.mjs';

export { root } from './root.mjs';

/** Preparation never mixes with what a command prints. */
const TO_STDERR = { stdio: ['ignore', 2, 2] };

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Nereid needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs `npm ci` when node_modules is missing or older than the lock file. */
export function ensureInstalled() {
  requireNode();
  const marker = `${root}node_modules/.package-lock.json`;
  const lock = `${root}package-lock.json`;
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing dependencies (npm ci) …');
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], TO_STDERR);
  if (status !== 0) process.exit(status);
}

/**
 * The program and what it reads: the bundle of the command line and the compiled data, made of the sources in seconds. Enough for every
 * command but those of the site.
 */
export async function ensureProgram() {
  ensureInstalled();
  // loaded only now: a fresh clone has no bundler before
  const { bundleProgram } = await import('./bundle.mjs');
  await bundleProgram();
  const { compileData } = await import('./compileData.mjs');
  await compileData();
}

/** What the build of the site needs besides: the packages compiled, with their declarations, which are pages of it. */
export async function ensureSite() {
  await ensureProgram();
  compile('site');
}

/** Everything: also the command line unbundled, validation and benchmarks. */
export async function ensureBuilt() {
  await ensureProgram();
  compile();
}

/** Incremental, so it costs about a second when nothing changed. */
function compile(...projects) {
  const status = run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b', ...projects], TO_STDERR);
  if (status !== 0) process.exit(status);
}
