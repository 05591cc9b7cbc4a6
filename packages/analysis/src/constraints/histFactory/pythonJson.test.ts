import { expect, it } from 'vitest';
import { pythonJson } from './pythonJson.js';

it('writes numbers, spaces and the order of keys as Python does', () => {
  const numbers = [0.1, 1e-4, 1.5e-5, 9.37e-5, 1e-7, 2.25e-12, 3e-123, 0, 5, 300, 1e21, -4.5e-6, 123456.789];
  // CPython 3.11: json.dumps(json.loads(JSON.stringify(numbers)))
  expect(pythonJson(numbers)).toBe(
    '[0.1, 0.0001, 1.5e-05, 9.37e-05, 1e-07, 2.25e-12, 3e-123, 0, 5, 300, 1e+21, -4.5e-06, 123456.789]',
  );
  expect(pythonJson({ b: [null, 'μ "x"'], a: { d: true, c: [] } })).toBe(
    '{"a": {"c": [], "d": true}, "b": [null, "μ \\"x\\""]}',
  );
});
