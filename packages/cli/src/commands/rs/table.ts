import type { warpedElectroweak, warpedScales, warpedSpectrum } from '@nereid/analysis';
import { table } from '../../output/text.js';

type Scales = ReturnType<typeof warpedScales>;
type Spectrum = ReturnType<typeof warpedSpectrum>;
type Electroweak = ReturnType<typeof warpedElectroweak>;

const digits = (value: number, count = 7): string => value.toPrecision(count);
const signed = (value: number): string =>
  value === 0 ? '0' : `${value < 0 ? '−' : '+'}${Math.abs(value).toExponential(3)}`;
const right = (count: number) => Array.from({ length: count }, () => 'right' as const);

/** Geometry, masses and overlaps. */
export function printSpectrum(scales: Scales, spectrum: Spectrum): void {
  const { curvatureGeV, irScaleGeV, hierarchy, logarithm } = scales;
  console.log(
    `k = ${digits(curvatureGeV, 5)} GeV (${digits(scales.curvatureOverPlanckMass, 3)} M_Pl, ${digits(scales.curvatureOverReducedPlanckMass, 3)} reduced), ` +
      `Λ_IR = ${Number(irScaleGeV.toPrecision(9))} GeV, ε = ${hierarchy.toExponential(4)}, L = ${digits(logarithm, 9)}`,
  );
  const { boundary, kineticUv, kineticIr, c, fIr, aOfC, towerSums } = spectrum;
  console.log(
    `gauge field (${boundary}), brane kinetic terms δ_UV = ${kineticUv}, δ_IR = ${kineticIr}; fermion c = ${c}\n`,
  );
  const rows = spectrum.roots.map((root, n) => [
    String(n + 1),
    digits(root, 10),
    digits(spectrum.massesGeV[n], 8),
    digits(spectrum.atIrBrane[n], 8),
    digits(spectrum.omega[n], 8),
  ]);
  console.log(table([['n', 'x_n', 'm_n [GeV]', 'χ_n(IR)', 'Ω_n(c)'], ...rows], 'right'));
  console.log(
    `\nf_IR = ${digits(fIr, 8)}, a(c) = ${digits(aOfC, 10)}; Σ ΩΩ/x² = ${digits(towerSums.fermionFermion, 7)}, ` +
      `Σ Ωχ/x² = ${digits(towerSums.fermionHiggs, 7)}, Σ χχ/x² = ${digits(towerSums.higgsHiggs, 7)}`,
  );
}

/** Scheme, S and T, couplings of the Z, V and A. */
export function printElectroweak({ scheme, oblique, zCouplings, channels, muTau }: Electroweak): void {
  console.log(
    `\nfrom G_F, α, m_Z: m_W = ${scheme.wMassGeV.toFixed(3)} GeV (Standard Model at tree level ${scheme.standardModelWMassGeV.toFixed(3)}), ` +
      `s² = ${digits(scheme.sin2, 6)}`,
  );
  console.log(`S = ${digits(oblique.S, 4)}, T = ${digits(oblique.T, 4)}, U = ${oblique.U} (tree level, first order)\n`);
  if (muTau)
    console.log(
      `L_μ − L_τ boson and excitations [GeV]: ${muTau.massesGeV.map((mass) => digits(mass, 6)).join(', ')}\n`,
    );
  const couplings = zCouplings.map(({ lepton, standardModel, shift }) => [
    lepton,
    standardModel.toFixed(5),
    signed(shift),
  ]);
  console.log(table([['Z coupling', 'SM', 'δg'], ...couplings], ['left', ...right(2)]));
  const currents = channels.map(({ channel, vector, axial, vectorShift, axialShift, poles }) => [
    channel,
    vector.toFixed(7),
    axial.toFixed(7),
    signed(vectorShift),
    signed(axialShift),
    poles.length === 0 ? '' : `poles at ${poles.map(({ massGeV }) => digits(massGeV, 5)).join(', ')} GeV`,
  ]);
  console.log(`\n${table([['channel', 'V', 'A', 'ΔV', 'ΔA', ''], ...currents], ['left', ...right(4), 'left'])}`);
  const parts = channels.flatMap(({ channel, parts: { oblique, exchange, rest } }) =>
    (['vector', 'axial'] as const).map((part) => [
      `${channel} ${part === 'vector' ? 'ΔV' : 'ΔA'}`,
      ...[oblique, exchange, rest].map((one) => signed(one[part])),
    ]),
  );
  const head = ['of these, by', 'S and T', 'exchange of excitations', 'the rest'];
  console.log(`\n${table([head, ...parts], ['left', ...right(3)])}`);
}
