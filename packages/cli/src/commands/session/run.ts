import { removeUnfinished } from '../../interruption.js';
import { answerLines } from './answerLines.js';
import { sessionContext } from './context.js';

/** How often a session looks whether the process that started it is still there [ms]. */
const PARENT_WATCH_MS = 500;

/**
 * `nereid session`: answers the messages of standard input on standard output until that ends. Nothing else reaches standard output:
 * what is printed there by anything is sent to standard error.
 */
export async function session(): Promise<void> {
  const write = process.stdout.write.bind(process.stdout) as typeof process.stdout.write;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  const stop = watchParent();
  if (process.stdin.isTTY) console.error('JSON-RPC 2.0, a line a message; see docs/session.md. Ctrl-D ends it.');
  const output = {
    write: (text: string) => write(text),
    drained: () => new Promise<void>((resolve) => process.stdout.once('drain', resolve)),
  };
  await answerLines(process.stdin, output, sessionContext());
  stop();
}

/** A child of the parent may hold the other end of standard input open, which then never ends. */
function watchParent(): () => void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    removeUnfinished();
    process.exit(0);
  }, PARENT_WATCH_MS);
  watch.unref();
  return () => clearInterval(watch);
}
