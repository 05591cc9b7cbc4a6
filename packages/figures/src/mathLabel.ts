import type { LabelSet, TypesetLabel } from './label.js';

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
  const label = typeset(source);
  if (remembered.size >= REMEMBERED_LABELS) remembered.clear();
  remembered.set(source, label);
  return label;
}
