import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leaveOut, note } from '../leftOut.js';
import { shellLines } from './commandExamples.js';
import type { Block } from './markdownBlocks.js';
import { NOT_RUN, SMALLER } from './notRun.js';
import type { ProgramServer } from './programServer.js';
import { type ProcessResult, runProcess } from './runProcess.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const SLURM = join(root, 'scripts/testSlurm.mjs');
/** Of a cluster of its own: another test may have one at the same time. */
const SLURM_PORT = '26827';

/** Programs that a line may need and a machine may lack, with their remedy. */
const OPTIONAL: readonly (readonly [pattern: RegExp, remedy: string, program: string, file?: string])[] = [
  [/--format pdf/, 'no pdflatex; apt-get install texlive-latex-base lmodern', 'pdflatex'],
  [/scan sql\b/, 'no @duckdb/node-api; npm ci', 'node', join(root, 'node_modules/@duckdb/node-api')],
  [
    /g\+\+|\.\/read-events/,
    'no g++ or HepMC3; apt-get install g++ libhepmc3-dev',
    ...(['g++', '/usr/include/HepMC3/ReaderAscii.h'] as const),
  ],
];

/** A folder in which the blocks of one page are run one after the other, as by one reader. */
export class PageRunner {
  private readonly parent = mkdtempSync(join(tmpdir(), 'nereid-docs-'));
  // its reader may have a folder beside it
  private readonly folder = join(this.parent, 'nereid');
  private readonly environment: NodeJS.ProcessEnv;
  private readonly done = new Set<string>();

  /**
   * @param real - whether each command is a process of its own, of the built program; else most of them are run here
   * @param once - whether a line is run the first time only
   */
  constructor(
    server: ProgramServer,
    real: boolean,
    private readonly once: boolean,
  ) {
    const bin = join(this.folder, '.bin');
    mkdirSync(bin, { recursive: true });
    writeScript(join(bin, 'nereid'), server.script(real));
    writeScript(
      join(bin, 'npx'),
      `#!/bin/sh\ncase "$1" in nereid|nereid-hep) ;; *) exit 127 ;; esac\nshift\nexec nereid "$@"\n`,
    );
    this.environment = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
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

  /** Undefined where nothing of it was run. */
  async shell({ text }: Pick<Block, 'text'>): Promise<ProcessResult | undefined> {
    const script = this.runnable(text);
    if (script === undefined) return undefined;
    return this.spawn('bash', ['-euo', 'pipefail', '-c', smaller(script)]);
  }

  python({ text }: Pick<Block, 'text'>): Promise<ProcessResult> {
    return this.spawn('python3', ['-c', text]);
  }

  /** A Slurm of this machine, where it is installed: lines with `on-slurm` are run then. */
  startCluster(): void {
    if (process.getuid?.() !== 0 || !['slurmctld', 'munged'].every(isInstalled)) {
      note('Slurm commands of the documentation', 'no Slurm, or not root; apt-get install slurm-wlm munge');
      return;
    }
    const { stdout, stderr } = spawnSync(process.execPath, [SLURM, 'start', this.cluster, SLURM_PORT], {
      encoding: 'utf8',
    });
    if (stdout.trim() === '') throw new Error(`Slurm did not start: ${stderr}`);
    this.environment.SLURM_CONF = stdout.trim();
  }

  remove(): void {
    if (this.hasCluster()) spawnSync(process.execPath, [SLURM, 'stop', this.cluster]);
    rmSync(this.parent, { recursive: true, force: true });
  }

  private readonly cluster = join(this.folder, '.slurm');
  private hasCluster = (): boolean => this.environment.SLURM_CONF?.startsWith(this.cluster) ?? false;

  /** The lines of a block that can be run here; undefined where there is none. */
  private runnable(text: string): string | undefined {
    // A here-document is one thing.
    if (/<<'?\w+'?$/m.test(text)) return text;
    const lines = shellLines(text).filter((line) => {
      if (/on-slurm/.test(line) && !this.hasCluster()) return false;
      if (this.once && this.done.has(line)) return false;
      this.done.add(line);
      return !NOT_RUN.some(([pattern]) => pattern.test(line)) && isPossible(line);
    });
    return lines.length === 0 ? undefined : lines.join('\n');
  }

  private spawn(program: string, args: readonly string[]): Promise<ProcessResult> {
    return runProcess(program, args, { cwd: this.folder, env: this.environment });
  }
}

function isPossible(line: string): boolean {
  return OPTIONAL.every(([pattern, remedy, program, file]) => {
    if (!pattern.test(line) || (isInstalled(program) && (file === undefined || existsSync(file)))) return true;
    leaveOut('commands of the documentation', remedy);
    return false;
  });
}

const isInstalled = (program: string): boolean => spawnSync('which', [program]).status === 0;

const smaller = (text: string): string =>
  SMALLER.reduce((shorter, [pattern, instead]) => shorter.replace(pattern, instead), text);

function writeScript(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}
