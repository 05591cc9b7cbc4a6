import { parseAnyYaml, tokenize } from '@nereid/catalogue';
import type { BenchmarkResult } from './benchmarkResult.js';
import { time } from './timing.js';

/** Repetitions each of which would take quadratic time for a pattern that backtracks over a run. */
const HOSTILE = ['1 ', '10^', '+', '0.5 ± ', 'a.', '( ', ' \n', '1,000', 'a-1', 'Key: 1\n', '~', '2014.\n'];
const CHARACTERS = 200_000;

/** Reading text takes time linear in its length: ten times the text, ten times as long; quadratic would be a hundred. */
const GROWTH = 10;
/** Half way between linear and quadratic on a logarithmic scale. */
const BUDGET = Math.round(GROWTH * Math.sqrt(GROWTH));

export function parsingBenchmarks(): BenchmarkResult[] {
  const ratios = HOSTILE.map((piece) => growth((length) => tokenize(piece.repeat(length / piece.length)), CHARACTERS));
  const keys = (count: number) => Array.from({ length: count }, (_, i) => `key-${i}: ${i}\n`).join('');
  const texts = new Map([1000, 10_000].map((count) => [count, keys(count)]));
  const yaml = growth((count) => parseAnyYaml({ file: 'keys.yaml', text: texts.get(count) ?? '' }), 10_000);
  const worst = ratios.reduce((largest, ratio) => (ratio.median > largest.median ? ratio : largest));
  return [
    { key: 'tokenize-growth', what: `tokens of ${CHARACTERS} hostile characters, by those of a tenth`, ...worst },
    { key: 'yaml-keys-growth', what: 'YAML of 10,000 keys, by that of 1,000', ...yaml },
  ].map((row) => ({ ...row, unit: 'ratio' as const, budget: BUDGET }));
}

/** Time of `size` over that of a tenth of it: of the quickest runs of each, which other programs disturbed least. */
function growth(work: (size: number) => unknown, size: number) {
  const [large, small] = [size, size / GROWTH].map((one) => time(() => work(one), 5, 1));
  return {
    median: large.minimumMs / small.minimumMs,
    minimum: large.minimumMs / small.maximumMs,
    maximum: large.maximumMs / small.minimumMs,
  };
}
