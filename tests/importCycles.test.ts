import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './sourceFiles.js';

/**
 * Groups of files that import each other in a circle, imports of types included: the strongly connected components of more than one
 * file (R. Tarjan, SIAM J. Comput. 1 (1972) 146).
 */
function importCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  /** The earliest file on the stack that can be reached. */
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    open.push(file);
    let earliest = own;
    for (const next of graph.get(file) ?? []) {
      const known = order.get(next);
      if (known === undefined) earliest = Math.min(earliest, visit(next));
      else if (open.includes(next)) earliest = Math.min(earliest, known);
    }
    if (earliest === own) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || graph.get(file)?.includes(file)) found.push(group.sort());
    }
    return earliest;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/** Files of a folder with those that they import, by path. */
function importGraph(folder: string): Map<string, string[]> {
  const files = sourceFiles(folder);
  return new Map(
    files.map((file) => [file, importsOf(file).flatMap(({ target = '' }) => (files.includes(target) ? [target] : []))]),
  );
}

describe('importCycles', () => {
  it('finds circles of one, two and more files, and none where there is none', () => {
    const graph = (arrows: Readonly<Record<string, string>>) =>
      new Map(Object.entries(arrows).map(([file, targets]) => [file, [...targets]]));
    expect(importCycles(graph({ a: 'bc', b: 'c', c: '', d: 'a' }))).toEqual([]);
    expect(importCycles(graph({ a: 'a', b: '' }))).toEqual([['a']]);
    expect(importCycles(graph({ a: 'b', b: 'ca', c: 'd', d: 'c' }))).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ]);
    expect(importCycles(graph({ a: 'b', b: 'c', c: 'a', d: 'c' }))).toEqual([['a', 'b', 'c']]);
  });
});

describe('no files import each other in a circle, types included', () => {
  const folders = ['physics', 'catalogue', 'figures', 'analysis', 'scan', 'cli'].map((name) => `packages/${name}`);
  it.each([...folders, 'site', 'bench', 'validation', 'scripts', 'tests'])('in %s', (folder) => {
    const graph = importGraph(folder);
    expect([...graph.values()].flat().length).toBeGreaterThan(0);
    expect(importCycles(graph)).toEqual([]);
  });
});
