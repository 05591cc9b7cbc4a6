import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';

const folder = temporaryFolder();
const data = fileURLToPath(new URL('../../../data', import.meta.url));

/** A copy of the data folder, to be changed. */
function copyOfData(name: string): string {
  cpSync(data, folder.path(name), { recursive: true });
  return folder.path(name);
}

describe('nereid catalogue coverage', () => {
  it('says YES for L023, with the constraints that use its values', async () => {
    const { code, stdout, stderr } = await runCli('catalogue', 'coverage', 'L023');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^record +coverage +difficulty +priority +constraints +channel\n/);
    expect(stdout).toMatch(/^L023 +YES +high +low +ccfr, charm-ii, nutev +numu:mumu$/m);
    expect(stdout).toMatch(/^L023\n {2}4 of 4 measured values are used by tested constraints: ccfr-ratio \(ccfr\), /m);
    expect(stdout).not.toContain('Words in');
  });

  it('gives values, checks and reasons as JSON', async () => {
    const result = json(await runCli('catalogue', 'coverage', 'L023', 'L023', '--json'));
    expect(result.records).toHaveLength(1);
    const [record] = result.records;
    expect(record).toMatchObject({ record: 'L023', level: 'YES', difficultyLevel: 'high', priorityLevel: 'low' });
    expect(record.values).toContainEqual({ valueId: 'charmii-ratio-2014', usedBy: ['charm-ii'] });
    expect(record.constraints[0].checks).toContainEqual(expect.objectContaining({ name: 'decoupled', passed: true }));
    expect(record.channel).toMatchObject({ channel: 'numu:mumu', passed: true });
    expect(record).not.toHaveProperty('repositoryHits');
  });

  it('covers every record when none is named', async () => {
    const all = json(await runCli('catalogue', 'coverage', '--json'));
    const levels = Object.fromEntries(
      all.records.map((one: { record: string; level: string }) => [one.record, one.level]),
    );
    expect(levels).toMatchObject({ L023: 'YES', N007: 'YES', N008: 'PARTIAL', N009: 'YES', N010: 'NO' });
    // the number of every constraint stands in a record
    expect(all.constraintsOfNoRecord).toBeUndefined();
  });

  it('drops to PARTIAL when an experiment is taken out of the data', async () => {
    const copy = copyOfData('without-nutev');
    rmSync(`${copy}/experiments/nutev.yaml`);
    const { stdout } = await runCli('catalogue', 'coverage', 'L023', '--data', copy);
    expect(stdout).toMatch(/^L023 +PARTIAL +high +low +ccfr, charm-ii +numu:mumu$/m);
    expect(stdout).toContain('No tested constraint uses nutev-ratio.');
  });

  it('drops to PARTIAL when an experiment file has another number than the record', async () => {
    const copy = copyOfData('other-number');
    const file = `${copy}/experiments/ccfr.yaml`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('value: "0.82"', 'value: "0.28"'));
    const { stdout } = await runCli('catalogue', 'coverage', 'L023', '--data', copy);
    expect(stdout).toMatch(/^L023 +PARTIAL /m);
    expect(stdout).toContain('The constraint ccfr has another number or error for ccfr-ratio.');
  });

  it('drops to PARTIAL when a constraint cannot be computed, and says why', async () => {
    const copy = copyOfData('low-energy');
    const file = `${copy}/experiments/ccfr.yaml`;
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        /kind: table\n +tables: .*/,
        'kind: monochromatic\n  name: low\n  energyGeV: 0.1',
      ),
    );
    const { code, stdout } = await runCli('catalogue', 'coverage', 'L023', '--data', copy);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^L023 +PARTIAL +high +low +ccfr \(fails\), charm-ii, nutev +numu:mumu$/m);
    expect(stdout).toMatch(/The constraint ccfr fails its test \(kernel: cannot be computed: .*0\.1 GeV/);
  });

  it('counts the words of a record in another repository, beside the coverage', async () => {
    const repository = folder.path('repository');
    mkdirSync(repository);
    writeFileSync(`${repository}/limits.py`, '# charm-ii\nCCFR = 0.82\ndef trident_ratio(nutev):\n    pass\n');
    const args = ['catalogue', 'coverage', 'L023', '--repository', repository];
    const { stdout } = await runCli(...args);
    expect(stdout).toMatch(/^L023 +YES /m);
    expect(stdout).toContain('(1 file searched, 0 skipped); they do not change the coverage');
    expect(stdout).toMatch(/^L023 +trident +1 +limits\.py:3$/m);
    expect(stdout).toMatch(/^L023 +CHARM-II +0$/m);
    const result = json(await runCli(...args, '--json'));
    expect(result.repository).toEqual({ folder: repository, filesSearched: 1, filesSkipped: 0 });
    expect(result.records[0].repositoryHits).toContainEqual({
      term: 'NuTeV',
      count: 1,
      places: [{ file: 'limits.py', line: 3 }],
    });
  });

  it('refuses a record or a folder that is not there, in one line', async () => {
    const record = await runCli('catalogue', 'coverage', 'L032');
    expect([record.code, record.stdout]).toEqual([2, '']);
    expect(record.stderr).toMatch(/^nereid: record = "L032": no such record\. [^\n]*L023[^\n]*\n$/);
    const repository = await runCli('catalogue', 'coverage', '--repository', folder.path('nowhere'));
    expect([repository.code, repository.stdout]).toEqual([2, '']);
    expect(repository.stderr).toMatch(/^nereid: --repository = "[^\n]*": no such folder\. [^\n]*\n$/);
  });

  it('names the record that another one went to', async () => {
    const copy = copyOfData('moved');
    const moved = 'schemaVersion: 1\nkind: moved\nid: L001\nto: L023\nat: 2026-01-01\nnote: Renamed.\n';
    writeFileSync(`${copy}/records/L001.yaml`, moved);
    const { code, stderr } = await runCli('catalogue', 'coverage', 'L001', '--data', copy);
    expect(code).toBe(2);
    expect(stderr).toContain('record = "L001": moved to L023. Ask for the record it went to.');
    expect((await runCli('catalogue', 'coverage', '--data', copy)).stdout).not.toContain('L001');
  });
});

describe('nereid catalogue show', () => {
  it('lists the constraints of a record, without testing them', async () => {
    const { stdout } = await runCli('catalogue', 'show', 'L023');
    expect(stdout).toContain('\nconstraints ccfr, charm-ii, nutev\n');
    const record = json(await runCli('catalogue', 'show', 'L023', '--json'));
    expect(record.constraints).toEqual(['ccfr', 'charm-ii', 'nutev']);
  });
});
