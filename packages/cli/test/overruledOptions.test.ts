import { writeFileSync } from 'node:fs';
import type { CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { MEASURED_OBSERVABLES } from '@nereid/analysis';
import { beforeAll, describe, expect, it } from 'vitest';
import { WITHOUT_KERNEL } from '../src/commands/evaluate/flags.js';
import { program } from '../src/program.js';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();

interface CommandOption {
  readonly words: string;
  readonly command: CommandUnknownOpts;
  readonly option: Option;
}

/** Every option of every command, also those of `nereid scan work`, which people do not call. */
function everyOption(command: CommandUnknownOpts, words: readonly string[] = []): CommandOption[] {
  return [
    ...command.options.map((option) => ({ words: words.join(' '), command, option })),
    ...command.commands.flatMap((one) => everyOption(one, [...words, one.name()])),
  ];
}

const valued = everyOption(program()).filter(({ option }) => !option.isBoolean() && !option.negate);
const gathering = ({ option }: CommandOption) => option.parseArg !== undefined;
/** Arguments that stand without a flag, so that the options are what is refused. */
const places = ({ command }: CommandOption) => command.registeredArguments.map(() => 'file');

describe('an option given twice', () => {
  it('is one of many', () => {
    expect(valued.length).toBeGreaterThan(150);
    expect(valued.filter(gathering).length).toBeGreaterThan(40);
  });

  it.each(valued.filter((one) => !gathering(one)).map((one) => [one.words, one.option.long ?? '', one] as const))(
    'is refused: %s %s',
    async (words, flag, one) => {
      const { code, stdout, stderr } = await runCli(...words.split(' '), ...places(one), `${flag}=1`, `${flag}=2`);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toBe(`nereid: ${flag} = "2": given twice, before as "1". Give it once.\n`);
    },
  );

  it.each(valued.filter(gathering).map((one) => [one.words, one.option.long ?? '', one.option] as const))(
    'is taken both times: %s %s',
    (_, __, option) => {
      const parse = option.parseArg as (value: string, previous: unknown) => unknown;
      const both = parse('b', parse('a', option.defaultValue));
      expect(Array.isArray(both) ? both.join(',') : both).toBe('a,b');
    },
  );

  it('joins lists: two experiments are combined, two masses are two rows', async () => {
    const common = ['limit', '--tolerance', '1e-2', '--json'];
    const apart = await runCli(
      ...common,
      '--constraint',
      'ccfr',
      '--constraint',
      'nutev',
      '--mass',
      '1',
      '--mass',
      '2',
    );
    const together = await runCli(...common, '--constraint', 'ccfr,nutev', '--mass', '1,2');
    expect(json(apart).experiments).toEqual(['ccfr', 'nutev']);
    expect(apart.stdout).toBe(together.stdout);
  });
});

describe('an option without effect', () => {
  beforeAll(() => {
    writeFileSync(folder.path('point.json'), '{"model": "sm"}');
    writeFileSync(folder.path('empty-wet.json'), '{"model": "wet"}');
    writeFileSync(folder.path('flux.csv'), 'energyGeV,numu\n1,1e-5\n2,2e-5\n3,1e-5\n');
    writeFileSync(folder.path('flux.root'), '');
  });

  it('of evaluate knows the constraints that are computed without a kernel', () => {
    expect(WITHOUT_KERNEL).toEqual(MEASURED_OBSERVABLES);
  });

  const limit = ['limit', '--constraint', 'ccfr', '--mass', '1'];
  const evaluate = ['evaluate', 'POINT'];
  const rs = ['rs', '--ir-scale', '3000'];
  const dune = ['rate', '--experiment', 'dune-nd'];
  const own = ['rate', '--flux', 'FLUX', '--flux-unit', '1/GeV/m2/POT', '--target', 'iron', '--exposure', 'tonnes=1'];
  it.each<[string[], string]>([
    [[...limit, '--style', 'paper'], '--style = "paper": no folder to write to. Give --out too.'],
    [[...limit, '--format', 'pdf'], '--format = "pdf": no folder to write to'],
    [[...limit, '--width', 'single'], '--width = "single": no folder'],
    [[...limit, '--hepdata'], '--hepdata: no folder to write to. Give --out too.'],
    [['constraint', '--style', 'paper'], '--style = "paper": no folder'],
    [['spectrum', '--energy', '5', '--format', 'png'], '--format = "png": no folder'],
    [
      [...limit, '--g-minus-2', 'wp2020'],
      '--g-minus-2 = "wp2020": belongs to g-2, which is not asked for. Name g-2 in',
    ],
    [[...limit, '--overlay', 'g-2', '--muon-share', '0.4'], '--muon-share = "0.4": belongs to borexino'],
    [[...limit, '--overlay', 'g-2,tau', '--beams', '7,4'], '--beams = "7,4": belongs to belle-ii'],
    [[...evaluate, '--g-minus-2', 'wp2020'], '--g-minus-2 = "wp2020": belongs to g-2, which is not asked for. Name'],
    [[...evaluate, '--experiment', 'ccfr', '--recoil-error', '0.1'], '--recoil-error = "0.1": belongs to borexino'],
    [[...evaluate, '--experiment', 'g-2', '--tau-universality', '1:1'], '--tau-universality = "1:1": belongs to tau'],
    [['constraint', '--observable', 'tau', '--recoil-minimum', '1'], '--recoil-minimum = "1": belongs to borexino'],
    [['constraint', '--observable', 'g-2', '--cl', '0.9'], '--cl = "0.9": the bands of g−2 have levels of their own'],
    [[...evaluate, '--experiment', 'g-2,tau', '--flux', 'spectrum'], '--flux = "spectrum": no experiment is asked'],
    [[...evaluate, '--experiment', 'tau', '--cut', 'minimumMuonMomentum=9'], '--cut = "minimumMuonMomentum=9": no exp'],
    [[...limit, '--background-constraint', 'poisson'], '--background-constraint = "poisson": a published ratio has no'],
    [
      ['limit', '--constraint', 'nutev', '--likelihood', 'counts', '--value', 'nutev-ratio'],
      '--value = "nutev-ratio": its experiment enters with its counts',
    ],
    [
      ['ratio', '--constraint', 'ccfr', '--model', 'lmu-ltau', '--wcxf', 'x'],
      '--model = "lmu-ltau": the file of --wcxf',
    ],
    [['sigma', '--energy', '5', '--model', 'sm', '--wcxf', 'x'], '--model = "sm": the file of --wcxf has coefficients'],
    [
      ['likelihood', '--constraint', 'nutev', '--format', 'pyhf', '--cl', '0.9'],
      '--cl = "0.9": a HistFactory file has',
    ],
    [['cite', '--constraint', 'ccfr', '--json', '--format', 'text'], '--format = "text": given with --json'],
    [['scan', 'sql', 'SELECT 1', '--json', '--format', 'csv'], '--format = "csv": given with --json'],
    [['scan', 'run', 'scan.yaml', '--out', 'x', '--sbatch', '--time=1'], '--sbatch = "--time=1": the threads of this'],
    [['scan', 'status', '--out', 'x', '--workers', '3'], '--workers = "3": nothing is submitted. Give --requeue too.'],
    [['scan', 'plot', '--to', 'a.csv', '--style', 'paper'], '--style = "paper": a table has no style'],
    [[...rs, '--spectrum', '--custodial'], '--custodial: has no part in the spectrum alone'],
    [[...rs, '--spectrum', '--experiment', 'ccfr'], '--experiment = "ccfr": has no part in the spectrum alone'],
    [
      [...rs, '--spectrum', '--boundary=+-', '--kinetic-ir', '2'],
      '--kinetic-ir = "2": the field vanishes on the infra',
    ],
    [
      [...rs, '--spectrum', '--boundary=-+', '--kinetic-uv', '2'],
      '--kinetic-uv = "2": the field vanishes on the ultra',
    ],
    [[...rs, '--planck', 'reduced', '--curvature', '1e18'], '--planck = "reduced": only stands for a curvature'],
    [[...rs, '--right-coupling', '2'], '--right-coupling = "2": there is no SU(2)_R. Give --custodial too.'],
    [[...dune, '--flux-unit', '1/GeV'], '--flux-unit = "1/GeV": there is no file of a flux to read. Give --flux too.'],
    [[...dune, '--exposure', 'pot=1', '--exposure', 'protonsOnTarget=1'], '--exposure pot = 1: the same as protonsOnT'],
    [
      [...own, '--exposure', 'pot=1e20', '--exposure', 'distanceM=100'],
      '--exposure distanceM = 100: the flux does not',
    ],
    [[...own, '--histogram', 'numu=h'], '--histogram = "numu=h": FLUX is read as text'],
    [
      ['rate', '--flux', 'ROOT', '--flux-unit', '1/GeV', '--flux-columns', 'energyGeV,numu'],
      '--flux-columns = "energyGeV,numu": ROOT is a ROOT file',
    ],
    [
      ['events', '--out', '-', '--flux', 'dune-cdr-nu', '--flux-columns', 'energyGeV,numu'],
      '--flux-columns = "energyGeV,numu": dune-cdr-nu is a table of the catalogue',
    ],
    [
      ['events', '--out', '-', '--experiment', 'dune-nd', '--mode', 'nu', '--flux', 'dune-cdr-nu'],
      '--mode = "nu": given with a flux that has no modes',
    ],
    [
      [...limit, '--flux', 'spectrum', '--experiment-flux', 'mean-energy'],
      '--flux = "spectrum": given together with --exp',
    ],
    [[...limit, '--experiment-flux', 'spectra'], '--experiment-flux = "spectra": CCFR has no such flux'],
    [[...limit, '--flux', 'spectra'], '--flux = "spectra": CCFR has no such flux'],
    [
      ['events', '--out', '-', '--energy', '5', '--experiment-flux', 'spectrum'],
      '--experiment-flux = "spectrum": there',
    ],
    [
      ['events', '--out', '-', '--experiment', 'dune-nd', '--experiment-flux', 'spectrum'],
      '--experiment-flux = "spectrum": DUNE near detector, 120 GeV beam has beam modes, no fluxes with names',
    ],
    [
      ['events', '--out', '-', '--experiment', 'ccfr', '--experiment-flux', 'spectrum', '--flux', 'mean-energy'],
      '--flux = "mean-energy": given together with --experiment-flux',
    ],
    [
      [...dune, '--flux', 'dune-cdr-nu', '--flux-unit', '1/GeV'],
      '--flux-unit = "1/GeV": dune-cdr-nu is a table of the catalogue',
    ],
    [['ratio', '--constraint', 'ccfr', '--model', 'wet'], '--set: no coefficients. Give some, such as CVLL_numunumumu'],
    [['evaluate', 'WET'], 'point: model = "wet": has no coefficients. Add some, such as "CVLL_numunumumumu": 0.1.'],
  ])('%j', async (args, message) => {
    const names: Record<string, string> = {
      POINT: folder.path('point.json'),
      WET: folder.path('empty-wet.json'),
      FLUX: folder.path('flux.csv'),
      ROOT: folder.path('flux.root'),
    };
    const { code, stdout, stderr } = await runCli(...args.map((arg) => names[arg] ?? arg));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^nereid: [^\n]+\n$/);
    expect(stderr).toContain(`nereid: ${message.replace(/(?:FLUX|ROOT)(?= is)/, (name) => names[name])}`);
  });
});
