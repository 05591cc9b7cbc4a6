import { describe, expect, it } from 'vitest';
import { type GivenFluxUnit, givenFluxUnit } from './fluxUnits.js';
import { titleWarnings } from './rootTitles.js';

const unit = (text: string): GivenFluxUnit => givenFluxUnit(text) ?? expect.fail(`no unit ${text}`);
const messages = (flux: string, given: string, energy = '') =>
  titleWarnings('a.root', [{ energy, flux }], unit(given), 'GeV').map(({ message }) => message);

describe('titleWarnings', () => {
  // Titles as experiments write them: DUNE, T2K, MicroBooNE and MINERvA files.
  it.each([
    ['#nu_{#mu} / m^{2} / GeV / POT', '1/GeV/m2/POT'],
    ['#nu/cm^{2}/50MeV/10^{21} p.o.t.', '1/50MeV/cm2/1e21POT'],
    ['Flux [/cm^2/50 MeV/1e21 POT]', '1/50MeV/cm2/1e21POT'],
    ['#nu / POT / GeV / cm^{2}', '1/GeV/cm2/POT'],
    ['Unoscillated #nu_{#mu}s / m^{2} / POT', '1/bin/m2/POT'],
    ['#Phi(#nu_{#mu}) [GeV^{-1} m^{-2} POT^{-1}]', '1/GeV/m2/POT'],
    ['neutrinos per bin per cm^{2}', '1/bin/cm2'],
    ['', '1/GeV/m2/POT'],
    ['#nu_{#mu} flux', '1/GeV/m2/year'],
  ])('has nothing against "%s" in %s', (title, given) => {
    expect(messages(title, given)).toEqual([]);
  });

  it.each([
    ['#nu_{#mu} / m^{2} / GeV / POT', '1/GeV/cm2/POT'],
    ['#nu/cm^{2}/50MeV/10^{21} p.o.t.', '1/GeV/cm2/1e21POT'],
    ['#nu/cm^{2}/50MeV/10^{21} p.o.t.', '1/50MeV/cm2/POT'],
    ['neutrinos per bin per cm^{2}', '1/GeV/cm2'],
    ['#nu / POT / GeV / cm^{2}', '1/GeV/cm2/year'],
  ])('warns of "%s" read in %s', (title, given) => {
    expect(messages(title, given)).toEqual([`the flux axis says "${title}", and numbers are taken in ${given}`]);
  });

  it('compares the unit of the energies, and says the same once', () => {
    const title = { energy: 'E_{#nu} (MeV)', flux: '' };
    const found = titleWarnings('a.root', [title, title], unit('1/GeV/m2'), 'GeV');
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'the energy axis says "E_{#nu} (MeV)", and energies are taken in GeV'],
    ]);
    expect(titleWarnings('a.root', [title], unit('1/GeV/m2'), 'MeV')).toEqual([]);
    expect(messages('', '1/GeV/m2', 'Neutrino energy [GeV]')).toEqual([]);
  });
});
