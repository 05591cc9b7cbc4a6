import { type Catalogue, printedNumber, standardModelParts } from '@nereid/catalogue';
import { left, right } from '../tableFormat.js';
import { textTable } from '../textTable.js';
import { EXPERIMENTS, MASSES_GEV, type ReadRatio } from './readings.js';

/** The page `docs/physics/published-standard-models.md`. */
export const readingsPage = (ratios: readonly ReadRatio[], catalogue: Catalogue): string =>
  [
    HEAD,
    '## What could be read',
    READ,
    partsTable(catalogue),
    PARTS_AFTER,
    '## What the errors have in them',
    ERRORS,
    '## What it would move',
    MOVES,
    readingsTable(ratios),
    AFTER,
  ].join('\n\n');

const HEAD = `# The Standard Model of published ratios

Written by \`node scripts/publishedStandardModels.mjs\`; do not edit. A measured ratio σ/σ_SM is a number of events over a prediction of those who measured it. A limit compares it
with a ratio whose σ_SM is calculated here. The two are the same only if the two Standard Models are. What each publication says of its own is in
\`publishedStandardModel\` of [\`data/experiments\`](../data-guidelines.md#an-experiment-dataexperimentsidyaml), shown by \`nereid catalogue show L023\` and on the page of the experiment: every part with its
basis, *published* or *assumed*, its source and the reason.`;

const READ = `Abstracts of all four; of NuTeV's talk also its first page and its table of counts. The texts of CCFR (1991) and CHARM-II (1990) were not to be had in a form that can be read. What
they divided by, they must have calculated with what there was: the full calculations of Czyż, Sheppey and Walecka (1964), Løvseth and Radomski (1971), Fujikawa (1971) and Brown, Hobbs, Smith and
Stanko (1972), all of nuclei that stay whole, the first two of nucleons too, or the equivalent photons of Belušević and Smith (1988) (so they are sorted in arXiv:1807.10973). None has radiative
corrections.`;

function partsTable(catalogue: Catalogue): string {
  const rows = EXPERIMENTS.flatMap((id) => {
    const experiment = catalogue.experiments.get(id);
    const parts = experiment?.publishedStandardModel && standardModelParts(experiment.publishedStandardModel);
    return (parts ?? []).map(({ part, contains, basis, note }, i) => [
      i === 0 ? (experiment?.name ?? id) : '',
      ...[part, contains, basis, note],
    ]);
  });
  return textTable(['experiment', 'part', 'contains', 'basis', 'reason'].map(left), rows);
}

const PARTS_AFTER = `*NuTeV's V − A.* 18.3 ± 0.6 events without interference over 10.8 ± 0.3 with it are 1.69 ± 0.07 if the errors are independent, 1.68 to 1.71 if they are common and only the digits are
rounded. Of massless muons the ratio is 2/(V² + A²) = 1.70 with sin²θ_W = 0.231 and 1.75 with 0.222, the on-shell one. With masses, over the spectrum and before cuts it is 1.77
(\`nereid ratio --constraint nutev --model contact --set vector=0.03762 --set axial=0.5\`). So interference was at tree level with an effective angle; more cannot be said without the cuts.`;

const ERRORS = `* *CCFR.* 12.4/45.3 = 0.274 would be quoted as 0.27. With the 2.3 of the prediction in quadrature it is 0.277: the 0.28 in use has the error of σ_SM in it. Of what that is, flux, simulated
  events or theory, nothing was found.
* *CHARM-II.* 16 of 55 events are 0.46 of 1.58. The errors in use, 0.57 and 0.64, have 21 and 28 % more in quadrature; the difference between them is 18 %. A ratio with and without an error of
  18 % on its σ_SM would look like that, so that the larger may have a theory error in it which the smaller has not. That is an open issue of record L023.
* *NuTeV.* Both predictions have an error of 3 %, which is then one of their normalisation or of the simulation. It does not matter beside +1.73 −0.72.
* *NOvA.* None is stated.

\`errorsIncluded\` names the sources that are in the published error already, by name (\`density:Fe\`), origin (\`density\`) or kind (\`flux\`); \`--theory-errors on\` leaves them out for that experiment. It is
\`flux-normalisation\` for the first three, an assumption. If CCFR's 5 % were an error of the cross section, counting it twice would change its error from 0.280 to 0.283.`;

const MOVES = `σ_SM of theirs as it may have been, over what is calculated here, both averaged over the digitised spectrum. The measured ratio and its errors are multiplied by it; limits on g′ of
L_μ − L_τ at 95 % CL, one-sided, and in the last column on M/g′ of a heavy boson. *Nucleons*: protons and neutrons that stay whole, Pauli-blocked. *Expansions*: \`--form-factor published\`. *Equivalent photons*: real
ones, with the form factor of the nucleus and no other cut on Q² (\`nereid sigma --method epa\`).`;

function readingsTable(ratios: readonly ReadRatio[]): string {
  const massText = (mass: number) => (Number.isFinite(mass) ? `${mass} GeV` : 'M/g′ [GeV]');
  const columns = [
    ...['experiment', 'reading'].map(left),
    ...['theirs/ours', 'measured/ours', ...MASSES_GEV.map(massText)].map(right),
  ];
  const limitText = (coupling: number | null, mass: number) => {
    if (coupling === null) return '–';
    return Number.isFinite(mass) ? coupling.toExponential(2) : (1 / coupling).toFixed(0);
  };
  const rows = ratios.map(({ title, experiment, reading, factor, couplings, ...measured }, i) => [
    ratios[i - 1]?.experiment === experiment ? '' : title,
    reading.words,
    factor.toFixed(3),
    printedNumber(roundedRatio(measured)),
    ...couplings.map((coupling, k) => limitText(coupling, MASSES_GEV[k])),
  ]);
  return textTable(columns, rows);
}

/** A ratio with two digits behind the point, as ratios are published. */
function roundedRatio({ ratio, errorPlus, errorMinus }: Pick<ReadRatio, 'ratio' | 'errorPlus' | 'errorMinus'>) {
  const [plus, minus] = [errorPlus.toFixed(2), errorMinus.toFixed(2)];
  return { valueText: ratio.toFixed(2), errorText: plus === minus ? plus : { plus, minus } };
}

const AFTER = `* *Densities* move a ratio by half a per cent on iron, up to 2 % on glass, 3 to 9 % on the carbon of NOvA; *one loop* moves it by 1 %. All are far below the errors, and among the
  [theory errors](limits.md#theory-errors).
* *Nucleons* are a quarter of the coherent cross section of iron, two fifths of glass. On both sides they move limits on light bosons by 6 to 9 % and heavy ones by less than 1 %. On one side only
  they move everything by 20 to 45 %. A selection without hadronic energy is what would make the sides differ.
* *Equivalent photons* are too many: 1.7 times on iron, 1.8 on glass. If a prediction was made so, the ratio in the same Standard Model is that much larger, and CCFR's becomes 1.40 ± 0.48: no deficit
  any more, and a limit on M/g′ of 325 GeV in the place of 579. It is the one assumption that matters more than the measurement. Against it, at least for CCFR and NuTeV: full calculations
  were twenty years old.
* *CHARM-II, from memory, not compared with a source*: its abstract has a measured cross section on glass of (3.0 ± 0.9 ± 0.5) × 10⁻⁴¹ cm² at ⟨E⟩ = 20 GeV, which with 1.58 makes a σ_SM of 1.9 × 10⁻⁴¹ cm².
  On the average nucleus of glass this calculation has, averaged over the spectrum, 1.27 × 10⁻⁴¹ cm² coherent, 1.81 with nucleons and 2.31 of equivalent photons; at 20 GeV 0.86, 1.24 and 1.62.
  If the memory is right, their prediction had nucleons or equivalent photons in it. Whoever has the paper can decide it.

The defaults stay: the same Standard Model on both sides, coherent, as all recasts have it.
`;
