import { describe, expect, it } from 'vitest';
import { json, runCli } from './runCli.js';

const limit = ['limit', '--mass', '1', '--tolerance', '1e-2', '--experiment-flux', 'mean-energy'];

describe('--constraint and its former name --experiment', () => {
  it('name the same constraints; the command is printed as it was given', async () => {
    const { command, ...result } = json(await runCli(...limit, '--constraint', 'ccfr', '--json'));
    const { command: former, ...same } = json(await runCli(...limit, '--experiment', 'ccfr', '--json'));
    expect(same).toEqual(result);
    expect([command, former].map((one: string) => one.split(' ').slice(0, 4).join(' '))).toEqual([
      'nereid limit --constraint ccfr',
      'nereid limit --experiment ccfr',
    ]);
  });

  it('go on where they are given again', async () => {
    for (const flag of ['--constraint', '--experiment']) {
      const { experiments } = json(await runCli(...limit, flag, 'ccfr', flag, 'nutev', '--json'));
      expect(experiments).toEqual(['ccfr', 'nutev']);
    }
  });

  it.each([
    [['kernel', '--experiment', 'ccrf'], '--experiment = "ccrf": no such experiment. Did you mean "ccfr"?'],
    [['evaluate', 'point.json', '--experiment', 'g-2', '--tolerance', '1e-3'], 'or name one in --experiment.'],
    [['evaluate', 'point.json', '--constraint', 'g-2', '--tolerance', '1e-3'], 'or name one in --constraint.'],
    [['evaluate', 'point.json', '--experiment', 'ccfr', '--g-minus-2', 'wp2020'], 'Name g-2 in --experiment too.'],
    [['evaluate', 'point.json', '--constraint', 'ccfr', '--g-minus-2', 'wp2020'], 'Name g-2 in --constraint too.'],
    [['evaluate', 'point.json', '--g-minus-2', 'wp2020'], 'Name g-2 in --constraint too.'],
    [['likelihood', '--experiment', 'nutev,ccfr'], '--experiment = "nutev,ccfr": more than one'],
    [['cite', '--experiment', 'ccfr', '--overlay', 'nutev'], 'Name it with --experiment.'],
    [['rs', '--ir-scale', '3000', '--constraint', 'foo'], '--constraint = "foo": no such experiment'],
    [['limit'], '--constraint: missing. Give it, for example --constraint ccfr.'],
  ])('errors name the flag that was given: %j', async (args, message) => {
    const { code, stderr } = await runCli(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ['limit'],
    ['kernel'],
    ['ratio'],
    ['cite'],
    ['likelihood'],
    ['evaluate', 'point.json'],
    ['rs', '--ir-scale', '3000'],
  ])('are refused together: %s', async (...args) => {
    const { code, stderr } = await runCli(...args, '--constraint', 'nutev', '--experiment', 'nutev');
    expect(code).toBe(2);
    expect(stderr).toContain('--experiment = "nutev": given together with --constraint, whose former name it is');
  });
});
