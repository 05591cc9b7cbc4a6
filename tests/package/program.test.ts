import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usageOf } from '../../bench/src/programCases.js';
import { root } from '../sourceFiles.js';
import { cleanEnvironment, expectNothingWritten, installed, nereid, PROGRAM, runInstalled } from './installed.js';

const { userFolder } = installed;
const CLONE = join(root, 'packages/cli/bin/nereid.js');
const newFolder = () => mkdtempSync(join(userFolder, 'out-'));

expectNothingWritten();

describe('npx nereid-hep', () => {
  const limit = ['limit', '--experiment', 'ccfr', '--mass', '0.1'];

  it('gives a limit at once, without a kernel computed before', () => {
    const env = cleanEnvironment();
    const [first, second] = [1, 2].map(() => runInstalled('npx', ['nereid-hep', ...limit], { env }));
    const [direct, again] = [1, 2].map(() => nereid(limit, { env }));
    // Upper limits on g′ of L_μ−L_τ at 0.1 GeV from CCFR; tests/bruteForceLimits.test.ts computes it independently
    for (const one of [first, second, direct, again]) {
      expect(one).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('         0.1  1.0130e-3') });
    }
    const times = [first, second, direct, again].map(({ seconds }) => `${seconds.toFixed(2)} s`);
    console.log(`limit: npx ${times[0]}, then ${times[1]}; without npx ${times[2]}, then ${times[3]}`);
    // a kernel that is not computed is not stored either
    expect(readdirSync(env.NEREID_CACHE as string)).toEqual([]);
  });

  it('takes about as much processor time as the program of the clone: nothing is compiled or computed', () => {
    const folder = newFolder();
    const times = [PROGRAM, CLONE].map((program) =>
      Math.min(...[1, 2, 3].map(() => usageOf([program, ...limit], folder).cpuSeconds)),
    );
    console.log(`limit: ${times.map((seconds) => `${(1000 * seconds).toFixed(0)} ms`).join(', in the clone ')}`);
    // computing the kernel takes 3 s, reading the data as YAML 1.4 s; the program of the clone 0.15 s
    expect(times[0]).toBeLessThan(2 * times[1]);
  });

  it('is called nereid as well', () => {
    const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
    for (const name of ['nereid', 'nereid-hep']) {
      const command = join(userFolder, 'node_modules/.bin', name);
      expect(runInstalled(command, ['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    }
  });
});

describe('the installed program', () => {
  it.each([
    'limit --constraint ccfr,charm-ii,nutev --mass 0.1,1,10 --json',
    'sigma --channel numu:mumu --target Ar40 --energy 5 --json',
    'ratio --constraint ccfr,nutev --set mass=0.1 --set gPrime=0.001 --tolerance 1e-2 --json',
    'rate --experiment dune-nd --json',
    'catalogue show L023',
    'catalogue check',
    'cite --constraint ccfr',
  ])('prints what the program of the clone does: %s', (line) => {
    const args = line.split(' ');
    const [here, there] = [nereid(args), runInstalled(process.execPath, [CLONE, ...args])];
    expect(there.stderr).toBe('');
    expect(there.code).toBe(0);
    // the place of a data file is one of this machine
    const withoutPlace = ({ stdout }: { stdout: string }) =>
      stdout.replaceAll(root, '').replaceAll(installed.folder, '');
    expect(withoutPlace(here)).toBe(withoutPlace(there));
  });

  it('computes in threads: events and scans are the same for any number', () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'scan.yaml'),
      'model: lmu-ltau\nparameters:\n  mass: {log: [0.01, 10], points: 20}\n  gPrime: {log: [1e-4, 1e-2], points: 20}\nconstraints: [ccfr]\n',
    );
    const events = 'events --channel numu:mumu --target Ar40 --energy 5 --number 200 --seed 1 --workers'.split(' ');
    for (const workers of ['1', '2']) {
      expect(nereid([...events, workers, '--out', `${workers}.hepmc3`], { cwd: folder }).code).toBe(0);
      expect(
        nereid(`scan run scan.yaml --workers ${workers} --out scan${workers}`.split(' '), { cwd: folder }).code,
      ).toBe(0);
      const csv = nereid(`scan export --out scan${workers} --to ${workers}.csv`.split(' '), { cwd: folder });
      expect(csv.code, csv.stderr).toBe(0);
    }
    for (const ending of ['hepmc3', 'csv']) {
      const [one, two] = ['1', '2'].map((name) => readFileSync(join(folder, `${name}.${ending}`), 'utf8'));
      expect(one.length).toBeGreaterThan(1000);
      expect(two).toBe(one);
    }
  });

  it('reads a data folder of the user, which it compiles once into the cache', () => {
    const folder = newFolder();
    cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
    const file = join(folder, 'data/experiments/ccfr.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('value: "0.82"');
    writeFileSync(file, text.replace('value: "0.82"', 'value: "0.83"'));
    const env: NodeJS.ProcessEnv = { ...cleanEnvironment(), NEREID_DATA: join(folder, 'data') };
    const { code, stdout } = nereid(['limit', '--constraint', 'ccfr', '--mass', '0.1', '--json'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('"value":0.83');
    expect(readdirSync(env.NEREID_CACHE as string)).toEqual(['catalogue']);
  });

  it.each([
    ['limit --experiment ccrf --mass 0.1', /"ccrf": no such experiment\. Did you mean "ccfr"\?/],
    ['limit --experiment ccfr --mass -1', /--mass = -1: outside the valid range/],
    ['site build', /site: is not part of the installed package\. The site is built from a clone of the repository/],
    ['scan sql select --out .', /holds no scan/],
  ])('refuses %s with the reason', (line, message) => {
    const folder = newFolder();
    const { code, stdout, stderr } = nereid(line.split(' '), { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what needs a package of its own', () => {
  it('is left out of figures where nobody asked for it, with the command that installs it', () => {
    const folder = newFolder();
    const { code, stderr } = nereid('limit --constraint ccfr --mass 0.1,1 --out limits'.split(' '), { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain('npm install @resvg/resvg-js@');
    expect(stderr).toMatch(/npm install pdfkit@\S+ svg-to-pdfkit@/);
    expect(readdirSync(join(folder, 'limits')).sort()).toEqual([
      'limits.csv',
      'limits.json',
      'limits.svg',
      'published.csv',
    ]);
    expect(readFileSync(join(folder, 'limits/limits.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>\s*$/s);
  });

  it.each([
    ['limit --constraint ccfr --mass 0.1 --out new --format png', 'npm install @resvg/resvg-js@'],
    ['limit --constraint ccfr --mass 0.1 --out new --format svg,pdf', 'npm install pdfkit@'],
    [
      'rate --flux beam.root --histogram numu=h --flux-unit 1/GeV/m2/POT --target iron --exposure tonnes=1 --exposure pot=1',
      'npm install --no-save --ignore-scripts jsroot@',
    ],
    ['scan sql select --out scan', 'npm install @duckdb/node-api@'],
  ])('is asked for where it was: %s', (line, remedy) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'beam.root'), 'root');
    if (line.includes('sql')) {
      writeFileSync(
        join(folder, 'scan.yaml'),
        'model: lmu-ltau\nparameters: {mass: 1, gPrime: {list: [1e-3]}}\nconstraints: [ccfr]\n',
      );
      const scan = nereid('scan run scan.yaml --out scan'.split(' '), { cwd: folder });
      expect(scan.code, scan.stderr).toBe(0);
    }
    const { code, stderr } = nereid(line.split(' '), { cwd: folder });
    expect(code, stderr).toBe(2);
    expect(stderr).toContain(remedy);
    expect(readdirSync(folder)).not.toContain('new');
  });

  it('is used where it is installed beside the package', () => {
    const folder = newFolder();
    // as npm lays them: the clone has the same releases
    mkdirSync(join(folder, 'node_modules'));
    cpSync(installed.folder, join(folder, 'node_modules/nereid-hep'), { recursive: true });
    for (const name of ['@resvg', 'pdfkit', 'svg-to-pdfkit']) {
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    }
    const program = join(folder, 'node_modules/nereid-hep/bin/nereid.js');
    const args = [program, 'limit', '--constraint', 'ccfr', '--mass', '0.1,1', '--out', 'limits'];
    const { code, stderr } = runInstalled(process.execPath, args, { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('npm install');
    expect(readdirSync(join(folder, 'limits'))).toEqual(
      expect.arrayContaining(['limits.pdf', 'limits.png', 'limits.svg']),
    );
    rmSync(folder, { recursive: true });
  });
});
