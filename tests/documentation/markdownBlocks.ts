/** A block of code of a Markdown file. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Line of its first fence, from 1. */
  readonly line: number;
  /** The line of text before it. */
  readonly lead: string;
  /** The `text` block that follows at once: what it prints. */
  readonly printed?: string;
  /** The file it is, where the line before ends with its name and a colon: "`scan.yaml`:". */
  readonly file?: string;
  /** Whether the line before says that the tests do not run it. */
  readonly shownOnly: boolean;
}

interface Fence {
  readonly language: string;
  readonly text: string;
  readonly line: number;
  readonly end: number;
}

/** The fenced blocks of a text in their order; a block inside a list loses its indentation. */
export function markdownBlocks(markdown: string): Block[] {
  const lines = markdown.split('\n');
  const fences = readFences(lines);
  return fences.flatMap((fence, i): Block[] => {
    if (isOutput(fences, i, lines)) return [];
    const lead = lines.slice(0, fence.line - 1).findLast((line) => line.trim() !== '') ?? '';
    const file = /`([\w./-]+)`:$/.exec(lead.trimEnd())?.[1];
    const { language, text, line } = fence;
    return [
      {
        language,
        text,
        line,
        lead,
        ...(isOutput(fences, i + 1, lines) && { printed: fences[i + 1].text }),
        ...(file !== undefined && { file }),
        shownOnly: /not run by the tests/.test(lead),
      },
    ];
  });
}

function readFences(lines: readonly string[]): Fence[] {
  const fences: Fence[] = [];
  let open: { language: string; line: number; indent: number } | undefined;
  lines.forEach((line, i) => {
    const [, space = '', language = ''] = /^( *)```(\w*)/.exec(line) ?? [];
    if (!/^ *```/.test(line)) return;
    if (open === undefined) open = { language, line: i + 1, indent: space.length };
    else {
      const { indent } = open;
      const text = lines.slice(open.line, i).map((one) => `${one.slice(Math.min(indent, one.search(/\S|$/)))}\n`);
      fences.push({ ...open, text: text.join(''), end: i + 1 });
      open = undefined;
    }
  });
  return fences;
}

const RUN = ['sh', 'bash', 'python', 'ts'];

/** A `text` block with nothing but an empty line between it and what is run. */
function isOutput(fences: readonly Fence[], i: number, lines: readonly string[]): boolean {
  const [before, fence] = [fences[i - 1], fences[i]];
  if (fence?.language !== 'text' || before === undefined || !RUN.includes(before.language)) return false;
  return lines.slice(before.end, fence.line - 1).every((line) => line.trim() === '');
}
