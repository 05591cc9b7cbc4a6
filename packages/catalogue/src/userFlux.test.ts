import { describe, expect, it } from 'vitest';
import { fluxBins } from './fluxColumns.js';
import { fluxNormalisation } from './fluxUnits.js';
import { fluxFromText } from './userFlux.js';

const columns = 'lowGeV highGeV numu\n0 1 2\n';

describe('fluxFromText', () => {
  it('needs a unit where the file has no header', () => {
    expect(fluxFromText({ file: 'a.txt', text: columns }).diagnostics[0].message).toBe(
      'the unit of the flux is not known',
    );
    const { value } = fluxFromText({ file: 'a.txt', text: columns }, { unit: '1/GeV/m2/year' });
    expect(value).toMatchObject({ name: 'a.txt', unit: '1/GeV/m2/year', how: 'read from a.txt' });
  });

  it('takes the header of the data folder where it is there, whatever the file is called', () => {
    const header = ['id: a', 'name: A', 'mode: mixed', 'unit: 1/GeV/m2', 'source: X', 'how: made up', 'licence: none'];
    const text = `${header.map((line) => `# ${line}`).join('\n')}\n${columns}`;
    const { value, diagnostics } = fluxFromText({ file: 'other.csv', text });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({ id: 'a', unit: '1/GeV/m2' });
  });

  it('reports what is wrong with the numbers', () => {
    const { value, diagnostics } = fluxFromText({ file: 'a.txt', text: `${columns}1 2 many` }, { unit: '1/GeV/m2' });
    expect([value, diagnostics[0].line, diagnostics[0].message]).toEqual([undefined, 3, '"many" is not a number']);
  });

  it('reads a row for each bin and species too', () => {
    const rows = ['species,energyLowGeV,energyHighGeV,fluxPerGeV', 'numu,0,1,2', 'numu,1,3,4', 'nue,0,1,0.5'];
    const { value } = fluxFromText({ file: 'a.csv', text: `# a comment\n${rows.join('\n')}\n` }, { unit: '1/GeV' });
    expect([...(value?.highGeV ?? [])]).toEqual([1, 3]);
    expect([...(value?.densities.get('numu') ?? [])]).toEqual([2, 4]);
    expect([...(value?.densities.get('nue') ?? [])]).toEqual([0.5, 0]);
    const one = fluxFromText({ file: 'a.csv', text: 'energyLowGeV,energyHighGeV,flux\n0,1,2\n' }, { unit: '1/GeV' });
    expect(one.value?.densities.get('nutaubar')?.[0]).toBe(2);
  });

  it('refuses a bin and species that are there twice, and says where', () => {
    const rows = ['species,energyLowGeV,energyHighGeV,fluxPerGeV', 'numu,0,1,2', 'nue,0,1,4', 'numu,0,1,3'];
    const { value, diagnostics } = fluxFromText({ file: 'a.csv', text: rows.join('\n') }, { unit: '1/GeV' });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ line: 4, message: 'the bin 0,1 of numu is there twice' }]);
    const unordered = [...rows.slice(0, 3), 'numu,5,6,1', 'numu,2,3,1'].join('\n');
    expect(fluxFromText({ file: 'a.csv', text: unordered }, { unit: '1/GeV' }).diagnostics[0].line).toBe(5);
  });

  // T2K's releases are per cm², 50 MeV and 1e21 protons, NUANCE files per bin: the same flux must come out, by hand
  it.each([
    ['1/GeV/m2/POT', [3e-4, 2e-4]],
    ['1/GeV/cm2/POT', [3e-8, 2e-8]],
    ['1/MeV/m2/POT', [3e-7, 2e-7]],
    ['1/50MeV/cm2/1e21POT', [3e-8 * 0.05 * 1e21, 2e-8 * 0.05 * 1e21]],
    ['1/bin/m2/POT', [3e-4 * 0.5, 2e-4 * 2]],
    ['1/POT/bin/cm^2', [3e-8 * 0.5, 2e-8 * 2]],
  ])('reads numbers in %s', (unit, [one, two]) => {
    const text = `lowGeV highGeV numu\n0 0.5 ${one}\n0.5 2.5 ${two}\n`;
    const { value } = fluxFromText({ file: 'a.txt', text }, { unit });
    if (value === undefined) return expect.fail('not read');
    const [first, second] = fluxBins(value, 'numu').map(({ density }) => density);
    expect(first / 3e-4).toBeCloseTo(1, 12);
    expect(second / 2e-4).toBeCloseTo(1, 12);
    expect(fluxNormalisation(value.unit).per).toBe('proton');
  });

  it.each(['1/GeV/km2', '1/GeV/POT', 'GeV', '1/m2/POT', '1/0MeV/m2', '1/GeV/GeV/m2', '1/GeV/m2/0POT', '2/GeV', ''])(
    'refuses the unit "%s", with the forms there are',
    (unit) => {
      const [{ message, remedy }] = fluxFromText({ file: 'a.txt', text: columns }, { unit }).diagnostics;
      expect(message).toBe(`"${unit}" is no unit of a flux`);
      expect(remedy).toContain('1/50MeV/cm2/1e21POT');
    },
  );

  it('refuses a unit that is not that of the header', () => {
    const header = ['id: a', 'name: A', 'mode: mixed', 'unit: 1/GeV/m2', 'source: X', 'how: made up', 'licence: none'];
    const text = `${header.map((line) => `# ${line}`).join('\n')}\n${columns}`;
    expect(fluxFromText({ file: 'a.csv', text }, { unit: '1/GeV/m2/POT' }).diagnostics[0].message).toBe(
      'the file says 1/GeV/m2, and 1/GeV/m2/POT is asked for',
    );
    expect(fluxFromText({ file: 'a.csv', text }, { unit: '1/GeV/m2' }).diagnostics).toEqual([]);
  });

  it('warns of a mean energy that a table in MeV would have', () => {
    const table = (unit: string) => `low${unit} high${unit} numu\n2000 3000 1\n3000 4000 1\n`;
    const warnings = (unit: string) =>
      fluxFromText({ file: 'a.txt', text: table(unit) }, { unit: '1/GeV/m2' }).diagnostics.map(
        ({ message }) => message,
      );
    // (2000 + 4000)/2
    expect(warnings('GeV')).toEqual(['the mean energy of numu is 3000 GeV, above every beam but those of the LHC']);
    expect(warnings('MeV')).toEqual([]);
  });
});
