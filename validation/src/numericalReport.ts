import { quadratureOrders } from './convergence.js';
import type { Validation } from './runValidation.js';
import { cm2, left, ratioText, right } from './tableFormat.js';
import { textTable } from './textTable.js';

export function convergenceSection({ convergence }: Validation): string {
  const orders = quadratureOrders.map(({ transfer, virtuality, x, pair }) => `${transfer}×${virtuality}×${x}×${pair}`);
  const columns = [
    left('channel'),
    left('target'),
    right('E [GeV]'),
    ...orders.map((order) => right(`σ [cm²], ${order}`)),
    right('first/last − 1'),
    right('second/last − 1'),
    left('verdict'),
  ];
  const rows = convergence.map((row) => [
    row.channel,
    row.target,
    `${row.energyGeV}`,
    ...row.sigmaCm2.map((sigma) => sigma.toExponential(6)),
    ...row.difference.map((difference) => difference.toExponential(1)),
    row.verdict,
  ]);
  return [
    '## Convergence: the same cross section by three quadratures',
    'Points in T, Q² (per panel), x, K². Constants and form factors are the defaults; the second and third must agree to 1e-4.',
    textTable(columns, rows),
  ].join('\n\n');
}

export function monteCarloSection({ monteCarlo }: Validation): string {
  const columns = [
    left('channel'),
    left('target'),
    left('regime'),
    right('E [GeV]'),
    right('quadrature [cm²]'),
    right('Monte Carlo [cm²]'),
    right('error'),
    right('ratio'),
    right('pull'),
    left('verdict'),
  ];
  const rows = monteCarlo.map((row) => [
    row.channel,
    row.target,
    row.regime,
    `${row.energyGeV}`,
    cm2(row.quadratureCm2),
    cm2(row.monteCarloCm2),
    row.monteCarloError.toExponential(1),
    ratioText(row.ratio),
    row.pull.toFixed(1),
    row.verdict,
  ]);
  return [
    '## Quadrature and Monte Carlo',
    'Explicit momenta and spinors over the whole phase space, without the algebra behind the quadrature; agreement within ' +
      'three standard deviations. Inelastic is per free nucleon: the mass of its hadrons is sampled as well, and its structure ' +
      'functions are contracted as a matrix.',
    textTable(columns, rows),
  ].join('\n\n');
}
