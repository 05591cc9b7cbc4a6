import { left, right } from '../tableFormat.js';
import { textTable } from '../textTable.js';
import { type BeamShares, ENERGIES_GEV, type ExposureEffect, type LimitEffect, MASSES_GEV } from './effects.js';

/** All that the page shows. */
export interface InelasticEffects {
  readonly exposures: readonly ExposureEffect[];
  readonly beams: readonly BeamShares[];
  readonly limits: readonly LimitEffect[];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const three = (value: number): string =>
  value >= 1e-3 && value < 1000 ? value.toPrecision(3) : value < 1e-3 ? value.toExponential(2) : value.toFixed(0);

/** The page `docs/physics/inelastic-effects.md`. */
export const effectsPage = ({ exposures, beams, limits }: InelasticEffects): string =>
  [
    HEAD,
    '## Rates',
    RATES,
    exposureTable(exposures),
    '## Measured beams',
    BEAMS,
    beamTable(beams),
    '## Limits',
    LIMITS,
    limitTable(limits, beams),
    '![Limits on g′ with nucleons, and with nucleons that break, over those of coherent scattering alone](../images/inelastic-limits.svg)',
    AFTER,
  ].join('\n\n');

const HEAD = `# What inelastic tridents move

Written by \`node scripts/inelasticEffects.mjs\`; do not edit. Where a nucleon breaks, more tridents are made
([inelastic nucleons](inelastic.md)): how many in each beam, and what limits on a boson of L_μ − L_τ become if an experiment counts them.
All are of free nucleons; \`--nuclear-medium e139-e665\` lowers the inelastic part by 2 to 3 %.`;

const RATES = `Events of each exposure in its first mode, by regime: the whole nucleus, protons and neutrons that stay whole, nucleons that break, and
the share of the last in all. For muon neutrinos, or antineutrinos where the beam has no neutrinos. As \`nereid rate\` prints them.`;

function exposureTable(effects: readonly ExposureEffect[]): string {
  const columns = [
    ...['exposure', 'mode', 'target', 'channel'].map(left),
    ...['coherent', 'elastic', 'inelastic', 'inelastic/all'].map(right),
  ];
  const rows = effects.flatMap(({ experiment, mode, material, channels }) =>
    [...channels].map(([channel, { coherent, elastic, inelastic }], i) => [
      ...(i === 0 ? [experiment, mode, material] : ['', '', '']),
      channel,
      ...[coherent, elastic, inelastic].map(three),
      percent(inelastic / (coherent + elastic + inelastic)),
    ]),
  );
  return textTable(columns, rows);
}

const BEAMS = `Shares of the cross section of muon pairs in the beams that ratios were measured in or are projected for, and the part of the inelastic
one whose hadrons take less than an energy ν = (Q² + W² − M²)/2M from the photon (\`--hadronic-energy-max\`). Papers of all three measurements
speak of a selection without hadronic energy; the largest energy that a calorimeter and its noise let through was not found in any that
could be read, so that a few are shown.`;

function beamTable(beams: readonly BeamShares[]): string {
  const columns = [
    left('beam'),
    ...['coherent', 'elastic', 'inelastic'].map(right),
    ...ENERGIES_GEV.map((energy) => right(`ν < ${energy} GeV`)),
  ];
  return textTable(
    columns,
    beams.map(({ title, coherent, elastic, inelastic, kept }) => [
      title,
      ...[coherent, elastic, inelastic].map(percent),
      ...kept.map((share) => `${(100 * share).toFixed(0)} %`),
    ]),
  );
}

const LIMITS = `Upper limits on g′ of L_μ − L_τ, 95 % CL, one-sided, and in the last column the lower limit on M/g′ of a heavy boson. The published number is a
ratio to the Standard Model, so that what a prediction counts matters only as far as a boson changes its parts differently: a light boson
adds most where little momentum is transferred, to the coherent part. The rows bracket what a selection keeps: none of the nucleons, all that stay
whole, some of those that break, all of them. \`nereid limit --constraint ccfr --regime nucleus --hadronic-energy-max 5\` is the fourth row.`;

function limitTable(limits: readonly LimitEffect[], beams: readonly BeamShares[]): string {
  const massText = (mass: number) => (Number.isFinite(mass) ? `${mass} GeV` : 'M/g′ [GeV]');
  const columns = [...['experiment', 'counted'].map(left), ...MASSES_GEV.map((mass) => right(massText(mass)))];
  const couplingText = (coupling: number | null, mass: number) => {
    if (coupling === null) return '–';
    return Number.isFinite(mass) ? coupling.toExponential(2) : (1 / coupling).toFixed(0);
  };
  const rows = limits.map(({ experiment, counted, couplings }, i) => [
    limits[i - 1]?.experiment === experiment
      ? ''
      : (beams.find((one) => one.experiment === experiment)?.title ?? experiment),
    counted.words,
    ...couplings.map((coupling, k) => couplingText(coupling, MASSES_GEV[k])),
  ]);
  return textTable(columns, rows);
}

const AFTER = `Counting broken nucleons weakens limits on light bosons by a few per cent beyond what protons and neutrons that stay whole do, and heavy ones not
at all. What is the default, and why: [decision](../decisions/inelastic.md).
`;
