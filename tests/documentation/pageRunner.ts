import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellLines } from './commandExamples.js';
import type { Block } from './markdownBlocks.js';
import { NOT_RUN, SMALLER } from './notRun.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const SLURM = join(root, 'scripts/testSlurm.mjs');
/** Of a cluster of its own: another test may have one at the same time. */
const SLURM_PORT = '26827';

/** Programs that a line may need and a machine may lack. */
const OPTIONAL: readonly (readonly [pattern: RegExp, program: string, file?: string])[] = [
  [/--format pdf/, 'pdflatex'],
  [/scan sql\b/, 'node', join(root, 'node_modules/@duckdb/node-api')],
  [/g\+\+|\.\/read-events/, 'g++', '/usr/include/HepMC3/ReaderAscii.h'],
];

/** What a block printed; undefined where nothing of it was run. */
export interface BlockResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder in which the blocks of one page are run one after the other, as by one reader; the program is the built one. */
export class PageRunner {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nereid-docs-'));
  private readonly environment: NodeJS.ProcessEnv;

  /** @param cache - kernels, shared by all pages */
  constructor(cache: string) {
    const bin = join(this.folder, '.bin');
    mkdirSync(bin);
    const program = `exec "${process.execPath}" "${join(root, 'packages/cli/bin/nereid.js')}"`;
    writeScript(join(bin, 'nereid'), `${program} "$@"`);
    writeScript(join(bin, 'npx'), `[ "$1" = nereid ] || exit 127\nshift\n${program} "$@"`);
    this.environment = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      NEREID_CACHE: cache,
      LC_ALL: 'C.UTF-8',
      PYTHONDONTWRITEBYTECODE: '1',
    };
    cpSync(join(root, 'data'), join(this.folder, 'data'), { recursive: true });
  }

  /** Puts a file there that the reader of a page is supposed to have. */
  write(name: string, text: string): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, smaller(text));
  }

  shell({ text }: Pick<Block, 'text'>): BlockResult | undefined {
    const script = this.runnable(text);
    if (script === undefined) return undefined;
    return this.spawn('bash', ['-euo', 'pipefail', '-c', smaller(script)]);
  }

  python({ text }: Pick<Block, 'text'>): BlockResult {
    return this.spawn('python3', ['-c', text]);
  }

  /** A Slurm of this machine, where it is installed: lines with `on-slurm` are run then. */
  startCluster(): void {
    if (process.getuid?.() !== 0 || !['slurmctld', 'munged'].every(isInstalled)) return;
    const { stdout, stderr } = spawnSync(process.execPath, [SLURM, 'start', this.cluster, SLURM_PORT], {
      encoding: 'utf8',
    });
    if (stdout.trim() === '') throw new Error(`Slurm did not start: ${stderr}`);
    this.environment.SLURM_CONF = stdout.trim();
  }

  remove(): void {
    if (this.hasCluster()) spawnSync(process.execPath, [SLURM, 'stop', this.cluster]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly cluster = join(this.folder, '.slurm');
  private hasCluster = (): boolean => this.environment.SLURM_CONF?.startsWith(this.cluster) ?? false;

  /** The lines of a block that can be run here; undefined where there is none. */
  private runnable(text: string): string | undefined {
    // A here-document is one thing.
    if (/<<'?\w+'?$/m.test(text)) return text;
    const lines = shellLines(text).filter((line) => {
      if (/on-slurm/.test(line) && !this.hasCluster()) return false;
      return !NOT_RUN.some(([pattern]) => pattern.test(line)) && isPossible(line);
    });
    return lines.length === 0 ? undefined : lines.join('\n');
  }

  private spawn(program: string, args: readonly string[]): BlockResult {
    const options = { cwd: this.folder, env: this.environment, encoding: 'utf8', maxBuffer: 1e9 } as const;
    const { status, stdout, stderr, error } = spawnSync(program, args, options);
    if (error) throw error;
    return { status, stdout, stderr };
  }
}

function isPossible(line: string): boolean {
  return OPTIONAL.every(
    ([pattern, program, file]) =>
      !pattern.test(line) || (isInstalled(program) && (file === undefined || existsSync(file))),
  );
}

const isInstalled = (program: string): boolean => spawnSync('which', [program]).status === 0;

const smaller = (text: string): string =>
  SMALLER.reduce((shorter, [pattern, instead]) => shorter.replace(pattern, instead), text);

function writeScript(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}
