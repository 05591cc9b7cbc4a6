// Where each table of data/fluxes comes from; the headers of the tables are made of this.
const FACTS = 'Energies and fluxes are facts; rebinned here, no file is copied. Cite the source.';
const PER_1E20 = 1e-20;

/** Read off the vector figures of arXiv:1807.10973. */
const figure = (id, file, name, mode, fields) => ({
  id,
  file,
  factor: PER_1E20,
  name,
  mode,
  unit: '1/GeV/m2/POT',
  ...fields,
  source: 'Ballett2018',
  how: 'Read off the vector figures of the paper, about 0.3 % in the flux, up to the end of the drawn axis',
  licence: FACTS,
});

/** Public simulation of the 120 GeV beam, arXiv:2103.04797. */
const simulation = (id, file, name, mode) => ({
  id,
  file,
  factor: 1,
  name,
  mode,
  unit: '1/GeV/m2/POT',
  distanceM: 574,
  protonEnergyGeV: 120,
  source: 'DUNE2021',
  how: 'Public beam simulation of November 2017, used by arXiv:1902.06765; above 10 GeV in the bins of 5 GeV it was read in',
  licence: FACTS,
});

/** Shapes from the data files of other codes: their normalisations are not to be trusted. */
const shape = (id, file, name, mode, fields) => ({
  id,
  file,
  factor: 1,
  name,
  mode,
  unit: '1/GeV',
  ...fields,
  licence: FACTS,
});

const CDR = { distanceM: 574, protonEnergyGeV: 62.4 };
const NUMI = { protonEnergyGeV: 120 };
const charmTwo = (id, file, mode) =>
  shape(id, file, `CHARM-II, SPS wide-band beam, ${mode} mode`, mode, {
    protonEnergyGeV: 450,
    source: 'DarkNews2022',
    how: 'Digitised spectrum of the beam as distributed with a public code, good to about 5 % in shape; scaled to 1 for all species together',
  });

export const FLUX_SOURCES = [
  figure('dune-cdr-nu', 'DUNE_nu.csv', 'DUNE near detector, 62.4 GeV protons (CDR), neutrino mode', 'neutrino', CDR),
  figure(
    'dune-cdr-nubar',
    'DUNE_nub.csv',
    'DUNE near detector, 62.4 GeV protons (CDR), antineutrino mode',
    'antineutrino',
    CDR,
  ),
  simulation('dune-120gev-nu', 'DUNE120_nu.csv', 'DUNE near detector, 120 GeV protons, neutrino mode', 'neutrino'),
  simulation(
    'dune-120gev-nubar',
    'DUNE120_nub.csv',
    'DUNE near detector, 120 GeV protons, antineutrino mode',
    'antineutrino',
  ),
  simulation('dune-tau-nu', 'DUNE120tauopt_nu.csv', 'DUNE near detector, ντ-optimised beam, neutrino mode', 'neutrino'),
  simulation(
    'dune-tau-nubar',
    'DUNE120tauopt_nub.csv',
    'DUNE near detector, ντ-optimised beam, antineutrino mode',
    'antineutrino',
  ),
  figure('ingrid', 'INGRID.csv', 'INGRID, T2K beam, neutrino mode', 'neutrino', {
    distanceM: 280,
    protonEnergyGeV: 30,
  }),
  figure('minos-nu', 'MINOS_nu.csv', 'MINOS near detector, NuMI low-energy beam, neutrino mode', 'neutrino', {
    distanceM: 1040,
    ...NUMI,
  }),
  figure(
    'minos-nubar',
    'MINOS_nub.csv',
    'MINOS near detector, NuMI low-energy beam, antineutrino mode',
    'antineutrino',
    { distanceM: 1040, ...NUMI },
  ),
  figure(
    'numi-medium-nu',
    'MINOSplus_MINERvA_nu.csv',
    'MINOS+ and MINERvA, NuMI medium-energy beam, neutrino mode',
    'neutrino',
    NUMI,
  ),
  figure(
    'numi-medium-nubar',
    'MINOSplus_MINERvA_nub.csv',
    'MINOS+ and MINERvA, NuMI medium-energy beam, antineutrino mode',
    'antineutrino',
    NUMI,
  ),
  figure('nova-nu', 'NOvA_nu.csv', 'NOvA near detector, neutrino mode', 'neutrino', { distanceM: 1000, ...NUMI }),
  figure('nova-nubar', 'NOvA_nub.csv', 'NOvA near detector, antineutrino mode', 'antineutrino', {
    distanceM: 1000,
    ...NUMI,
  }),
  figure('sbnd', 'SBND.csv', 'SBND, Fermilab booster beam, neutrino mode', 'neutrino', {
    distanceM: 110,
    protonEnergyGeV: 8,
  }),
  charmTwo('charm-ii-nu', 'CHARMII_nu.csv', 'neutrino'),
  charmTwo('charm-ii-nubar', 'CHARMII_nub.csv', 'antineutrino'),
  shape('ccfr', 'CCFR_shape.csv', 'CCFR, Tevatron quadrupole-triplet beam', 'mixed', {
    protonEnergyGeV: 800,
    source: 'Altmannshofer2019',
    how: 'Muon-neutrino shape in the generator distributed with the paper, fractions per 10 GeV, good to about 5 %',
    remark: 'Muon neutrinos only; antineutrinos are not separated.',
  }),
  shape('nutev-nu', 'NuTeV_nu.csv', 'NuTeV, sign-selected quadrupole train, neutrino mode', 'neutrino', {
    protonEnergyGeV: 800,
    source: 'Goncharov2001',
    how: 'Digitised spectrum as distributed with another public code, good to about 5 % in shape; scaled to 1 for all species together',
    remark: 'The key names the experiment; where the curve was first published is open. It begins at 12 GeV.',
  }),
];
