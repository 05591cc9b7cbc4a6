import type { ConstraintCurve } from '@nereid/analysis';
import { table } from './text.js';

/** A column for each curve, or two for a band, and a line on what each is. */
export function companionTable(
  curves: readonly ConstraintCurve[],
  title = 'Couplings g′ of a gauged L_μ − L_τ boson, kinetic mixing from loops alone',
): string {
  const cell = (value: number | null) => (value === null ? '–' : value.toExponential(3));
  const columns = curves.flatMap(({ id, kind, lower, upper }) =>
    kind === 'band'
      ? [
          { head: `${id} from`, values: lower },
          { head: 'to', values: upper },
        ]
      : [{ head: `${id} ${kind === 'reach' ? 'reach' : 'below'}`, values: upper }],
  );
  const head = ['M_Z′ [GeV]', ...columns.map((column) => column.head)];
  const rows = curves[0].massGeV.map((mass, i) => [
    String(Number(mass.toPrecision(5))),
    ...columns.map(({ values }) => cell(values[i])),
  ]);
  const lines = curves.map(({ id, fidelity, label, notes }) => `${id}: ${label}; ${fidelity}; ${notes.join('; ')}`);
  return [title, table([head, ...rows], 'right'), ...lines].join('\n');
}
