import { element, readableNumber, tableElement } from '../html.ts';
import type { WarpedReading } from './warpedEngine.ts';

const signed = (value: number): string => (value > 0 ? `+${readableNumber(value)}` : readableNumber(value));

const CHANNELS: Readonly<Record<string, string>> = {
  'numu:mumu': 'ν_μ → ν_μ μ⁺μ⁻',
  'numu:ee': 'ν_μ → ν_μ e⁺e⁻',
  'numu:tautau': 'ν_μ → ν_μ τ⁺τ⁻',
};
const LEPTONS: Readonly<Record<string, string>> = { e: 'e', mu: 'μ', tau: 'τ', nuE: 'ν_e', nuMu: 'ν_μ', nuTau: 'ν_τ' };

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
  const longest = Math.max(...towers.map(({ massesGeV }) => massesGeV.length));
  const head = [
    'n',
    ...towers.map(({ name, boundary }) => `${name} (${boundary}) [GeV]`),
    'χ_n(IR)',
    `Ω_n(c = ${spectrum.c})`,
  ];
  const rows = Array.from({ length: longest }, (_, i) => [
    String(i + 1),
    ...towers.map(({ massesGeV }) => (massesGeV[i] === undefined ? '–' : readableNumber(massesGeV[i], 6))),
    spectrum.atIrBrane[i] === undefined ? '–' : readableNumber(spectrum.atIrBrane[i]),
    spectrum.omega[i] === undefined ? '–' : readableNumber(spectrum.omega[i]),
  ]);
  return tableElement('Masses of excitations; couplings of those of γ, W, Z', head, rows);
}

export function leptonTable({ electroweak }: WarpedReading): HTMLElement {
  const rows = electroweak.leptons.map(({ lepton, chirality, c, fIr }) => [
    `${LEPTONS[lepton] ?? lepton}${chirality === 'left' ? '_L, ν' : '_R'}`,
    readableNumber(c),
    readableNumber(fIr),
  ]);
  return tableElement('Bulk masses and zero modes at the infrared brane', ['lepton', 'c', 'f_IR'], rows);
}

export function couplingTable({ electroweak }: WarpedReading): HTMLElement {
  const rows = electroweak.zCouplings.map(({ lepton, standardModel, shift }) => [
    LEPTONS[lepton] ?? lepton,
    standardModel.toFixed(5),
    signed(shift),
  ]);
  return tableElement('Couplings of the Z to leptons', ['lepton', 'g, Standard Model', 'δg'], rows);
}
