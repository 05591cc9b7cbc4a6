import type { Block } from './markdownBlocks.js';

/** A line of a shell block that runs the program. */
export interface CommandExample {
  readonly line: string;
  readonly args: string[];
}

const words = (text: string): string[] =>
  [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare);

/** Lines of a shell block; one that ends with a backslash goes on. Here-documents stay in one piece. */
export function shellLines(text: string): string[] {
  const lines = text.replace(/\\\n\s*/g, '').split('\n');
  return lines.filter((line) => line.trim() !== '');
}

/** `npx nereid …` or `nereid …`, perhaps fed by a pipe or written to a file or a pipe. */
export function commandExamples(blocks: readonly Block[]): CommandExample[] {
  return blocks
    .filter(({ language }) => ['sh', 'bash'].includes(language))
    .flatMap(({ text }) => shellLines(text))
    .flatMap((line) => {
      const [, after] = /(?:^|[|;&] *|^[A-Z_]+=\S+ )(?:npx )?nereid ([^|]*)/.exec(line) ?? [];
      return after === undefined ? [] : [{ line, args: words(after.replace(/\s+(?:[>#]|2>|&&).*$/, '')) }];
    });
}
