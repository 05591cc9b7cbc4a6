/** Events whose lines are kept apart before they become one string: few enough to be gone before memory is cleaned up. */
const BLOCK_EVENTS = 100;

/** The text of `count` events, from a function that appends the lines of one. */
export function textOfEvents(count: number, append: (i: number, lines: string[]) => void): string {
  const blocks: string[] = [];
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    append(i, lines);
    if ((i + 1) % BLOCK_EVENTS !== 0 && i + 1 < count) continue;
    lines.push('');
    blocks.push(lines.join('\n'));
    lines.length = 0;
  }
  return blocks.join('');
}
