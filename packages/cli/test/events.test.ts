import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
const common = ['events', '--energy', '5', '--number', '20001', '--seed', '5'];
const placed = ['--vertices', 'box:x=7,y=3,z=5', '--spill', 'duration=9.6us', '--smear', 'muonMomentum=0.05'];

/** The program as built: threads load compiled files. */
function nereid(args: readonly string[], onData?: (text: string, kill: () => void) => void) {
  const child = spawn(process.execPath, [program, ...args]);
  let stderr = '';
  child.stdout.on('data', (text) => onData?.(String(text), () => child.stdout.destroy()));
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  return new Promise<{ code: number; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code: code ?? -1, stderr })),
  );
}

describe('nereid events', () => {
  it('writes parts of one hundred per cent as such, and needs a thread', async () => {
    // ν_μ → ν_μττ at 5 GeV is 10⁻²⁰ of the sample
    const mixed = ['events', '--energy', '5', '--channel', 'nue:mumu,numu:tautau', '--number', '10'];
    const { code, stderr } = await nereid([...mixed, '--out', folder.path('hundred.csv')]);
    expect(code).toBe(0);
    expect(stderr).toContain('nue:mumu 100 %');
    const none = await nereid([...common, '--out', folder.path('none.csv'), '--workers', '0']);
    expect(none.code).toBe(2);
    expect(none.stderr).toMatch(/--workers = "0": not usable/);
  });

  it('writes the same bytes with one thread and with two, compressed or not', async () => {
    const [one, two, packed] = ['one.csv', 'two.csv', 'packed.csv.gz'].map(folder.path);
    const runs = [
      await nereid([...common, ...placed, '--out', one]),
      await nereid([...common, ...placed, '--out', two, '--workers', '2']),
      await nereid([...common, ...placed, '--out', packed, '--workers', '2']),
    ];
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const bytes = readFileSync(one);
    expect(readFileSync(two).equals(bytes)).toBe(true);
    expect(gunzipSync(readFileSync(packed)).equals(bytes)).toBe(true);
    expect(
      bytes
        .toString()
        .trim()
        .split('\n')
        .filter((line) => /^\d/.test(line)).length,
    ).toBe(20_001);
  });

  it('says what the events are worth', async () => {
    const out = folder.path('report.hepmc3');
    const result = json(await runCli(...common, '--out', out, '--json'));
    expect(result.events).toBe(20_001);
    expect(result.efficiency).toBeGreaterThan(0.25);
    expect(result.excessFraction).toBeLessThan(1e-3);
    // five standard deviations of the sample
    expect(Math.abs(result.sampledSigmaCm2 - result.sigmaCm2)).toBeLessThan(5 * result.sampledSigmaErrorCm2);
    expect(readFileSync(out, 'utf8').endsWith('HepMC::Asciiv3-END_EVENT_LISTING\n\n')).toBe(true);
  });

  it('takes flux and material of an experiment, or a flux by its id or from a file', async () => {
    const number = ['--number', '50', '--format', 'csv', '--out'];
    const run = async (name: string, ...args: string[]) => {
      const { code, stderr } = await runCli('events', ...args, ...number, folder.path(name));
      expect([code, stderr]).toEqual([0, expect.any(String)]);
      return readFileSync(folder.path(name), 'utf8').split('\n');
    };
    const events = (lines: string[]) => lines.filter((line) => /^\d/.test(line));
    const experiment = await run('a.csv', '--experiment', 'dune-nd-cdr');
    expect(experiment).toContain('# target: argon');
    expect(experiment).toContain('# energies: dune-nd-cdr, mode nu, flux dune-cdr-nu');
    const table = fileURLToPath(new URL('../../../data/fluxes/dune-cdr-nu.csv', import.meta.url));
    const [byId, byFile] = [
      await run('b.csv', '--flux', 'dune-cdr-nu', '--target', 'argon'),
      await run('c.csv', '--flux', table, '--target', 'argon'),
    ];
    expect(events(byId)).toEqual(events(experiment));
    expect(events(byFile)).toEqual(events(experiment));
    expect(events(byId)).toHaveLength(50);
    const ccfr = await run('d.csv', '--experiment', 'ccfr');
    expect(ccfr).toContain('# target: iron');
    // the beam of data/fluxes/ccfr.csv: up to 540 GeV; weighted with the cross section half lie above 160 GeV, give or take 4σ
    const energies = events(ccfr).map((line) => Number(line.split(',')[6]));
    expect(Math.max(...energies)).toBeLessThan(540);
    expect(Math.abs(energies.filter((energy) => energy > 160).length - 25)).toBeLessThan(4 * Math.sqrt(50 * 0.25));
  });

  it('mixes channels and cuts them, the same with one thread and with two', async () => {
    const args = ['events', '--experiment', 'dune-nd', '--channel', 'numu:mumu,numu:ee', '--number', '20001'];
    const cut = ['--selection', 'argon-near-detector', '--cut-events', '2000', '--json', '--out'];
    const [one, two] = ['mixed-1.csv', 'mixed-2.csv'].map(folder.path);
    const result = json(await runCli(...args, ...cut, one));
    expect((await nereid([...args, ...cut, two, '--workers', '2'])).code).toBe(0);
    const text = readFileSync(one, 'utf8');
    expect(readFileSync(two, 'utf8')).toBe(text);
    const rows = text.split('\n').filter((line) => /^\d/.test(line));
    expect(rows).toHaveLength(result.eventsKept);
    expect(result.eventsKept).toBeLessThan(0.7 * result.events);
    expect(new Set(rows.map((row) => row.split(',')[5]))).toEqual(new Set(['11', '13']));
    expect(result.exposureOfEvent.protonsOnTarget * result.expectedEvents).toBeCloseTo(1.1e21, -15);
    expect(text).toMatch(/# exposureOfFile: tonnes=1 years=/);
  });

  it('ends quietly when the reader goes away', async () => {
    const { code, stderr } = await nereid(['events', '--energy', '5', '--number', '1e6', '--out', '-'], (_, kill) =>
      kill(),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('says so when the disk is full', async () => {
    const { code, stderr } = await runCli(...common, '--out', '/dev/full');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^nereid: --out = "\/dev\/full": cannot be written \(ENOSPC\)/);
  });

  it.each([
    [['--energy', '0.1', '--out', 'x'], /below the threshold/],
    [['--out', 'x'], /give one of --energy, --flux, --experiment/],
    [['--energy', '5'], /--out: missing/],
    [['--energy', '5', '--out', 'x', '--strict', '--weighted'], /--strict/],
    [['--energy', '5', '--out', 'x', '--number', '1.5'], /--number/],
    [['--energy', '5', '--out', 'x', '--format', 'hepmc'], /hepmc3/],
    [['--flux', '/nowhere.csv', '--out', 'x'], /--flux = "\/nowhere.csv": no such file/],
    [['--flux', 'dune-cdr', '--out', 'x'], /no such table.*dune-cdr-nu/],
    [['--flux', 'dune-cdr-nu', '--channel', 'nutau:mumu', '--out', 'x'], /has no nutau/],
    [['--experiment', 'dune', '--out', 'x'], /--experiment = "dune": no such experiment.*dune-nd/],
    [['--experiment', 'dune-nd', '--energy', '5', '--out', 'x'], /give one of --energy/],
    [['--experiment', 'dune-nd', '--mode', 'both', '--out', 'x'], /--mode.*no such mode/],
    [['--experiment', 'ccfr', '--mode', 'nu', '--out', 'x'], /has no modes/],
    [['--energy', '5', '--mode', 'nu', '--out', 'x'], /--mode.*there is no experiment/],
    [['--energy', '5', '--number', 'poisson', '--out', 'x'], /--number = "poisson": there is no exposure/],
    [['--energy', '5', '--exposure', 'pot=1', '--out', 'x'], /neutrinos of one energy have no number/],
    [['--experiment', 'ccfr', '--channel', 'numu:mumu,numubar:mumu', '--out', 'x'], /states no numbers of/],
    [['--flux', 'dune-cdr-nu', '--exposure', 'pot=1e20', '--out', 'x'], /--target: missing/],
    [['--energy', '5', '--cut', 'minimumMuonMomentum=100', '--out', 'x'], /keeps none/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await runCli('events', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n').length).toBe(1);
  });
});
