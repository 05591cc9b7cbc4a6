import type { Block } from './markdownBlocks.js';

/** A line of a shell block that runs the program. */
export interface CommandExample {
  readonly line: string;
  readonly args: string[];
}

const words = (text: string): string[] =>
  [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare);

/** Commands of a shell block: one goes on after a backslash, and inside quotes. */
export function shellLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.replace(/\\\n\s*/g, '').split('\n')) {
    const last = lines.length - 1;
    if (last >= 0 && isOpen(lines[last])) lines[last] += `\n${line}`;
    else lines.push(line);
  }
  return lines.filter((line) => line.trim() !== '');
}

/** Whether a quote is still open at the end; an apostrophe in a remark opens none. */
function isOpen(command: string): boolean {
  let quote = '';
  for (const [i, character] of [...command].entries()) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '#' && /\s/.test(command[i - 1] ?? ' ')) return false;
    else if (character === '"' || character === "'") quote = character;
  }
  return quote !== '';
}

/** `npx nereid-hep …`, in a clone `npx nereid …`, or `nereid …`, perhaps fed by a pipe or written to a file or a pipe. */
export function commandExamples(blocks: readonly Block[]): CommandExample[] {
  return blocks
    .filter(({ language }) => ['sh', 'bash'].includes(language))
    .flatMap(({ text }) => shellLines(text))
    .flatMap((line) => {
      const [, after] = /(?:^|[|;&] *|^[A-Z_]+=\S+ )(?:npx nereid-hep|(?:npx )?nereid) ([^|]*)/.exec(line) ?? [];
      return after === undefined ? [] : [{ line, args: words(after.replace(/\s+(?:[>#]|2>|&&).*$/, '')) }];
    });
}
