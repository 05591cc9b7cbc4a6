// What scripts/repositoryFluxes.mjs reads, and the headers of the tables that it writes.

/** Repositories by name, with the commit that is read. */
export const CLONED = {
  FastNeutrinoFluxSimulation: { owner: 'KlingFelix', commit: 'c16ed47d801615ff44226dee141c8e711740e797' },
  'forward-nu-flux-fit': { owner: 'makelat', commit: '147fbf8d2c4c26f483f11d71220672c1485a1ab8' },
  'DarkNews-generator': { owner: 'mhostert', commit: '54d63a6b9c104bef184c2089286e36edb4b3eaa5' },
  tau_tridents: { owner: 'DiegoLopezGutierrez', commit: '6c07dca9b7181e58052040e2bdeed2b8f24787ee' },
};

/** Where a repository is, in words. */
const at = (name) => `github.com/${CLONED[name].owner}/${name} at ${CLONED[name].commit.slice(0, 8)}`;

/** Generators of forward hadrons in the order of the files: of light hadrons and of charm. */
export const GENERATORS = [
  { id: 'sibyll', name: 'SIBYLL 2.3d' },
  { id: 'dpmjet', name: 'DPMJET 3.2019 with BKRS charm' },
  { id: 'qgsjet', name: 'QGSJET II-04 with BDGJKR charm' },
  { id: 'epos', name: 'EPOS-LHC with BKSS charm' },
  { id: 'pythia', name: 'Pythia 8.2, forward tune, with MS charm' },
];

const FORWARD_LICENCE = 'MIT (Felix Kling and Max Fieg); rebinned here, no file is copied. Cite the source.';
const FIT_LICENCE =
  'MIT (Felix Kling and Max Fieg; Toni Mäkelä); made of numbers of both repositories, no file is copied. Cite the source.';
const DATED =
  'The authors call the files dated: place of the facility, crossing angle and luminosity have changed. No generator is named for them.';

/**
 * A detector in the forward beam of the LHC. `region`: the rings of FLArE, seen at the same angles, whose generators stand for those of
 * this detector.
 */
function forward(id, detector, distanceM, run, area, region, files) {
  const common = { mode: 'mixed', unit: '1/GeV/m2', distanceM };
  return {
    files,
    areaM2: area.metres[0] * area.metres[1],
    region,
    header: {
      id,
      name: `${detector}, LHC forward neutrinos, ${run}`,
      ...common,
      source: 'KlingNevay2021',
      how: `Neutrinos through the detector in 28 bins of ${at('FastNeutrinoFluxSimulation')}, divided by ${area.words}`,
      licence: FORWARD_LICENCE,
      remark: DATED,
    },
    generatorHeader: (generator) => ({
      id: `${id}-${generator.id}`,
      name: `${detector}, LHC forward neutrinos, ${run}, ${generator.name}`,
      ...common,
      source: 'KlingMakelaTrojanowski2023',
      how: `The table ${id} times, in each bin and flavour, charged-current events of this generator at FLArE (${at('forward-nu-flux-fit')}) over those of the main set${region[0] === 'all' ? '' : ', times what the angles of this detector see of the generator over the mean of the five'}`,
      licence: FIT_LICENCE,
      remark: 'The ratio of neutrinos to antineutrinos is that of the main set, as the events are of both together.',
    }),
  };
}

const RUN3 = '150 fb⁻¹';
const HIGH_LUMINOSITY = '3 ab⁻¹';
const square = (metres) => ({ metres: [metres, metres], words: `${100 * metres} cm × ${100 * metres} cm` });

export const forwardTables = [
  forward('faser-nu', 'FASERν', 480, RUN3, square(0.25), [0, 1], (id) => `Fluxes/FASERv/FASER_${id}.txt`),
  forward('snd-lhc', 'SND@LHC', 480, RUN3, square(0.39), [2], (id) => `Fluxes/SND@LHC/SND_${id}.txt`),
  forward(
    'faser-nu2',
    'FASERν2',
    620,
    HIGH_LUMINOSITY,
    square(0.5),
    [0, 1],
    (id) => `Fluxes/FASERv2/FASERv2_${id}.txt`,
  ),
  forward('flare', 'FLArE', 620, HIGH_LUMINOSITY, square(1), ['all'], (id) => `Fluxes/FLArE/FLARE_${id}.txt`),
];

/** T2K's release: rows of number, low and high edge, ν_μ, ν̄_μ, ν_e, ν̄_e per cm², 1e21 protons and 50 MeV. */
function t2kTable(sign) {
  return (lines) => {
    const path = `src/DarkNews/include/fluxes/data_release_T2K_2016/t2kflux_2016_nd280_${sign}250kA.txt`;
    const rows = lines('DarkNews-generator', path).filter((row) => row.length === 7);
    const filled = rows.slice(0, 1 + rows.findLastIndex((row) => row.slice(3).some((value) => value > 0)));
    const perGeVM2Proton = 1e4 / 0.05 / 1e21;
    return {
      edges: [filled[0][1], ...filled.map((row) => row[2])],
      species: ['numu', 'numubar', 'nue', 'nuebar'],
      densities: [3, 4, 5, 6].map((column) => filled.map((row) => row[column] * perGeVM2Proton)),
    };
  };
}

const nd280 = (id, mode, sign) => ({
  header: {
    id,
    name: `ND280, T2K beam, ${mode} mode`,
    mode,
    unit: '1/GeV/m2/POT',
    distanceM: 280,
    protonEnergyGeV: 30,
    source: 'T2K2016',
    how: `T2K's release of 2016, as distributed in ${at('DarkNews-generator')}`,
    licence:
      'A public data release, distributed under MIT with that code; rebinned here, no file is copied. Cite the source.',
  },
  read: t2kTable(sign),
  bins: 32,
});

/** Rows of middle of a GeV, ν_μ, ν̄_μ, ν_e, ν̄_e per m² and proton. */
function shipTable(lines) {
  const rows = lines('tau_tridents', 'csv/fluxes/SHiP/SHiP.csv');
  const hasFlux = (row) => row.slice(1).some((value) => value > 0);
  const filled = rows.slice(rows.findIndex(hasFlux), 1 + rows.findLastIndex(hasFlux));
  return {
    edges: [filled[0][0] - 0.5, ...filled.map(([middle]) => middle + 0.5)],
    species: ['numu', 'numubar', 'nue', 'nuebar'],
    densities: [1, 2, 3, 4].map((column) => filled.map((row) => row[column])),
  };
}

export const columnTables = [
  nd280('nd280-nu', 'neutrino', 'plus'),
  nd280('nd280-nubar', 'antineutrino', 'minus'),
  {
    header: {
      id: 'ship',
      name: 'SHiP, neutrino detector, 400 GeV protons',
      mode: 'mixed',
      unit: '1/GeV/m2/POT',
      protonEnergyGeV: 400,
      source: 'Bigaran2024',
      how: `Neutrinos at the detector of 40 cm × 40 cm per proton that ${at('tau_tridents')} uses, bins of 1 GeV; statistics of the simulation end at 200 GeV`,
      licence:
        'No licence is stated: energies and fluxes are facts, quoted in 30 wide bins; no file is copied. Cite the source.',
      remark: 'Tau neutrinos are not in it.',
    },
    read: shipTable,
    bins: 30,
  },
];
