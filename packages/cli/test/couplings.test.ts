import { describe, expect, it } from 'vitest';
import { json as jsonOf, runCli } from './runCli.js';

const json = async (...args: string[]) => jsonOf(await runCli(...args, '--json'));

describe('--couplings', () => {
  const sigma = (...rest: string[]) =>
    json('sigma', '--channel', 'numu:mumu', '--target', 'Ar40', '--energy', '10', ...rest);

  it('is named in results where it is not tree level', async () => {
    const none = await sigma();
    const tree = await sigma('--couplings', 'tree');
    const leading = await sigma('--couplings', 'leading');
    expect(tree).toEqual(none);
    expect(none.inputs.electroweak).not.toHaveProperty('couplings');
    expect(leading.inputs.electroweak.couplings).toBe('leading');
    expect(leading.sigmaCm2).toBeLessThan(none.sigmaCm2);
  });

  it('needs no other kernels', async () => {
    const limit = (order: string) => json('limit', '--constraint', 'ccfr', '--mass', '1', '--couplings', order);
    const tree = await limit('tree');
    const leading = await limit('leading');
    expect(leading.kernels).toEqual(tree.kernels);
  });

  it('is refused by name', async () => {
    const { stderr, code } = await runCli('sigma', '--channel', 'numu:mumu', '--energy', '5', '--couplings', 'leding');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--couplings = "leding": no such order. Did you mean "leading"?'),
    ]);
  });
});

describe('limit --parameter', () => {
  const limit = ['limit', '--constraint', 'ccfr'];

  it('is that of the example for a model without a coupling over masses', async () => {
    const named = await json(...limit, '--model', 'charge-radius', '--parameter', 'r2Mu');
    const own = await json(...limit, '--model', 'charge-radius');
    expect(own).toEqual(named);
    expect(own).toMatchObject({ parameter: 'r2Mu', unit: '10⁻³² cm²', sidedness: 'two-sided' });
  });

  it.each([
    [['--model', 'lmu-ltau', '--parameter', 'gPrime'], '--parameter = "gPrime": has one sign only'],
    [['--model', 'charge-radius', '--parameter', 'r2mu'], 'Did you mean "r2Mu"?'],
    [['--model', 'charge-radius', '--set', 'r2Mu=1'], '--parameter = "r2Mu": is given a value too'],
    [['--model', 'charge-radius', '--mass', '1'], '--mass = "1": is of limits over masses'],
    [['--model', 'charge-radius', '--out', 'somewhere'], '--out = "somewhere": is of limits over masses'],
    [['--model', 'charge-radius', '--statistic', 'cls'], '--statistic = "cls": tests one side only'],
    [
      ['--model', 'charge-radius', '--likelihood', 'counts'],
      '--likelihood = "counts": not available for a parameter of either sign',
    ],
  ])('refuses %j', async (rest, message) => {
    const { stderr, code } = await runCli(...limit, ...rest);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
