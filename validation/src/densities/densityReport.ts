import { left, right } from '../tableFormat.js';
import { textTable } from '../textTable.js';
import { type DensityComparison, EDGES, ENERGIES } from './densities.js';

/** Densities of nuclei beside muonic atoms and elastic scattering, and what they do to σ. */
export function densitySection(comparison: DensityComparison): string {
  return [
    '## Nuclear densities',
    'Of each density: its rms radius, ∫F²dQ², its Barrett moment against that of muonic atoms (Fricke et al. 1995) in errors of the ' +
      'measurement, and coherent σ(ν_μ → ν_μ μ⁻μ⁺) over that of the default, less 1. Neither the moments nor the points below enter the default.',
    densityTable(comparison),
    'Electrons on ⁴⁰Ar at 116 and 249 MeV (Ottermann et al. 1982) by partial waves: χ² of the points with their normalisation as an independent ' +
      'error, and the range of calculated over measured.',
    elasticTable(comparison),
    'Share of coherent σ(ν_μ → ν_μ μ⁻μ⁺) from momentum transfers below Q, with the default.',
    shareTable(comparison),
  ].join('\n\n');
}

const signed = (share: number, digits: number) => `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(digits)}`;

function densityTable({ densities }: DensityComparison): string {
  const columns = [
    left('nuclide'),
    left('form factor'),
    left('fit'),
    right('rms [fm]'),
    right('∫F²dQ² [10⁻³ GeV²]'),
    right('muonic pull'),
    ...ENERGIES.map((energy) => right(`${energy} GeV [%]`)),
  ];
  const rows = densities.map(({ nuclide, formFactor, label, rmsFm, integral, muonicPull, shifts }) => [
    nuclide,
    formFactor,
    label,
    rmsFm.toFixed(4),
    (1000 * integral).toFixed(3),
    muonicPull === undefined ? '–' : signed(muonicPull, 1),
    ...shifts.map((shift) => signed(100 * shift, 2)),
  ]);
  return textTable(columns, rows);
}

function elasticTable({ elastic }: DensityComparison): string {
  const columns = [left('form factor'), right('points'), right('χ²'), right('lowest'), right('highest')];
  const rows = elastic.map(({ formFactor, points, chiSquared, lowest, highest }) => [
    formFactor,
    `${points}`,
    chiSquared.toFixed(1),
    lowest.toFixed(3),
    highest.toFixed(3),
  ]);
  return textTable(columns, rows);
}

function shareTable({ shares }: DensityComparison): string {
  const columns = [
    left('nuclide'),
    right('E [GeV]'),
    ...EDGES.map((edge) => right(`Q < ${Math.round(1000 * edge)} MeV [%]`)),
  ];
  const rows = shares.map(({ nuclide, energyGeV, below }) => [
    nuclide,
    `${energyGeV}`,
    ...below.map((share) => (100 * share).toFixed(2)),
  ]);
  return textTable(columns, rows);
}
