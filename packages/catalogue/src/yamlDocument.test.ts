import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { formatPath, parseYaml } from './yamlDocument.js';

const schema = z.strictObject({
  title: z.string(),
  year: z.int(),
  items: z.array(z.strictObject({ name: z.string(), mass: z.number().positive() })).optional(),
  shape: z.union([z.number(), z.strictObject({ plus: z.number(), minus: z.number() })]).optional(),
});

function problems(text: string): string[] {
  return parseYaml({ file: 'x.yaml', text }, schema).diagnostics.map(
    ({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`,
  );
}

describe('a YAML document', () => {
  it('comes out as the schema types it', () => {
    const { value, diagnostics } = parseYaml({ file: 'x.yaml', text: 'title: a\nyear: 1991\n' }, schema);
    expect(value).toEqual({ title: 'a', year: 1991 });
    expect(diagnostics).toEqual([]);
  });

  it('reports every problem at its own line and column', () => {
    const text = ['title: 7', 'items:', '  - { name: a, mass: -1 }', '  - name: b', '    mas: 2', ''].join('\n');
    expect(problems(text)).toEqual([
      '1:8 title: 7 is not valid here',
      '1:1 year: year is missing',
      '3:22 items[0].mass: -1 is not valid here',
      '4:5 items[1].mass: items[1].mass is missing',
      '5:5 items[1]: unknown key "mas"',
    ]);
  });

  it('names the key that was probably meant', () => {
    const { diagnostics } = parseYaml({ file: 'x.yaml', text: 'title: a\nyaer: 1\nyear: 1\n' }, schema);
    expect(diagnostics.map((d) => d.remedy)).toEqual(['Did you mean "year"?']);
  });

  it('points inside the alternative of a union that was meant', () => {
    expect(problems('title: a\nyear: 1\nshape:\n  plus: 1\n  minus: x\n')).toEqual([
      '5:10 shape.minus: "x" is not valid here',
    ]);
  });

  it('reports broken YAML and repeated keys with their line, and no value', () => {
    const { value, diagnostics } = parseYaml({ file: 'x.yaml', text: 'title: a\ntitle: b\nyear: [1\n' }, schema);
    expect(value).toBeUndefined();
    expect(diagnostics.map((d) => [d.line, d.severity])).toContainEqual([2, 'error']);
    expect(diagnostics.length).toBeGreaterThanOrEqual(2);
  });

  it('reports an empty file', () => {
    expect(problems('')).toHaveLength(1);
  });

  it('lets later checks report at the line of a path', () => {
    const document = parseYaml(
      { file: 'x.yaml', text: 'title: a\nyear: 1\nitems:\n  - { name: a, mass: 1 }\n' },
      schema,
    );
    expect(document.report(['items', 0, 'mass'], 'm', 'r')).toMatchObject({ line: 4, column: 22, severity: 'error' });
    expect(document.report(['items', 5, 'mass'], 'm', 'r')).toMatchObject({ line: 4, column: 3 });
  });
});

describe('a path', () => {
  it('is written as code would reach it', () => {
    expect(formatPath(['nuclides', 3, 'atomicMassU', 'value'])).toBe('nuclides[3].atomicMassU.value');
    expect(formatPath([])).toBe('');
  });
});
