import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../node.js';
import { jsonSchemas } from './jsonSchema.js';

describe('the published JSON Schemas', () => {
  it('are one per kind of file', () => {
    expect(Object.keys(jsonSchemas())).toEqual(
      [
        ...[
          'correlations',
          'densities',
          'experiment',
          'exposure',
          'flux-header',
          'materials',
          'nuclides',
          'record',
          'references',
          'selection',
          'snapshots',
        ],
      ].map((name) => `${name}.schema.json`),
    );
  });

  it('refuse unknown keys at every level', () => {
    const open: string[] = [];
    const visit = (part: unknown, path: string): void => {
      if (part === null || typeof part !== 'object') return;
      if ('properties' in part && (part as { additionalProperties?: unknown }).additionalProperties !== false)
        open.push(path);
      for (const [key, inner] of Object.entries(part)) visit(inner, `${path}/${key}`);
    };
    visit(jsonSchemas(), '');
    expect(open).toEqual([]);
  });

  it.each([
    ['references/references.yaml', 'references'],
    ['nuclei/nuclides.yaml', 'nuclides'],
    ['materials/materials.yaml', 'materials'],
    ['snapshots/manifest.yaml', 'snapshots'],
    ...['ccfr', 'charm-ii', 'nutev'].map((id) => [`experiments/${id}.yaml`, 'experiment']),
    ...['dune-nd', 'nova'].map((id) => [`experiments/${id}.yaml`, 'exposure']),
    ['selections/argon-near-detector.yaml', 'selection'],
    ['records/L023.yaml', 'record'],
  ])('are named in the first line of %s', (file, schema) => {
    const [first] = readFileSync(`${defaultDataFolder}/${file}`, 'utf8').split('\n', 1);
    expect(first).toBe(`# yaml-language-server: $schema=../schema/${schema}.schema.json`);
  });
});
