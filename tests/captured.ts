import { vi } from 'vitest';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, by the `run` of the sources or of the bundle, and returns what it printed. */
export async function captured(
  run: (args: readonly string[]) => Promise<number>,
  args: readonly string[],
): Promise<CliResult> {
  const printed = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  const log = vi.spyOn(console, 'log').mockImplementation((text) => {
    printed.stdout += `${text}\n`;
  });
  const error = vi.spyOn(console, 'error').mockImplementation((text) => {
    printed.stderr += `${text}\n`;
  });
  try {
    const code = await run(args);
    return { code, ...printed };
  } finally {
    for (const spy of [...restore, log, error]) spy.mockRestore();
  }
}
