import { describe, expect, it } from 'vitest';
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
});
