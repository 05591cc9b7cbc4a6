import { FigureError } from './errors.js';
import type { LabelSet, TypesetLabel } from './label.js';

/** No label is as long in print, and what is much longer exhausts the stack of MathJax. */
const LONGEST_SOURCE = 4000;

/** Typesets TeX sources, loading MathJax on the first call. Throws a `FigureError` that names the offending label. */
export async function typesetLabels(sources: Iterable<string>): Promise<LabelSet> {
  const { typeset } = await import('./mathJax.js');
  const labels = new Map<string, TypesetLabel>();
  for (const source of sources) {
    if (!labels.has(source)) labels.set(source, remember(source, typeset));
  }
  return labels;
}

// Tick labels recur in every figure, and a label takes 1 ms to typeset.
const remembered = new Map<string, TypesetLabel>();
const REMEMBERED_LABELS = 2000;

function remember(source: string, typeset: (source: string) => TypesetLabel): TypesetLabel {
  const known = remembered.get(source);
  if (known) return known;
  if (source.length > LONGEST_SOURCE) {
    const problem = `its TeX has ${source.length} characters, more than ${LONGEST_SOURCE}`;
    throw new FigureError(`label ${source.slice(0, 60)}…`, problem, 'Shorten it.');
  }
  const label = typesetOnStack(source, typeset);
  if (remembered.size >= REMEMBERED_LABELS) remembered.clear();
  remembered.set(source, label);
  return label;
}

/** MathJax recurses into groups. @throws FigureError where there are too many inside each other */
function typesetOnStack(source: string, typeset: (source: string) => TypesetLabel): TypesetLabel {
  try {
    return typeset(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FigureError(`label ${source.slice(0, 60)}`, 'is nested too deeply', 'Write it with fewer groups.');
  }
}
