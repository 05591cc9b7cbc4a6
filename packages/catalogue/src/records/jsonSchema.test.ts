import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './jsonSchema.js';

describe('the published JSON Schemas', () => {
  it('are one per kind of file', () => {
    expect(Object.keys(jsonSchemas())).toEqual(['record.schema.json', 'snapshots.schema.json']);
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
});
