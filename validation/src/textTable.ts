/** A column: its heading and the side its values are aligned to. */
export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
}

/** A Markdown table whose columns are padded, so that it reads well on a terminal too. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, i) =>
    Math.max(3, length(heading), ...rows.map((cells) => length(cells[i]))),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => pad(cell, widths[i], columns[i])).join(' | ')} |`;
  const rule = columns.map(({ align }, i) =>
    align === 'right' ? `${'-'.repeat(widths[i] - 1)}:` : '-'.repeat(widths[i]),
  );
  return [line(columns.map(({ heading }) => heading)), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function pad(cell: string, width: number, { align }: Column): string {
  const space = ' '.repeat(Math.max(0, width - length(cell)));
  return align === 'right' ? space + cell : cell + space;
}

/** Characters as seen: combining marks (ν̄) take no width. */
const length = (text: string): number => Array.from(text.replace(/\p{M}/gu, '')).length;
