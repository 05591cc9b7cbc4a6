import { expect, it } from 'vitest';
import { parseCorrelations } from './correlations.js';

const file = 'correlations.yaml';
const pair = '  - { experiments: [ccfr, nutev], coefficient: 0.3, reason: the same detector';

it('reads pairs with their coefficient, reason and source, from YAML or JSON', () => {
  const expected = [
    { experiments: ['ccfr', 'nutev'], coefficient: 0.3, reason: 'the same detector', source: 'NuTeV1998' },
  ];
  const yaml = `correlations:\n${pair}, source: NuTeV1998 }\n`;
  expect(parseCorrelations({ file, text: yaml })).toEqual({ value: expected, diagnostics: [] });
  const text = JSON.stringify({ correlations: expected });
  expect(parseCorrelations({ file: 'correlations.json', text }).value).toEqual(expected);
});

it.each([
  ['coefficient: 0.3', 'coefficient: 1', 'correlations[0].coefficient'],
  ['[ccfr, nutev]', '[ccfr]', 'correlations[0].experiments'],
  [', reason: the same detector', '', 'correlations[0].reason'],
  ['coefficient', 'rho', 'correlations[0]'],
])('says where %s is not as it should be', (from, to, path) => {
  const { value, diagnostics } = parseCorrelations({ file, text: `correlations:\n${pair} }\n`.replace(from, to) });
  expect(value).toBeUndefined();
  expect(diagnostics[0]).toMatchObject({ severity: 'error', line: 2 });
  expect(diagnostics[0].path.startsWith(path)).toBe(true);
});
