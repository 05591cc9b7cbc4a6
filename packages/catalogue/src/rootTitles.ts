import type { Diagnostic } from './diagnostics.js';
import { ENERGY_UNITS, type EnergyUnit, type GivenFluxUnit } from './fluxUnits.js';

/** Titles of the two axes of a histogram, in ROOT's TeX. */
export interface AxisTitles {
  readonly energy: string;
  readonly flux: string;
}

/** What a title of a flux says that it is per; undefined for what it does not mention. */
interface StatedUnit {
  readonly energyGeV: number | 'bin' | undefined;
  readonly area: string | undefined;
  readonly protons: number | undefined;
}

/** Warnings where titles of axes disagree with the units that are given. Titles are prose: nothing is computed from them. */
export function titleWarnings(
  file: string,
  titles: readonly AxisTitles[],
  unit: GivenFluxUnit,
  energy: EnergyUnit,
): Diagnostic[] {
  const messages = titles.flatMap((title) => [
    ...energyWarning(title.energy, energy),
    ...fluxWarning(title.flux, unit),
  ]);
  return [...new Map(messages.map((one) => [one[0], one])).values()].map(([message, remedy, means]) => ({
    ...{ severity: 'warning', file, line: 1, column: 1, path: '' },
    ...{ message, remedy, means },
  }));
}

type Message = readonly [message: string, remedy: string, means: string];

function energyWarning(title: string, energy: EnergyUnit): Message[] {
  const stated = /(?<![A-Za-z])[MGT]eV/.exec(title)?.[0];
  if (stated === undefined || stated === energy) return [];
  return [
    [
      `the energy axis says "${title}", and energies are taken in ${energy}`,
      `If the axis is right, state ${stated}.`,
      'energy unit',
    ],
  ];
}

function fluxWarning(title: string, unit: GivenFluxUnit): Message[] {
  const stated = statedUnit(title);
  const given = {
    energyGeV: unit.perEnergyGeV,
    area: /c?m2/.exec(unit.unit)?.[0],
    protons: protonsOf(unit),
  };
  const differs = (['energyGeV', 'area', 'protons'] as const).some(
    (part) => stated[part] !== undefined && !agree(stated[part], given[part]),
  );
  if (!differs) return [];
  return [
    [
      `the flux axis says "${title}", and numbers are taken in ${unit.given}`,
      'Compare the two, and say what they are in.',
      'flux unit',
    ],
  ];
}

/** Protons that the numbers are per; undefined where they are per year or run. */
function protonsOf({ unit, factor }: GivenFluxUnit): number | undefined {
  if (!unit.endsWith('POT')) return undefined;
  return unit.endsWith('1e20POT') ? 1e20 : 1 / factor;
}

const agree = (one: unknown, other: unknown): boolean =>
  typeof one === 'number' && typeof other === 'number' ? Math.abs(one / other - 1) < 1e-9 : one === other;

/** `#nu/cm^{2}/50MeV/10^{21} p.o.t.` and its like. */
function statedUnit(title: string): StatedUnit {
  const [, width, energyUnit] = /(?<![\w.])(\d+\.?\d*|\.\d+)?\s*([MGT]eV)/.exec(title) ?? [];
  const bin = /(?:\/|per)\s*bin\b|\bbin\^?\{?-1/i.test(title);
  const [, length] = /(?<![A-Za-z])(c?m)\s*\^?\{?\s*-?2/.exec(title) ?? [];
  const [pot, exponent, plain] =
    /(?:10\^\{?\+?(\d+)\}?|(\d+\.?\d*e\+?\d+))?\s*(?:p\.?o\.?t\b|protons?\s+on\s+target)/i.exec(title) ?? [];
  const energyGeV = energyUnit && Number(width ?? 1) * ENERGY_UNITS[energyUnit as EnergyUnit];
  return {
    energyGeV: bin ? 'bin' : energyGeV || undefined,
    area: length && `${length}2`,
    protons: pot === undefined ? undefined : Number(exponent ? `1e${exponent}` : (plain ?? 1)),
  };
}
