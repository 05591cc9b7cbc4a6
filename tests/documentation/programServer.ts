import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type CliResult, captured } from '../captured.js';

const program = fileURLToPath(new URL('../../packages/cli/bin/nereid.js', import.meta.url));
const bundle = fileURLToPath(new URL('../../packages/cli/bundle/main.js', import.meta.url));

/** The program as it is built: its modules are loaded in a tenth of the time of the sources. */
export const built = async () => (await import(bundle)) as typeof import('../../packages/cli/src/main.js');

/** Runs a command line in this process, by the built program, and returns what it printed. */
export const runBuilt = async (...args: string[]): Promise<CliResult> => captured((await built()).run, args);

/**
 * Commands that are processes of their own all the same: scans, which may be interrupted; sessions and those that read standard input or a data
 * folder named by the environment, both of which belong to a process; and those of a page that is run as its readers run it.
 */
const REAL = `case "$1 $2" in 'scan run' | 'session '*) real=yes ;; esac
for arg in "$@"; do [ "$arg" != - ] || real=yes; done
[ -z "\${NEREID_DATA-}" ] || real=yes`;

/**
 * The built program, asked by scripts: a shell keeps its pipes and redirections, but each `nereid …` in it is a call of its `run`
 * in this process, one after the other. Starting a process for each takes longer than all they calculate.
 */
export class ProgramServer {
  readonly #server: Server;
  #last: Promise<unknown> = Promise.resolve();

  private constructor() {
    this.#server = createServer((socket) => this.#answer(socket));
  }

  static async start(): Promise<ProgramServer> {
    const started = new ProgramServer();
    await new Promise<void>((resolve) => started.#server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  /** A bash script to be called `nereid`. @param real - whether every command is a process of its own */
  script(real: boolean): string {
    const { port } = this.#server.address() as AddressInfo;
    return `#!/bin/bash
real=${real ? 'yes' : ''}
${REAL}
[ -z "$real" ] || exec "${process.execPath}" "${program}" "$@"
work=$(mktemp -d)
printf '%s\\0' "$@" > "$work/args"
exec 3<>/dev/tcp/127.0.0.1/${port}
printf '%s\\n%s\\n' "$PWD" "$work" >&3
read -r status <&3
# a reader may go away, as head does
trap '' PIPE
cat "$work/stderr" >&2
cat "$work/stdout" 2> /dev/null
rm -r "$work"
exit "$status"
`;
  }

  close(): void {
    this.#server.close();
  }

  /** A request is two lines: the working folder, and that of the arguments, where what is printed goes. */
  #answer(socket: Socket): void {
    const lines: string[] = [];
    socket.on('error', () => socket.destroy());
    createInterface(socket).on('line', (line) => {
      lines.push(line);
      if (lines.length !== 2) return;
      const [folder, work] = lines;
      this.#last = this.#last.then(() => this.#run(folder, work)).then((code) => socket.end(`${code}\n`));
    });
  }

  async #run(folder: string, work: string): Promise<number> {
    const before = process.cwd();
    const args = readFileSync(join(work, 'args'), 'utf8').split('\0').slice(0, -1);
    try {
      process.chdir(folder);
      const { code, stdout, stderr } = await runBuilt(...args);
      writeFileSync(join(work, 'stdout'), stdout);
      writeFileSync(join(work, 'stderr'), stderr);
      return code;
    } catch (error) {
      // `run` never throws; what does is a fault of this server
      writeFileSync(join(work, 'stdout'), '');
      writeFileSync(join(work, 'stderr'), String((error as Error).stack));
      return 70;
    } finally {
      process.chdir(before);
    }
  }
}
