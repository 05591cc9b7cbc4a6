import { writeFileSync } from 'node:fs';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { modelDefinitions } from '@nereid/physics';
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from '../src/program.js';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
beforeAll(() =>
  writeFileSync(folder.path('point.json'), '{"model": "lmu-ltau", "parameters": {"mass": 1, "gPrime": 1e-3}}'),
);

/** A short calculation of each command in which every option of it has a meaning. */
const standard = (): Record<string, string[]> => ({
  sigma: ['--energy', '5', '--tolerance', '1e-2'],
  events: ['--energy', '5', '--number', '10', '--out', '-', '--format', 'csv'],
  kernel: ['--constraint', 'ccfr', '--tolerance', '1e-2'],
  ratio: ['--constraint', 'ccfr', '--set', 'mass=1', '--set', 'gPrime=1e-3', '--tolerance', '1e-2'],
  limit: [
    ...['--constraint', 'ccfr,nutev', '--mass', '1', '--tolerance', '1e-2', '--likelihood', 'counts'],
    ...['--overlay', 'g-2,belle-ii,borexino,tau'],
  ],
  rate: ['--experiment', 'sbnd', '--channel', 'numu:mumu', '--tolerance', '1e-2'],
  spectrum: ['--energy', '5', '--events', '1000'],
  rs: ['--ir-scale', '3000', '--custodial', '--constraint', 'ccfr', '--tolerance', '1e-2', '--mu-tau-coupling', '1e-3'],
  evaluate: [
    ...[folder.path('point.json'), '--constraint', 'nutev,g-2,borexino,tau', '--tolerance', '1e-2'],
    ...['--likelihood', 'counts'],
  ],
  constraint: ['--mass', '1'],
  wcxf: ['--set', 'mass=1000', '--set', 'gPrime=1'],
  likelihood: ['--constraint', 'nutev'],
  cite: ['--constraint', 'ccfr'],
});

/** Options that name files, or would write them. */
const FILES = ['--out', '--wcxf', '--correlations', '--read', '--hepdata', '--siren'];
const NONSENSE = ['x!', '', '0', '-1e300', '1e300'];
/** Not nonsense for these, and long to compute. */
const SENSE: Readonly<Record<string, readonly string[]>> = {
  '--seed': ['0'],
  '--number': ['0'],
  '--workers': ['0'],
  '--fermi-momentum': ['0', '1e300'],
  '--q-squared-max': ['1e300'],
};

const optionsOf = (command: CommandUnknownOpts) =>
  command.options.filter((option) => !option.isBoolean() && !FILES.includes(option.long ?? ''));

/** A former name stands in for the one in the standard command. */
const givenAs = (name: string, flag: string): string =>
  flag === '--experiment' && standard()[name].includes('--constraint') ? '--constraint' : flag;

function without(args: readonly string[], flag: string): string[] {
  const at = args.indexOf(flag);
  return at < 0 ? [...args] : without([...args.slice(0, at), ...args.slice(at + 2)], flag);
}

const commands = program().commands.filter((command) => command.name() in standard());
const all = commands.flatMap((command) =>
  optionsOf(command).map((option) => [command.name(), option.long ?? ''] as const),
);

describe('the error about an option', () => {
  it('is asked for of every command that calculates', () => {
    expect(commands).toHaveLength(Object.keys(standard()).length);
    expect(all.length).toBeGreaterThan(150);
  });

  it.each(all)('names it, and no flag that the command lacks: nereid %s %s', async (name, flag) => {
    const command = commands.find((one) => one.name() === name) as CommandUnknownOpts;
    const known = command.options.map(({ long }) => long);
    for (const value of NONSENSE.filter((one) => !SENSE[flag]?.includes(one))) {
      const { code, stderr } = await runCli(
        name,
        ...without(standard()[name], givenAs(name, flag)),
        `${flag}=${value}`,
      );
      // some of it makes sense: a background of 0
      if (code === 0) continue;
      expect([value, code]).toEqual([value, 2]);
      expect(stderr).toMatch(/^nereid: [^\n]+\n$/);
      expect(stderr).toContain(flag);
      // what follows the name of another command is about that one
      const own = stderr.replace(/nereid [a-z]+( [a-z]+)? --.*/, '');
      expect((own.match(/--[a-z][\w-]*/g) ?? []).filter((word) => !known.includes(word))).toEqual([]);
    }
  });
});

describe('the error about a parameter of a model', () => {
  const sigma = (model: string, set: readonly string[]) =>
    runCli('sigma', '--energy', '5', '--model', model, ...set.flatMap((one) => ['--set', one]));

  it.each(modelDefinitions().map(({ name, example, parameters }) => [name, example, parameters] as const))(
    'speaks of --set, whatever the model is: %s',
    async (name, example, parameters) => {
      const given = Object.entries(example).map(([key, value]) => `${key}=${value}`);
      const { code, stderr } = await sigma(name, [...given, 'foo=1']);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^nereid: --set of .+ = "foo": /)]);
      const limited = parameters.find(({ maximum }) => maximum !== undefined);
      if (limited === undefined) return;
      const others = given.filter((one) => !one.startsWith(`${limited.name}=`));
      const far = await sigma(name, [...others, `${limited.name}=1e300`]);
      expect(far.stderr).toContain(`nereid: --set ${limited.name} = 1e+300: outside the valid range.`);
    },
  );

  it.each([
    ['scalar', ['foo=1'], '--set of scalar = "foo": no such parameter'],
    ['scalar', ['nuMy=1'], 'Did you mean "nuMu"?'],
    ['neutrino-dipole', ['momentMy=1'], 'Did you mean "momentMu"?'],
    ['scalar', ['mass=1', 'coupling=-1', 'nuMu=1', 'scalarMu=1'], '--set coupling = -1: outside'],
    ['vector', ['mass=1', 'gPrime=1', 'nuMu=1', '2.mass=-1', '2.gPrime=1', '2.nuMu=1'], '--set 2.mass = -1: outside'],
    ['vector', ['mass=1', 'gPrime=1'], '--set: no charges'],
    ['lmu-ltau', ['mass=1'], '--set gPrime: missing. Give it with --set gPrime=….'],
    ['randall-sundrum', ['irScale=3000', 'muTauMass=1'], '--set muTauMass = 1: without a coupling'],
  ])('of %s with %j', async (model, set, words) => {
    const { code, stderr } = await sigma(model, set);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('speaks of --form-factor for one of a form factor, also where both have the name', async () => {
    const ofHelm = await runCli('sigma', '--energy', '5', '--form-factor', 'helm:c=-1');
    expect(ofHelm.stderr).toMatch(/^nereid: --form-factor c = -1: outside/);
    const unknown = await runCli('sigma', '--energy', '5', '--form-factor', 'helm:d=1');
    expect(unknown.stderr).toMatch(/^nereid: --form-factor helm = "d": no such parameter/);
    const ofLeptons = await sigma('randall-sundrum', ['irScale=3000', 'c=1e300']);
    expect(ofLeptons.stderr).toMatch(/^nereid: --set c = 1e\+300: outside/);
  });
});

describe('a list of energies', () => {
  it('prints its rows where one energy cannot be used, and says why in that row', async () => {
    const [low, high] = [json(await runCli('sigma', '--energy', '5', '--json')), '100000'];
    const together = await runCli('sigma', '--energy', `5,${high},7`, '--json');
    expect(together.code).toBe(2);
    const { results } = JSON.parse(together.stdout);
    expect(results[0].sigmaCm2).toBe(low.sigmaCm2);
    expect(results[1]).toMatchObject({ energyGeV: 1e5, sigmaCm2: null, sigmaErrorCm2: null, converged: false });
    expect(results[1].reason).toMatch(/^not computed, outside the valid range.*at most 10000 GeV$/);
    expect(results[2].sigmaCm2).toBeGreaterThan(low.sigmaCm2);
    expect(together.stderr).toBe('nereid: 1 of 3 energies not computed; their rows say why.\n');
    const printed = await runCli('sigma', '--energy', `${high},5`);
    expect(printed.stdout).toMatch(
      /^ν_μ .* on Ar40, coherent[\s\S]*100000 +– +– +not computed, outside[\s\S]* 5 +1\.4/,
    );
  });

  it('is refused where none can', async () => {
    const { code, stdout, stderr } = await runCli('sigma', '--energy', '0,1e5');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^nereid: --energy = 0: outside/);
  });
});

describe('correlations', () => {
  const limit = (rho: string) =>
    runCli(
      'limit',
      '--constraint',
      'ccfr,nutev',
      '--mass',
      '0.1,1',
      '--tolerance',
      '1e-2',
      '--correlation',
      `ccfr,nutev=${rho}`,
    );

  it('that carry a limit are said', async () => {
    const { code, stderr } = await limit('0.999');
    expect(code).toBe(0);
    // Lyons, Gibaut, Clifford 1988: (σ₁² − ρσ₁σ₂)/(σ₁² + σ₂² − 2ρσ₁σ₂) with 0.28 and 1.73
    expect(stderr).toContain('warning: NuTeV has the weight -0.19 in the combination');
    expect(stderr).toMatch(/warning: the combined limit is 1\d\.\d times stronger than with independent errors/);
  });

  it('that do not are not', async () => {
    expect((await limit('0.1')).stderr).toBe('');
  });
});
