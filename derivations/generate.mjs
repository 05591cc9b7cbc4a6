// Runs the FORM scripts of this folder and writes the matrix elements as TypeScript; --check compares instead of writing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const destination = join(here, '../packages/physics/src/crossSections/generated/');

const OUTPUTS = ['metricEven', 'metricFlip', 'metricParity', 'vectorEven', 'vectorFlip', 'vectorParity'];

const FLIP_DENSITIES = ['SS', 'PP', 'TT', 'ST', 'PT', 'DD', 'TD'];
const FLIP_OUTPUTS = ['metric', 'vector'].flatMap((kind) => FLIP_DENSITIES.map((density) => `${kind}${density}`));
const PAIR_AVERAGES = '⟨1⟩, aN = ⟨δᴺ/dm²⟩ (N = 0…4), bN = ⟨δᴺ/dm⟩ (0, 1), cN = ⟨δᴺ/dm⟩/S (0…4), eN = K²bN (0, 1)';
const FLIP_ORDER = 'S², P², C_T², S·C_T, P·C_T, D², C_T·D';

const targets = [
  {
    target: 'BEAMELEMENT',
    file: 'beamElement.ts',
    name: 'beamElementParts',
    description: [
      'Squared trident amplitude contracted with −g_ββ′ (metric) and with w_β w_β′ for w = k₁ (vector), /16.',
      'V²: even + m₋m₊·flip; A²: even − m₋m₊·flip; VA: parity (sign for an incoming neutrino).',
      'Scalars: Q2 = −q², x = 2k₁·q, K2 = (p₋+p₊)², T = −(k₁−k₂)², u = k₁·p₋, im = 1/dm, dm = Q2 + 2p₋·q,',
      'ip = 1/dp with dp = S − dm, iS = 1/S, S = K2 + Q2 + T; mm2 = m₋², mp2 = m₊². `input` holds x, Q2, K2, T, u, im,',
      'ip, iS, mm2, mp2: a call with as many numbers would have to allocate each of them.',
    ],
    parameters: 'x Q2 K2 T u im ip iS mm2 mp2'.split(' '),
    fromArray: true,
  },
  {
    target: 'TURNEDELEMENT',
    file: 'turnedElement.ts',
    name: 'turnedElementParts',
    description: [
      'The vector part of the same amplitude for any real w with w·k₁ = 0, in the last three slots of `out`; the others are',
      'left alone. `input` begins as in beamElement.ts; then come wm = w·p₋, wp = w·p₊, wq = w·q, ww = w².',
    ],
    parameters: 'x Q2 K2 T u im ip iS mm2 mp2 wm wp wq ww'.split(' '),
    fromArray: true,
  },
  {
    target: 'DILEPTON',
    file: 'dileptonHalf.ts',
    name: 'dileptonHalf',
    description: [
      'The 1/dm half of the trident amplitude squared, averaged over dilepton directions, contracted with −g_ββ′ (metric)',
      'and with k₁_β k₁_β′ (vector), /16. The 1/dp half is the same function with the masses exchanged and the averages',
      'taken with p₊; parity changes sign. V²: even + m₋m₊·flip; A²: even − m₋m₊·flip; VA: parity.',
      'aN = ⟨uᴺ/dm²⟩, bN = ⟨uᴺ/dm⟩ with u = k₁·p₋, dm = Q2 + 2p₋·q. Other scalars as in beamElement.ts.',
    ],
    parameters: 'x Q2 K2 T iS mm2 mp2 a0 a1 a2 a3 a4 b0 b1 b2 b3 b4'.split(' '),
  },
  {
    target: 'PAIRAVERAGES',
    file: 'dileptonFromAverages.ts',
    name: 'dileptonFromAverages',
    description: [
      'dileptonHalf.ts as a linear function of averages that hold all that depends on K²: it may be applied to averages that were',
      'summed over K². `input` holds x, Q2, T, mm = m₋, mp = m₊, then with δ = u − (x − T)/4 and dm as there',
      `${PAIR_AVERAGES}.`,
    ],
    parameters: 'x Q2 T mm mp one a0 a1 a2 a3 a4 b0 b1 c0 c1 c2 c3 c4 e0'.split(' '),
    fromArray: true,
  },
  {
    target: 'FLIPDILEPTON',
    script: 'helicityFlip.frm',
    file: 'flipDileptonHalf.ts',
    name: 'flipDileptonHalf',
    description: [
      'The 1/dm half of the squared amplitude of operators that turn the helicity of the neutrino, averaged over dilepton',
      'directions, contracted with −g_ββ′ (metric) and with k₁_β k₁_β′ (vector), /16: coefficients of',
      `${FLIP_ORDER}. The 1/dp half is the same function with the masses exchanged and the`,
      'averages taken with p₊; S·C_T and P·C_T change sign. `input` holds x, Q2, K2, T, iS, mm = m₋, mp = m₊, a0 … a4,',
      'b0 … b4 with aN = ⟨uᴺ/dm²⟩, bN = ⟨uᴺ/dm⟩ as in dileptonHalf.ts.',
    ],
    parameters: 'x Q2 K2 T iS mm mp a0 a1 a2 a3 a4 b0 b1 b2 b3 b4'.split(' '),
    outputs: FLIP_OUTPUTS,
    fromArray: true,
  },
  {
    target: 'FLIPPAIRAVERAGES',
    script: 'helicityFlip.frm',
    file: 'flipDileptonFromAverages.ts',
    name: 'flipDileptonFromAverages',
    description: [
      'flipDileptonHalf.ts as a linear function of averages that hold all that depends on K²; `input` as in',
      'dileptonFromAverages.ts.',
    ],
    parameters: 'x Q2 T mm mp one a0 a1 a2 a3 a4 b0 b1 c0 c1 c2 c3 c4 e0 e1'.split(' '),
    outputs: FLIP_OUTPUTS,
    fromArray: true,
  },
  {
    target: 'FLIPELEMENT',
    script: 'helicityFlip.frm',
    file: 'flipElement.ts',
    name: 'flipElementParts',
    description: [
      'The squared amplitude of operators that turn the helicity of the neutrino at one point, contracted with w_β w_β′ for any real w',
      `with w·k₁ = 0, /16, in the last seven slots of \`out\`: coefficients of ${FLIP_ORDER}; the`,
      'others are left alone. `input` begins as in beamElement.ts with masses in place of their squares; then come wm … ww as in',
      'turnedElement.ts.',
    ],
    parameters: 'x Q2 K2 T u im ip iS mm mp wm wp wq ww'.split(' '),
    outputs: FLIP_OUTPUTS,
    fromArray: true,
  },
];

function runForm({ target, script = 'trident.frm' }, folder) {
  const output = join(folder, `${target}.c`);
  const run = spawnSync(
    'form',
    ['-q', '-I', here, '-D', `TARGET=${target}`, '-D', `OUTPUT=${output}`, join(here, script)],
    {
      encoding: 'utf8',
      cwd: folder,
    },
  );
  if (run.error?.code === 'ENOENT') {
    console.error('FORM is not installed. On Debian: apt-get install form');
    process.exit(3);
  }
  if (run.status !== 0) throw new Error(`FORM failed:\n${run.stdout}${run.stderr}`);
  return readFileSync(output, 'utf8');
}

/** FORM writes `z[1]=…;` statements and one line `F = o5*z[11] + … + o0*z[2];`. */
function toTypeScript(target, source) {
  const { name, description, parameters, script = 'trident.frm', outputs = OUTPUTS, fromArray = false } = target;
  const statements = source
    .replace(/\s+/g, ' ')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
  const result = statements
    .pop()
    .replace(/^F = /, '')
    .replace(/ ?\* ?/g, '*');
  const slots = new Array(outputs.length).fill('0');
  for (const term of result.split(/ (?=[+-] )/)) {
    const match = /^(?:\+ |(- ?))?o(\d+)\*(z\[\d+\])$/.exec(term.trim());
    if (!match) throw new Error(`Unexpected term in FORM output: ${term}`);
    slots[Number(match[2])] = `${match[1] ? '-' : ''}${match[3].replace(/\[(\d+)\]/, '$1')}`;
  }
  const body = singleAssignment(statements);
  for (const variable of parameters) {
    if (!new RegExp(`\\b${variable}\\b`).test(body)) throw new Error(`${name}: parameter ${variable} is not used`);
  }
  const docs = description.map((line) => ` * ${line}`).join('\n');
  const results = outputs
    .map((output, i) => `  out[${i}] = ${slots[i]}; // ${output}`)
    .filter((_, i) => slots[i] !== '0')
    .join('\n');
  const list = fromArray
    ? '  input: Float64Array,'
    : parameters.map((parameter) => `  ${parameter}: number,`).join('\n');
  const locals = fromArray ? parameters.map((parameter, i) => `  const ${parameter} = input[${i}];\n`).join('') : '';
  return `// Generated by derivations/generate.mjs from derivations/${script}. Do not edit.

/**
${docs}
 */
export function ${name}(
  out: Float64Array,
${list}
): void {
${locals}${body}
${results}
}
`;
}

/** FORM reuses its z variables; `let` on first use keeps them in registers. */
function singleAssignment(statements) {
  const seen = new Set();
  return statements
    .map((statement) => {
      const [, index, expression] = /^z\[(\d+)\]\s*=\s*(.*)$/.exec(statement) ?? [];
      if (index === undefined) throw new Error(`Unexpected FORM statement: ${statement}`);
      const right = expression
        .replace(/z\[(\d+)\]/g, 'z$1')
        .replace(/pow\((\w+),(\d+)\)/g, (_, base, power) => new Array(Number(power)).fill(base).join('*'))
        .trim();
      if (/pow\(/.test(right)) throw new Error(`Power left in FORM output: ${statement}`);
      const declaration = seen.has(index) ? '' : 'let ';
      seen.add(index);
      return `  ${declaration}z${index} = ${right};`;
    })
    .join('\n');
}

const check = process.argv.includes('--check');
const folder = mkdtempSync(join(tmpdir(), 'nereid-form-'));
let stale = false;
try {
  for (const target of targets) {
    const text = toTypeScript(target, runForm(target, folder));
    const file = join(destination, target.file);
    if (!check) {
      writeFileSync(file, text);
      console.log(`wrote ${target.file}`);
    } else if (readFileSync(file, 'utf8') !== text) {
      console.error(
        `${target.file} differs from what derivations/${target.script ?? 'trident.frm'} gives; run: npm run generate`,
      );
      stale = true;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(stale ? 1 : 0);
