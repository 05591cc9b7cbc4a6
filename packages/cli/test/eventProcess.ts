import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
/** Prints the most memory the process ever had [KiB] as the last line of standard error. */
const reportMemory = 'process.on("exit", () => process._rawDebug(process.resourceUsage().maxRSS))';

/** Else the collector puts off its work for as long as it likes, the longer the busier the machine: ± 40 MB instead of ± 5. */
const STEADY_MEMORY = ['--single-threaded-gc', '--max-semi-space-size=4'];

export interface MeasuredProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number; readonly stderr: string; readonly memoryMiB: number }>;
}

/** `nereid events` as built. */
export const eventProcess = (args: readonly string[], limits?: string): MeasuredProcess =>
  measuredProcess(['events', ...args], limits);

/** The program as built, in a process of its own; in a shell that sets limits first where there are any. */
export function measuredProcess(args: readonly string[], limits?: string): MeasuredProcess {
  const command = [
    process.execPath,
    ...STEADY_MEMORY,
    '--import',
    `data:text/javascript,${reportMemory}`,
    program,
    ...args,
  ];
  const child =
    limits === undefined
      ? spawn(command[0], command.slice(1))
      : spawn('sh', ['-c', `${limits}; exec "$@"`, 'sh', ...command]);
  let text = '';
  child.stderr?.on('data', (part) => {
    text += part;
  });
  const ended = new Promise<{ code: number; stderr: string; memoryMiB: number }>((resolve) =>
    child.on('close', (code) => {
      const lines = text.trimEnd().split('\n');
      const memoryMiB = Number(lines.pop()) / 1024;
      resolve({ code: code ?? -1, stderr: lines.join('\n'), memoryMiB });
    }),
  );
  return { child, ended };
}
