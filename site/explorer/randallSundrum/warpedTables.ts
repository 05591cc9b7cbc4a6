import { element, readableNumber, tableElement } from '../html.ts';
import type { WarpedReading } from './warpedEngine.ts';

const signed = (value: number): string => (value > 0 ? `+${readableNumber(value)}` : readableNumber(value));

const CHANNELS: Readonly<Record<string, string>> = {
  'numu:mumu': 'ν_μ → ν_μ μ⁺μ⁻',
  'numu:ee': 'ν_μ → ν_μ e⁺e⁻',
  'numu:tautau': 'ν_μ → ν_μ τ⁺τ⁻',
};
const LETTERS: Readonly<Record<string, string>> = { e: 'e', mu: 'μ', tau: 'τ' };

/** `muLeft` as μ_L, `numu` as ν_μ. */
function leptonName(name: string): string {
  const [, flavour, side] = /^(e|mu|tau)(Left|Right)$/.exec(name) ?? [];
  if (side !== undefined) return `${LETTERS[flavour]}_${side[0]}`;
  return `ν_${LETTERS[name.replace(/^nu/, '')]}`;
}

/** V and A of the channels, their shifts and poles. */
export function shiftTable({ electroweak }: WarpedReading): HTMLElement {
  const rows = electroweak.channels.map(({ channel, vector, axial, vectorShift, axialShift, poles }) => [
    CHANNELS[channel] ?? channel,
    vector.toFixed(6),
    axial.toFixed(6),
    signed(vectorShift),
    signed(axialShift),
    poles.length === 0 ? '–' : poles.map(({ massGeV }) => `${readableNumber(massGeV)} GeV`).join(', '),
  ]);
  return tableElement('V and A of trident channels', ['channel', 'V', 'A', 'ΔV', 'ΔA', 'poles at'], rows);
}

/** Where the shifts come from: S and T, or a contact, or couplings of a lepton's own. */
export function partsTable({ electroweak }: WarpedReading): HTMLElement {
  const rows = electroweak.channels.flatMap(({ channel, parts: { oblique, exchange, rest } }) =>
    (['vector', 'axial'] as const).map((part) => [
      `${CHANNELS[channel] ?? channel}, ${part === 'vector' ? 'ΔV' : 'ΔA'}`,
      ...[oblique, exchange, rest].map((one) => signed(one[part])),
    ]),
  );
  const head = ['of it, by', 'S and T', 'exchange (contact)', 'the rest'];
  return tableElement('Where the shifts of V and A come from', head, rows);
}

/** Scales, scheme and precision observables. */
export function schemeFacts({ geometry, spectrum, electroweak }: WarpedReading): HTMLElement[] {
  const { scheme, oblique } = electroweak;
  const facts: [string, string][] = [
    [
      'first excitation m₁',
      `${readableNumber(spectrum.massesGeV[0], 6)} GeV = ${readableNumber(spectrum.roots[0], 6)} Λ_IR`,
    ],
    ['L = ln(k/Λ_IR)', readableNumber(geometry.logarithm, 6)],
    [
      'm_W from G_F, α, m_Z',
      `${scheme.wMassGeV.toFixed(3)} GeV (Standard Model at tree level ${scheme.standardModelWMassGeV.toFixed(3)})`,
    ],
    ['sin²θ', `${readableNumber(scheme.sin2, 6)}, shifted by ${signed(scheme.sin2Shift)}`],
    ['S, T', `${readableNumber(oblique.S)}, ${readableNumber(oblique.T)} (tree level, first order)`],
    [
      'muon decay',
      `√2 G_F v² = 1 ${scheme.muonDecayExcess < 0 ? '−' : '+'} ${readableNumber(Math.abs(scheme.muonDecayExcess))}`,
    ],
  ];
  return facts.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]);
}

/** Masses and couplings of the excitations. */
export function towerTable({ towers, spectrum }: WarpedReading): HTMLElement {
  const head = [
    'n',
    ...towers.map(({ name, boundary }) => `${name} (${boundary}) [GeV]`),
    'χ_n(IR)',
    `Ω_n(c = ${spectrum.c})`,
  ];
  const numbered = (values: readonly number[], n: number, digits?: number) =>
    values[n - 1] === undefined ? '–' : readableNumber(values[n - 1], digits);
  // a light boson is number 0: it is no excitation
  const excitations = towers.map(({ massesGeV, light }) => (light ? massesGeV.slice(1) : massesGeV));
  const light = towers.map(({ massesGeV, light: isLight }) => (isLight ? readableNumber(massesGeV[0], 6) : '–'));
  const rows = spectrum.roots.map((_, i) => [
    String(i + 1),
    ...excitations.map((masses) => numbered(masses, i + 1, 6)),
    numbered(spectrum.atIrBrane, i + 1),
    numbered(spectrum.omega, i + 1),
  ]);
  const all = towers.some((tower) => tower.light) ? [['0', ...light, '–', '–'], ...rows] : rows;
  return tableElement('Masses of excitations; couplings of those of γ, W, Z', head, all);
}

export function leptonTable({ electroweak }: WarpedReading): HTMLElement {
  const rows = electroweak.leptons.map(({ lepton, chirality, c, fIr }) => [
    chirality === 'left' ? `${LETTERS[lepton]}_L, ν_${LETTERS[lepton]}` : `${LETTERS[lepton]}_R`,
    readableNumber(c),
    readableNumber(fIr),
  ]);
  return tableElement('Bulk masses and zero modes at the infrared brane', ['lepton', 'c', 'f_IR'], rows);
}

export function couplingTable({ electroweak }: WarpedReading): HTMLElement {
  const rows = electroweak.zCouplings.map(({ lepton, standardModel, shift }) => [
    leptonName(lepton),
    standardModel.toFixed(5),
    signed(shift),
  ]);
  return tableElement('Couplings of the Z to leptons', ['lepton', 'g, Standard Model', 'δg'], rows);
}
