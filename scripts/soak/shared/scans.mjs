import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../packages/cli/bin/nereid.js', import.meta.url));

/** Small scans of different kinds: a grid whose last chunk is short, and drawn points in many chunks. */
const SCANS = [
  `model: lmu-ltau
parameters: {mass: {log: [0.001, 100], points: 53}, gPrime: {log: [1.0e-5, 1.0], points: 31}}
constraints: [ccfr, nutev]
flux: mean-energy
chunkPoints: 60
`,
  `model: lmu-ltau
seed: 5
parameters: {mass: {logUniform: [0.001, 100]}, gPrime: {logUniform: [1.0e-5, 1.0]}}
sampling: {method: sobol, points: 2000}
constraints: [ccfr, charm-ii]
flux: mean-energy
chunkPoints: 50
`,
];

/** Starts `nereid scan …`; `command` are words before it, `nodeOptions` those of Node. `ended` resolves with what became of it. */
export function startScan(args, { command = [], nodeOptions = [], env = {} } = {}) {
  const [first, ...rest] = [...command, process.execPath, ...nodeOptions, program, 'scan', ...args];
  const child = spawn(first, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stderr }));
  });
  return { child, ended };
}

/** Each scan with its file, its shards when nothing disturbs it, and how long that takes. */
export async function undisturbedScans(root) {
  const scans = [];
  for (const [i, text] of SCANS.entries()) {
    const file = join(root, `scan-${i}.yaml`);
    const out = join(root, `undisturbed-${i}`);
    writeFileSync(file, text);
    // once for the kernels, which the cache keeps
    await mustEnd(['run', file, '--out', `${out}-before`]);
    const start = Date.now();
    await mustEnd(['run', file, '--out', out]);
    scans.push({ file, shards: shardDigests(out), milliseconds: Date.now() - start });
  }
  return scans;
}

async function mustEnd(args) {
  const { code, stderr } = await startScan(args).ended;
  if (code !== 0) throw new Error(`nereid scan ${args.join(' ')}: exit ${code}: ${stderr}`);
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** SHA-256 of every file in the folder of shards that has its final name. */
function shardDigests(out) {
  const folder = join(out, 'shards');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.tmp')) : [];
  return new Map(names.sort().map((name) => [name, sha256(readFileSync(join(folder, name)))]));
}

/** Whatever was killed: a file under its final name is the one that an undisturbed scan has, byte for byte. */
export function checkWhatIsThere(out, { shards }) {
  for (const [name, digest] of shardDigests(out)) {
    if (shards.get(name) !== digest) throw new Error(`${out}: ${name} is not what an undisturbed scan has`);
  }
}

/** After a run that nothing disturbed: every file is there, nothing is left over, and the folder is free. */
export function checkWhole(out, scan, { code, stderr }) {
  if (code !== 0) throw new Error(`${out}: an undisturbed --resume ends with ${code}: ${stderr}`);
  checkWhatIsThere(out, scan);
  const there = shardDigests(out).size;
  if (there !== scan.shards.size) throw new Error(`${out}: ${there} of ${scan.shards.size} files are there`);
  const names = readdirSync(out, { recursive: true });
  const leftover = names.find((name) => name.endsWith('.tmp'));
  if (leftover) throw new Error(`${out}: ${leftover} is left over`);
  const locks = names.filter((name) => name.endsWith('.lock'));
  const free = locks.length === 1 && JSON.parse(readFileSync(join(out, locks[0]), 'utf8')).pid === null;
  if (!free) throw new Error(`${out}: not released: ${locks.join(', ')}`);
}
