// Writes the table of docs/physics/how-well-known.md and its figure: node scripts/howWellKnown.mjs. Half a minute.
import { readFileSync, writeFileSync } from 'node:fs';
import { ensureBuilt, root } from './prepare.mjs';

await ensureBuilt();
const { crossSectionBudget } = await import('@nereid/analysis');
const { loadCatalogue } = await import('@nereid/catalogue/node');
const { defaultElectroweakInputs, logarithmicRange, standardModel } = await import('@nereid/physics');
const { figureSvg } = await import('@nereid/figures/node');

const catalogue = await loadCatalogue();
const [LOWEST_GEV, HIGHEST_GEV] = [0.6, 1000];
const TABLE_GEV = [0.6, 1, 2, 5, 10, 30, 100, 300, 1000];
const OTHER_GEV = [1, 10, 100];

const budgetAt = (energyGeV, regime) =>
  crossSectionBudget(
    {
      ...{ channel: 'numu:mumu', target: 'Ar40', regime, energyGeV, model: standardModel },
      ...{ inputs: defaultElectroweakInputs, hadronic: {}, tolerance: 1e-4 },
    },
    catalogue,
  );
const percent = (value) => (100 * value).toFixed(2);
const sizeOf = (budget, name) => 100 * Math.abs(budget.parts.find((one) => one.name === name).relative);

/** A table of sources against energies, with their signs. */
function tableOf(regime, energies) {
  const budgets = [];
  for (const energy of energies) budgets.push(budgetAt(energy, regime));
  const rows = budgets[0].parts.map(({ name }) => {
    const cells = budgets.map(({ parts }) => parts.find((one) => one.name === name).relative);
    return `| \`${name}\` | ${cells.map((one) => `${one < 0 ? '−' : '+'}${percent(Math.abs(one))}`).join(' | ')} |`;
  });
  return [
    `| ${regime}: shift of σ in per cent | ${energies.map((energy) => `${energy} GeV`).join(' | ')} |`,
    `|---|${energies.map(() => '---').join('|')}|`,
    ...rows,
    `| all in quadrature | ${budgets.map(({ total }) => percent(total)).join(' | ')} |`,
  ].join('\n');
}

const CURVES = [
  ['density:Ar', 'shape of the charge density', 'vermillion', 'solid'],
  ['vacuum-polarisation', 'vacuum polarisation', 'blue', 'dashed'],
  ['photons', 'further photons', 'skyBlue', 'dotted'],
  ['couplings', 'couplings beyond tree level', 'bluishGreen', 'dashDot'],
  ['radius:Ar', 'charge radius', 'orange', 'longDash'],
];

function figure(x, budgets) {
  const line = (y, label, colour, dash, widthPx) => ({
    ...{ kind: 'line', polylines: [{ x, y }], label: { text: label }, colour, dash, widthPx },
  });
  const total = budgets.map((one) => 100 * one.total);
  return {
    title: {
      tex: '\\text{How well is }\\nu_\\mu\\,\\mathrm{Ar}\\to\\nu_\\mu\\,\\mu^-\\mu^+\\,\\mathrm{Ar}\\text{ known?}',
    },
    description: 'Errors of the coherent cross section by source against the neutrino energy, one standard deviation.',
    x: { label: { tex: 'E_\\nu\\;[\\mathrm{GeV}]' }, scale: 'log', domain: [LOWEST_GEV, HIGHEST_GEV] },
    y: { label: { text: 'error of the cross section [%]' }, scale: 'linear', domain: [0, 1.15 * Math.max(...total)] },
    series: [
      line(total, 'all in quadrature', 'black', 'solid', 3),
      ...CURVES.map(([name, label, colour, dash]) =>
        line(
          budgets.map((one) => sizeOf(one, name)),
          label,
          colour,
          dash,
          2,
        ),
      ),
    ],
    legend: 'auto',
    caption: 'Coherent scattering on argon-40, tree-level couplings; one standard deviation of each source.',
  };
}

const energies = Array.from(logarithmicRange(LOWEST_GEV, HIGHEST_GEV, 33));
const budgets = [];
for (const energy of energies) budgets.push(budgetAt(energy, 'coherent'));
writeFileSync(`${root}docs/images/how-well-known.svg`, await figureSvg(figure(energies, budgets)));
const tables = [tableOf('coherent', TABLE_GEV)];
for (const regime of ['proton', 'neutron', 'inelastic']) tables.push(tableOf(regime, OTHER_GEV));
const page = `${root}docs/physics/how-well-known.md`;
const [before, , after] = readFileSync(page, 'utf8').split(/<!-- (?:tables|end of tables) -->/);
writeFileSync(page, `${before}<!-- tables -->\n\n${tables.join('\n\n')}\n\n<!-- end of tables -->${after}`);
