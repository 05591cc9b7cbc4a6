import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../experiments.js';
import { parseMaterials } from '../materials.js';
import { defaultDataFolder } from '../node.js';
import { parseNuclides } from '../nuclides.js';
import { stringsIn, unsafeText } from './safeText.js';

describe('a text', () => {
  it.each([
    "$m_{Z'} < 400$ MeV and a < b",
    '$\\bar\\nu_\\mu\\gamma^\\alpha P_L\\nu_\\mu$',
    '$\\includes$'.replace('includes', 'int'),
    'See [the paper](https://arxiv.org/abs/1406.2332) and [below](#values).',
    'data: numbers, with a space',
    'Line one\nline two\tand a tab',
  ])('of formulas, links to the web and plain words passes: %s', (text) => {
    expect(unsafeText(text)).toBeUndefined();
  });

  it.each([
    '<b>',
    '</p>',
    '<!-- x -->',
    'JavaScript:alert(1)',
    '[x](//evil.example)',
    '[x](/etc/passwd)',
    '\\write18{ls}',
    '\\catcode`x',
    '\\includegraphics{x}',
    '\u0000',
  ])('that runs, reads or links elsewhere does not: %s', (text) => {
    expect(unsafeText(text)).toBeDefined();
  });

  it('is found wherever it stands in a value', () => {
    expect(stringsIn({ a: ['x', { b: 'y' }], c: 1, d: null })).toEqual([
      [['a', 0], 'x'],
      [['a', 1, 'b'], 'y'],
    ]);
  });
});

describe('texts of the other data files', () => {
  const read = (file: string) => ({ file, text: readFileSync(`${defaultDataFolder}/${file}`, 'utf8') });
  const replaced = (file: string, from: RegExp, to: string) => {
    const source = read(file);
    expect(source.text).toMatch(from);
    return { ...source, text: source.text.replace(from, to) };
  };

  it.each([
    [/^name: .*$/m, 'name: <img src=x onerror=alert(1)>', 'name'],
    [/^beam: .*$/m, 'beam: javascript:alert(1)', 'beam'],
    [/^laboratory: .*$/m, 'laboratory: \\write18{ls}', 'laboratory'],
  ])('of an experiment are checked: %s', (from, to, path) => {
    const { diagnostics } = parseExperiment(replaced('experiments/nutev.yaml', from, to));
    expect(diagnostics).toMatchObject([{ severity: 'error', path }]);
  });

  it('of materials and nuclides are checked', () => {
    const materials = parseMaterials(replaced('materials/materials.yaml', /note: .*/, 'note: <b>'), undefined);
    expect(materials.diagnostics).toMatchObject([{ path: expect.stringMatching(/note$/), severity: 'error' }]);
    const nuclides = parseNuclides(replaced('nuclei/nuclides.yaml', /source: \w+/, 'source: "data:text"'));
    expect(nuclides.diagnostics).toMatchObject([{ path: expect.stringMatching(/source$/), severity: 'error' }]);
  });
});
