import { limit, ratio } from '@nereid/analysis/node';
import { expect, it } from 'vitest';
import { runCli } from './runCli.js';

const json = async (...args: string[]) => JSON.parse((await runCli(...args, '--json')).stdout);
const scalar = ['--model', 'scalar', '--set', 'mass=1', '--set', 'nuMu=1', '--set', 'scalarMu=1'];

it('the ratio of the library is that of the program', async () => {
  const printed = await json('ratio', '--constraint', 'ccfr', ...scalar, '--set', 'coupling=0.02');
  const parameters = { mass: 1, nuMu: 1, scalarMu: 1, coupling: 0.02 };
  const asked = await ratio({ constraint: 'ccfr', model: { model: 'scalar', parameters } });
  const { statisticalError: _, relativeError: __, ...shown } = asked;
  expect(printed).toMatchObject(shown);
});

it('and its limit, of several experiments together', async () => {
  const printed = await json('limit', '--constraint', 'ccfr,nutev', '--mass', '0.1', '--statistic', 'cls');
  const constraints = ['ccfr', 'nutev'];
  const { couplingUpper } = await limit({ constraints, model: 'lmu-ltau', mass: 0.1, statistic: 'cls' });
  // the former key stays for one release
  expect([printed.points[0].couplingUpper, printed.points[0].gPrimeUpper]).toEqual([couplingUpper, couplingUpper]);
});
