import { readFileSync } from 'node:fs';

/** Version of the command line and of the calculation behind it. */
export const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

/** Sorted keys, numbers unrounded; infinities become null (JSON has none). */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (typeof part === 'number' && !Number.isFinite(part)) return null;
    if (part instanceof Float64Array) return Array.from(part);
    if (part && typeof part === 'object' && !Array.isArray(part)) {
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return part;
  });
}

export function printJson(value: unknown): void {
  process.stdout.write(`${toJson(value)}\n`);
}

/** `0.82 ± 0.28`, or `0.72 +1.73 −0.72` where the errors differ. */
export function withErrors(measured: { value: number; errorPlus: number; errorMinus: number }): string {
  const { value, errorPlus, errorMinus } = measured;
  return errorPlus === errorMinus ? `${value} ± ${errorPlus}` : `${value} +${errorPlus} −${errorMinus}`;
}

/** Columns padded to their widest cell, numbers right-aligned by the caller's choice of `align`. */
export function table(rows: readonly (readonly string[])[], align: readonly ('left' | 'right')[] = []): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat(widths[column] - displayWidth(cell));
          return align[column] === 'right' ? padding + cell : cell + padding;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Characters on screen: combining marks (the bar of ν̄) take no room. */
const displayWidth = (text: string): number => Array.from(text.replace(/\p{Mark}/gu, '')).length;
