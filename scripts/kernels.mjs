// Writes data/derived/kernels, the kernels of the default options: node scripts/kernels.mjs [--check [--all]]
// Without a flag, kernels that are there are kept and others computed. --check compares: every kernel that is asked for by default is
// there and whole, and those of the measurements and a sample of the others are what the code computes now (--all: all of them).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './prepare.mjs';

/** One of so many kernels of an exposure is computed again by --check. */
const SAMPLE = 60;
/** Relative to the largest density; libraries of elementary functions differ in the last bits from one Node to the next. */
const ACCURACY = 1e-11;

await ensureBuilt();
const { loadCatalogue } = await import('../packages/catalogue/dist/node.js');
const { computeKernels } = await import('../packages/analysis/dist/index.js');
const { kernelHash, shippedInputs, shippedKernelFolder, shippedKernelIn, shippedLine } = await import(
  '../packages/analysis/dist/node.js'
);
const { toStored } = await import('../packages/analysis/dist/index.js');

const check = process.argv.includes('--check');
const wanted = shippedInputs(await loadCatalogue());
const problems = check ? checkAll() : writeAll();
for (const problem of problems) console.error(`data/derived/kernels/${problem}. Run: npm run generate`);
process.exit(problems.length === 0 ? 0 : 1);

function fileOf(id) {
  return join(shippedKernelFolder, `${id}.txt`);
}

function linesOf(id) {
  return existsSync(fileOf(id)) ? readFileSync(fileOf(id), 'utf8') : '';
}

/** A kernel without its inputs, which whoever asks for it has. */
function computed(id, inputs) {
  const { inputs: _, ...kernel } = toStored({ experiment: id, inputs, ...computeKernels(inputs) });
  return kernel;
}

function writeAll() {
  mkdirSync(shippedKernelFolder, { recursive: true });
  for (const name of readdirSync(shippedKernelFolder)) {
    if (!wanted.has(name.replace(/\.txt$/, ''))) rmSync(join(shippedKernelFolder, name));
  }
  for (const [id, all] of wanted) {
    const before = linesOf(id);
    const lines = new Map();
    for (const inputs of all) {
      const hash = kernelHash(inputs);
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${id}: ${lines.size + 1} of ${all.length}`);
      lines.set(hash, shippedLine(hash, shippedKernelIn(before, hash) ?? computed(id, inputs)));
    }
    writeFileSync(fileOf(id), [...lines.values()].join(''));
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  return [];
}

function checkAll() {
  const all = process.argv.includes('--all');
  const files = existsSync(shippedKernelFolder) ? readdirSync(shippedKernelFolder) : [];
  const problems = files
    .filter((name) => !wanted.has(name.replace(/\.txt$/, '')))
    .map((name) => `${name} is of nothing`);
  for (const [id, list] of wanted) {
    const lines = linesOf(id);
    const hashes = new Set(list.map(kernelHash));
    if (lines.split('\n').length - 1 !== hashes.size) problems.push(`${id}.txt holds other kernels than are asked for`);
    list.forEach((inputs, i) => {
      const stored = shippedKernelIn(lines, kernelHash(inputs));
      if (stored === undefined) problems.push(`${id}.txt lacks a kernel of ${inputs.channels[0].channel}`);
      else if ((all || list.length < SAMPLE || i % SAMPLE === 0) && !agree(stored, computed(id, inputs))) {
        problems.push(`${id}.txt: the kernel of ${inputs.channels[0].channel} is not what is computed now`);
      }
    });
  }
  return problems;
}

/** Whether two kernels are the same in form, and their numbers to ACCURACY of the largest of their array. */
function agree(a, b) {
  if (Array.isArray(a) && typeof a[0] === 'number') {
    const scale = Math.max(...a.map(Math.abs));
    return a.length === b?.length && a.every((value, i) => Math.abs(value - b[i]) <= ACCURACY * scale);
  }
  if (typeof a === 'number') return Math.abs(a - b) <= 1e-6 * Math.abs(a);
  if (a === null || typeof a !== 'object') return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b ?? {}).length && keys.every((key) => agree(a[key], b[key]));
}
