import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();

/** Bad input: exit code 2, one line on stderr, nothing on stdout, nothing written. */
async function refused(...args: string[]): Promise<string> {
  const before = folder.names();
  const { code, stdout, stderr } = await runCli(...args);
  expect(stdout).toBe('');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^nereid: [^\n]+\n$/);
  expect(folder.names()).toEqual(before);
  return stderr;
}

const sigma = ['sigma', '--energy', '5'];
const ratio = ['ratio', '--constraint', 'ccfr'];
const limit = ['limit', '--constraint', 'ccfr', '--mass', '1'];
const lmuLtau = [...sigma, '--model', 'lmu-ltau', '--set', 'gPrime=1'];

describe('bad input', () => {
  it.each<[string[], string]>([
    // energies
    [
      ['sigma', '--energy', '-5'],
      '--energy = -5: outside the valid range. Give a finite number above 0 and at most 10000 GeV.',
    ],
    [['sigma', '--energy', '0'], '--energy = 0: outside'],
    [['sigma', '--energy', '1e5'], '--energy = 100000: outside'],
    [['sigma', '--energy', 'NaN'], '--energy = "NaN": not a number. Give a finite number'],
    [['sigma', '--energy', 'Infinity'], '--energy = "Infinity": not a number'],
    [['sigma', '--energy', '1e999'], '--energy = "1e999": not a number'],
    [['sigma', '--energy', '0x10'], '--energy = "0x10": not a number'],
    [['sigma', '--energy', '5GeV'], '--energy = "5GeV": not a number'],
    [['sigma', '--energy', ''], '--energy = "": not a number'],
    [['sigma', '--energy', '1,,2'], '--energy = "": not a number'],
    [['sigma'], '--energy: missing. Give it, for example --energy 5.'],
    [
      [...sigma, '--siren', folder.path('siren')],
      '--energy = "5…5": not equal steps, at which alone SIREN reads a table safely. Give three energies or more in equal steps with min:max:count:linear.',
    ],
    [
      ['sigma', '--energy', '1:5:3:linear', '--target', 'iron', '--siren', folder.path('siren')],
      '--target = "iron": several nuclei, and a table of SIREN is of one nucleus. Name one isotope (Ar40)',
    ],
    [['sigma', '--energy', '1:5:3:linear', '--siren', ' '], '--siren = " ": not a folder'],
    [
      ['sigma', '--energy', '5000:20000:4:linear', '--target', 'Ar40', '--siren', folder.path('siren')],
      '--energy = 15000: outside the valid range',
    ],
    // limits of DarkCast
    [[...limit, '--darkcast'], '--darkcast: no folder to write to. Give --out too.'],
    [
      [
        ...limit,
        '--model',
        'vector',
        '--set',
        'nuMu=1',
        '--set',
        'axialMu=1',
        '--darkcast',
        '--out',
        folder.path('dark'),
      ],
      '--model = "vector": with axial charges, which do not scale as one product.',
    ],
    [[...limit, '--overlay', 'missing.lmt'], '--overlay = "missing.lmt": no such file. Name a limit of DarkCast.'],
    // ranges
    [['sigma', '--energy', '5:1:3'], '--energy = "5:1:3": not a range. Write one number'],
    [['sigma', '--energy', '0:1:3'], '--energy = "0:1:3": not a range'],
    [['sigma', '--energy', '1:1:3'], '--energy = "1:1:3": not a range'],
    [['sigma', '--energy', '1:5'], '--energy = "1:5": not a range'],
    [['sigma', '--energy', '1:5:1'], '--energy = "1:5:1": the count is not an integer from 2 to 100000'],
    [['sigma', '--energy', '1:5:2.5'], '--energy = "1:5:2.5": the count'],
    [['sigma', '--energy', '1:5:1e9'], '--energy = "1:5:1e9": the count'],
    [['limit', '--constraint', 'ccfr', '--mass', '10:1:5'], '--mass = "10:1:5": not a range'],
    [
      ['limit', '--constraint', 'ccfr', '--mass', '1e-4'],
      '--mass = 0.0001: outside the valid range. Give masses from 0.001',
    ],
    // names, with the nearest known one
    [
      [...sigma, '--channel', 'numu:mumuu'],
      '--channel = "numu:mumuu": not a trident channel of the Standard Model. Did you mean numu:mumu?',
    ],
    [
      [...sigma, '--channel', 'numu:emu'],
      '--channel = "numu:emu": not a trident channel of the Standard Model. Did you mean nu',
    ],
    [[...sigma, '--target', 'Ar41'], '--target = "Ar41": no such target. Did you mean "Ar40"?'],
    [[...sigma, '--regime', 'coherrent'], '--regime = "coherrent": no such regime. Did you mean "coherent"?'],
    [
      [...sigma, '--regime', 'coherent', '--target', 'proton'],
      '--regime = "coherent": the target is a free proton. Use proton',
    ],
    [[...sigma, '--model', 'lmultau'], '--model = "lmultau": no such model. Did you mean "lmu-ltau"?'],
    [[...sigma, '--seed', '1'], '--seed = "1": not an option of --method full. It belongs to --method monte-carlo.'],
    [[...sigma, '--method', 'monte-carlo', '--seed', '-1'], '--seed = -1: not a usable counter'],
    [[...sigma, '--method', 'monte-carlo', '--samples', '0'], '--samples = 0: outside the valid range'],
    [[...sigma, '--method', 'epa', '--epa-cut', '0'], '--epa-cut = "0": not positive'],
    [[...sigma, '--method', 'ful'], '--method = "ful": not one of the choices. Did you mean "full"?'],
    [[...sigma, '--form-factor', 'helmm'], '--form-factor = "helmm": no such form factor. Did you mean "helm"?'],
    [[...sigma, '--form-factor', 'kely'], '--form-factor = "kely": no such form factor. Did you mean "kelly"?'],
    [[...sigma, '--form-factor', 'fourier-bessel:set=9'], '--form-factor set = 9: Ar40 has 1 of them. Give 1 to 1.'],
    [
      [...sigma, '--form-factor', 'ensemble', '--regime', 'proton'],
      '--form-factor = "ensemble": the regime proton has no coherent part',
    ],
    [[...sigma, '--form-factor', 'helm:q=1'], '--form-factor helm = "q": no such parameter'],
    [[...sigma, '--form-factor', 'helm:c=-1'], '--form-factor c = -1: outside'],
    [[...sigma, '--form-factor', 'dipole:mv2=0'], '--form-factor mv2 = 0: outside'],
    [
      [...sigma, '--form-factor', 'helm', '--form-factor', 'point'],
      '--form-factor = "helm point": two of the same kind',
    ],
    [[...sigma, '--ew', 'sin2thetaw=0.2'], '--ew = "sin2thetaw": no such input. Did you mean "sin2ThetaW"?'],
    [[...sigma, '--ew', 'sin2ThetaW=2'], '--ew sin2ThetaW = 2: outside'],
    [[...sigma, '--ew', 'alpha=x'], '--ew alpha = "x": not a number'],
    [[...sigma, '--ew', 'alpha'], '--ew = "alpha": not of the form key=value. Write --ew sin2ThetaW=0.23119.'],
    [[...sigma, '--ew', 'leptonMass=1'], '--ew = "leptonMass": not a single number. Use --mass-of'],
    [[...sigma, '--ew', 'constructor=1'], '--ew = "constructor": no such input'],
    [[...sigma, '--mass-of', 'muon=0.1'], '--mass-of = "muon": no such lepton. Did you mean "mu"?'],
    [[...sigma, '--mass-of', 'mu=-1'], '--mass-of mu = -1: outside'],
    [[...ratio, '--model', 'sm', '--mass-of', 'mu=100'], '--mass-of: CCFR with its flux cannot make numu:mumu'],
    [['kernel', '--constraint', 'ccrf'], '--constraint = "ccrf": no such experiment. Did you mean "ccfr"?'],
    [['kernel', '--constraint', 'ccfr,ccfr'], '--constraint = "ccfr": named twice'],
    [['kernel'], '--constraint: missing. Give it, for example --constraint ccfr.'],
    // parameters
    [[...lmuLtau], '--set mass: missing'],
    [[...lmuLtau, '--set', 'mas=1'], '--set of lmu-ltau = "mas": no such parameter. Did you mean "mass"?'],
    [[...lmuLtau, '--set', 'mass=1', '--set', 'mass=1'], '--set = "mass=1": mass is given twice. Give it once.'],
    [[...lmuLtau, '--set', 'mass=-1'], '--set mass = -1: outside'],
    [[...lmuLtau, '--set', 'mass=heavy'], '--set mass = "heavy": not a number'],
    [[...lmuLtau, '--set', '__proto__=1', '--set', 'mass=1'], '--set of lmu-ltau = "__proto__": no such parameter'],
    [[...sigma, '--set', 'mass=1'], '--set of sm = "mass": no such parameter. It has no parameters.'],
    [[...sigma, '--set', '=1'], '--set = "=1": not of the form key=value'],
    [[...limit, '--set', 'mass=1'], '--set of lmu-ltau = "mass": the limit scans it'],
    [[...limit, '--model', 'vector'], '--set: no charges. Give charges'],
    [[...limit, '--model', 'vector', '--set', 'mass=1'], '--set of vector = "mass": the limit scans it'],
    [
      [...limit, '--model', 'vector', '--set', 'nuMuu=1'],
      '--set of vector = "nuMuu": no such charge. Did you mean "nuMu"?',
    ],
    [[...limit, '--model', 'vector', '--set', '2.nuMu=1'], '--set of vector = "2.nuMu": the limit is on one mediator'],
    [[...limit, '--model', 'sm'], '--model = "sm": has no coupling to limit'],
    // accuracy and statistics
    [
      [...sigma, '--tolerance', '1e-9'],
      '--tolerance = 1e-9: outside the valid range. Give a finite number at least 0.000001 and at most 0.01.',
    ],
    [[...sigma, '--tolerance', '0.5'], '--tolerance = 0.5: outside'],
    [[...sigma, '--tolerance', 'NaN'], '--tolerance = "NaN": not a number'],
    [[...ratio, '--model', 'sm', '--tolerance', '0.5'], '--tolerance = 0.5: outside'],
    [[...sigma, '--fermi-momentum', '-1'], '--fermi-momentum = "-1": out of range'],
    [[...sigma, '--q-squared-max', '0'], '--q-squared-max = "0": out of range'],
    [
      [...limit, '--cl', '95'],
      '--cl = "95": not between 0 and 1. Give a confidence level such as 0.95. Did you mean 0.95?',
    ],
    [[...limit, '--cl', '0.3'], '--cl = "0.3": not above 0.5. Give a level above 0.5, or --sided two.'],
    [[...limit, '--sided', 'three'], '--sided = "three": not one of the choices. Known: one, two.'],
    [[...limit, '--statistic', 'bayes'], '--statistic = "bayes": not one of the choices'],
    [[...limit, '--error-model', 'gauss'], '--error-model = "gauss": not one of the choices'],
    [
      [...limit, '--value', 'nutev-ratio'],
      '--value = "nutev-ratio": no such value. Did you mean "ccfr-ratio"? Known: ccfr-ratio.',
    ],
    // flags and commands
    [['sigma', '--enrgy', '5'], "unknown option '--enrgy' (Did you mean --energy?). See nereid sigma --help."],
    [['sigma', '--energy'], "option '--energy <GeV>' argument missing. See nereid sigma --help."],
    [['sigma', '5'], "too many arguments for 'sigma'. Expected 0 arguments but got 1. See nereid sigma --help."],
    [['sgma'], "unknown command 'sgma' (Did you mean sigma?). See nereid --help."],
    [['--jsn'], "unknown option '--jsn'. See nereid --help."],
    [['help', 'limits'], 'help = "limits": no such command. Did you mean "limit"?'],
    [['evaluate'], 'point.json: missing. Name a file, - for standard input, or give --wcxf.'],
    [
      ['evaluate', 'no-such-file.json'],
      'point file = "no-such-file.json": no such file. Give a JSON file, or - for standard input.',
    ],
  ])('%j', async (args, message) => {
    expect(await refused(...args)).toContain(`nereid: ${message}`);
  });

  it('prints the help where nothing was asked for', async () => {
    const { code, stdout, stderr } = await runCli();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: nereid/);
  });

  it('shows the stack on request only', async () => {
    const { stderr } = await runCli('sigma', '--energy', '-5', '--debug');
    expect(stderr).toMatch(/^nereid: --energy = -5: .*\nInputError: energy = -5: .*\n +at /);
  });
});

describe('a bad point file', () => {
  it.each([
    ['', 'not JSON: Unexpected end of JSON input. Write {"model": "lmu-ltau"'],
    ['{"model": "sm"', 'not JSON: '],
    ['[1]', 'point = [1]: not an object. Write {"model"'],
    ['{"model": "sm", "paramters": {}}', 'point = "paramters": unknown field. Did you mean "parameters"?'],
    ['{"parameters": {}}', 'model: not a name. Write {"model"'],
    ['{"model": "sm", "parameters": {"mass": null}}', 'parameters.mass = null: not a finite number'],
    ['{"model": "sm", "parameters": {"mass": 1e999}}', 'parameters.mass = Infinity: not a finite number'],
    ['{"model": "smm"}', 'point: model = "smm": no such model. Did you mean "sm"?'],
    ['{"model": "lmu-ltau", "parameters": {"mass": 1}}', 'needs the parameter gPrime. Add "gPrime"'],
    ['{"model": "lmu-ltau", "parameters": {"mass": 1, "gPrime": -1}}', 'point: gPrime = -1: outside the valid range'],
  ])('%s', async (content, message) => {
    const file = folder.path('point.json');
    writeFileSync(file, content);
    expect(await refused('evaluate', file)).toContain(message);
  });

  it('is refused where it is a folder', async () => {
    expect(await refused('evaluate', folder.path('.'))).toContain('cannot be read (EISDIR)');
  });
});

describe('a bad output folder', () => {
  const write = (out: string) => [...limit, '--tolerance', '1e-2', '--out', out];
  beforeAll(() => {
    writeFileSync(folder.path('file'), 'content');
    mkdirSync(folder.path('taken/limits.png'), { recursive: true });
  });

  it('is a file, or lies below one', async () => {
    for (const out of ['file', 'file/below', 'file/below/it']) {
      const message = await refused(...write(folder.path(out)));
      expect(message).toMatch(/--out = ".*": cannot be written \(.* is a file\)\. Name a folder you may write to\./);
    }
    expect(await refused('report', '--out', folder.path('file'))).toContain('is a file');
    expect(readFileSync(folder.path('file'), 'utf8')).toBe('content');
  });

  it('has a folder in the place of a file', async () => {
    expect(await refused(...write(folder.path('taken')))).toContain('limits.png is a folder');
    expect(readdirSync(folder.path('taken'))).toEqual(['limits.png']);
  });

  it('has no name', async () => {
    expect(await refused(...write(''))).toContain('--out = "": not a folder');
  });

  it.runIf(existsSync('/proc/self'))('is one the system refuses to make', async () => {
    expect(await refused(...write('/proc/nereid/x'))).toContain('cannot be written');
  });
});
