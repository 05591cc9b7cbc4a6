import { crossSection } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { type HadronicOptions, standardModel } from '@nereid/physics';
import { densityRows, EDGES, ENERGIES, TABLES, transferShares } from './densities/densities.js';
import { left, right } from './tableFormat.js';
import { textTable } from './textTable.js';

/** Far below the effects shown, hundredths of a per cent. */
const TOLERANCE = 1e-5;
/** Energies of the tables of corrections [GeV]. */
const CORRECTED_GEV = [1, 5, 20, 100, 1000] as const;
const POLARISED_GEV = [1, 10, 100] as const;

/** Rows of the table of couplings at one loop: channel and regime. */
const CORRECTED: readonly (readonly [string, string])[] = [
  ['numu:mumu', 'coherent'],
  ['numu:mumu', 'proton'],
  ['numu:ee', 'coherent'],
  ['nue:ee', 'coherent'],
  ['nue:mumu', 'coherent'],
  ['nutau:mumu', 'coherent'],
  ['numu:mue', 'coherent'],
];

const signed = (share: number, digits: number): string =>
  `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(digits)}`;
const energyText = (energy: number): string => (energy < 1000 ? `${energy} GeV` : `${energy / 1000} TeV`);

interface Asked {
  readonly channel: string;
  readonly regime: string;
  readonly energyGeV: number;
  readonly couplings?: 'leading';
  readonly hadronic?: HadronicOptions;
}

const argon = async (catalogue: Catalogue, asked: Asked): Promise<number> =>
  (await crossSection({ target: 'Ar40', model: standardModel, catalogue, tolerance: TOLERANCE, ...asked })).sigmaCm2;

/** Tables of docs/physics/radiative.md: σ at one loop over tree level, and with the vacuum polarisation of the photon. */
export async function radiativeTables(catalogue: Catalogue): Promise<string> {
  const corrected: string[][] = [];
  for (const [channel, regime] of CORRECTED) {
    const row = [channel, regime];
    for (const energyGeV of CORRECTED_GEV) {
      const asked = { channel, regime, energyGeV };
      const ratio = (await argon(catalogue, { ...asked, couplings: 'leading' })) / (await argon(catalogue, asked));
      row.push(signed(ratio - 1, 2));
    }
    corrected.push(row);
  }
  const polarised: string[][] = [];
  for (const regime of ['coherent', 'proton', 'inelastic']) {
    const row = ['numu:mumu', regime];
    for (const energyGeV of POLARISED_GEV) {
      const asked = { channel: 'numu:mumu', regime, energyGeV };
      const polarisedToo = await argon(catalogue, { ...asked, hadronic: { vacuumPolarisation: true } });
      row.push(signed(polarisedToo / (await argon(catalogue, asked)) - 1, 2));
    }
    polarised.push(row);
  }
  const columns = (energies: readonly number[]) => [
    ...['channel', 'regime'].map(left),
    ...energies.map((energy) => right(energyText(energy))),
  ];
  return [
    'σ(leading)/σ(tree) − 1 in per cent, argon',
    textTable(columns(CORRECTED_GEV), corrected),
    'σ with the vacuum polarisation of the photon over σ without − 1 in per cent, argon',
    textTable(columns(POLARISED_GEV), polarised),
  ].join('\n\n');
}

/** Tables of docs/physics/form-factors.md: where in Q the cross section comes from, and σ of each density. */
export function formFactorTables({ nuclides }: Pick<Catalogue, 'nuclides'>): string {
  const nuclideOf = (name: string) => {
    const nuclide = nuclides.get(name);
    if (nuclide === undefined) throw new Error(`no nuclide ${name}.`);
    return nuclide;
  };
  const shares = ['Ar40', 'Fe56', 'W184'].flatMap((name) => transferShares(nuclideOf(name)));
  const densities = TABLES.flatMap((name) => densityRows(nuclideOf(name), []));
  const energies = ENERGIES.map((energy) => right(energyText(energy)));
  return [
    'Share of coherent σ(ν_μ → ν_μ μ⁻μ⁺) below Q, default density',
    textTable(
      [left('nuclide'), right('E [GeV]'), ...EDGES.map((edge) => right(`Q < ${1000 * edge} MeV`))],
      shares.map(({ nuclide, energyGeV, below }) => [
        ...[nuclide, `${energyGeV}`],
        ...below.map((share) => `${(100 * share).toPrecision(3)} %`),
      ]),
    ),
    'σ of each density over that of the default − 1 in per cent',
    textTable(
      [...['nuclide', 'form factor', 'label'].map(left), right('∫F²dQ² [10⁻³ GeV²]'), ...energies],
      densities.map(({ nuclide, formFactor, label, integral, shifts }) => [
        ...[nuclide, formFactor, label, (1000 * integral).toFixed(3)],
        ...shifts.map((shift) => signed(shift, 1)),
      ]),
    ),
  ].join('\n\n');
}
