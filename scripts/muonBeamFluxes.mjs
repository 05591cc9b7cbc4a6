// Writes the tables of data/fluxes whose beam is the decay of stored muons, from closed formulas: node scripts/muonBeamFluxes.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { tableLines } from './fluxTableText.mjs';
import { ensureBuilt, root } from './prepare.mjs';

/** Even bins up to the largest energy of a neutrino, and digits of their densities. */
const BINS = 32;
const DIGITS = 5;

/** Bunch of 1.8e12 muons five times a second for 1e7 s; those that decay before the next, γτ = 0.104 s at 5 TeV, on 100 m of 10 km. */
const COLLIDER_DECAYS = 1.8e12 * 5 * 1e7 * (1 - Math.exp(-0.2 / 0.104)) * (100 / 10_000);

const BEAMS = [
  {
    id: 'nustorm',
    name: 'νSTORM, decays of stored muons of 3.8 GeV',
    unit: '1/GeV/m2/POT',
    source: 'NuStorm2012',
    beam: { muonEnergyGeV: 3.8, straightM: 150, distanceM: 50, radiusM: 2.8 },
    // 1.8e18 for 1e21 protons
    decays: 1.8e-3,
    how: '1.8e18 decays for 1e21 protons in a straight of 150 m, mean over a disc of 2.8 m radius 50 m behind it',
    remark:
      'Muons only: pions and kaons that decay in the straight give muon neutrinos of the other sign besides. No spread of momenta.',
  },
  {
    id: 'muon-collider',
    name: 'Muon collider of 10 TeV, decays in a straight',
    unit: '1/GeV/m2/year',
    source: 'MuonCollider2024',
    beam: { muonEnergyGeV: 5000, straightM: 100, distanceM: 200, radiusM: 1 },
    decays: COLLIDER_DECAYS,
    how: `${COLLIDER_DECAYS.toExponential(2)} decays a year of 1e7 s (1.8e12 muons at 5 Hz, 10 km) in a straight of 100 m, mean over a disc of 1 m radius 200 m behind it`,
    remark:
      'Straight, distance and disc are assumed. Nearly all neutrinos pass within centimetres of the axis; a divergence of the muons below 5 mrad changes little.',
  },
];

await ensureBuilt();
const { muonBeamFlux } = await import('../packages/physics/dist/fluxes/index.js');
const { MUON_MASS_GEV } = await import('../packages/physics/dist/constants.js');
let stale = 0;
for (const source of BEAMS) {
  for (const [sign, word, species] of [
    ['plus', 'μ⁺', ['numubar', 'nue']],
    ['minus', 'μ⁻', ['numu', 'nuebar']],
  ]) {
    const { id, text } = table(source, sign, word, species);
    const file = `${root}data/fluxes/${id}.csv`;
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`data/fluxes/${id}.csv is not what the formulas give. Run: node scripts/muonBeamFluxes.mjs`);
      stale++;
    }
  }
}
process.exit(stale === 0 ? 0 : 1);

function table({ id, name, unit, source, beam, decays, how, remark }, sign, word, species) {
  const edges = edgesTo(beam.muonEnergyGeV);
  const densities = ['muon', 'electron'].map((kind) =>
    muonBeamFlux(beam, kind, edges).map(({ density }) => density * decays),
  );
  const header = {
    id: `${id}-mu-${sign}`,
    name: `${name}, ${word}`,
    mode: 'mixed',
    unit,
    distanceM: beam.distanceM,
    source,
    how: `Closed formulas of the decay of unpolarised muons (docs/physics/rates.md): ${how} (scripts/muonBeamFluxes.mjs).`,
    licence: 'Computed here.',
    remark,
  };
  return { id: header.id, text: tableLines(header, edges, species, densities, DIGITS) };
}

/** The largest energy is (E + p)/2, taken up to six digits. */
function edgesTo(muonEnergyGeV) {
  const largest = 0.5 * (muonEnergyGeV + Math.sqrt(muonEnergyGeV ** 2 - MUON_MASS_GEV ** 2));
  return Array.from({ length: BINS + 1 }, (_, i) => Number(((i * largest) / BINS).toPrecision(6)));
}
