import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as figures from './index.js';

/** Modules that a file loads, itself and ours followed, type imports left out. */
function loadedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  for (const [, name] of source.matchAll(/^(?:import|export) (?!type)[^;]*?from '([^']+)'|import\('([^']+)'\)/gm)) {
    if (name?.startsWith('./')) loadedFrom(name.replace(/\.js$/, '.ts'), seen);
    else seen.add(name ?? 'a dynamic import');
  }
  return seen;
}

describe('@nereid/figures', () => {
  it('exports these names', () => {
    expect(Object.keys(figures).sort()).toEqual(['FigureError', 'labelSources', 'labelTex', 'renderFigure']);
  });

  it('loads nothing in a browser but d3-scale and d3-shape', () => {
    const packages = [...loadedFrom('./index.ts')].filter((name) => !name.startsWith('./'));
    expect(packages.sort()).toEqual(['d3-scale', 'd3-shape']);
  });
});
