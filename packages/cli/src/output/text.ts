/** `0.82 ± 0.28`, or `0.72 +1.73 −0.72` where the errors differ. */
export function withErrors(measured: { value: number; errorPlus: number; errorMinus: number }): string {
  const { value, errorPlus, errorMinus } = measured;
  return errorPlus === errorMinus ? `${value} ± ${errorPlus}` : `${value} +${errorPlus} −${errorMinus}`;
}

/** `1.29 ± 0.23`: as many digits as its error, of which there are two, allows; `digits` of them where there is no error. */
export function valueWithError(value: number, error: number, digits = 6): string {
  if (!(error > 0)) return value.toPrecision(digits);
  if (!Number.isFinite(error)) return `${value.toPrecision(digits)} (error not known)`;
  const first = Math.floor(Math.log10(error));
  return `${value.toFixed(clamp(1 - first))} ± ${error.toFixed(clamp(1 - first))}`;
}

/** `2.49e-3 ± 1.2e-5`, in powers of ten. */
export function exponentialWithError(value: number, error: number, digits = 5): string {
  if (!(error > 0)) return value.toExponential(digits - 1);
  const places = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(error)) + 1;
  return `${value.toExponential(clamp(places))} ± ${error.toExponential(1)}`;
}

/** That the numerical error of a number is larger than was asked for. */
export function notConverged(what: string, relativeError: number): string {
  const error = Number.isFinite(relativeError) ? `${Number((100 * relativeError).toPrecision(2))} %` : 'its size';
  return `${what} is known to ${error} only, not to the tolerance: what is added in it nearly cancels. Give a smaller --tolerance.`;
}

/** Decimals that can be asked for. */
const clamp = (decimals: number): number => Math.min(12, Math.max(0, decimals));

type Side = 'left' | 'right';

/** Columns padded to their widest cell; each to its side, or all to one. */
export function table(rows: readonly (readonly string[])[], align: Side | readonly Side[] = 'left'): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat(widths[column] - displayWidth(cell));
          return (typeof align === 'string' ? align : align[column]) === 'right' ? padding + cell : cell + padding;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Characters on screen: combining marks (the bar of ν̄) take no room. */
const displayWidth = (text: string): number => Array.from(text.replace(/\p{Mark}/gu, '')).length;
