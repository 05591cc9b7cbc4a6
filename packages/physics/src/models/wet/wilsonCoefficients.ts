import { leptonFlavours } from '../../couplings/channels.js';
import type { LeptonFlavour } from '../../couplings/electroweakInputs.js';
import { InputError, modelParameters } from '../../errors.js';
import { nearestName } from '../../nearestName.js';

/** Effective theories below the weak scale, by the WCxf names: five, four and three quark flavours; taus in the first two. */
export const WET_THEORIES = ['WET', 'WET-4', 'WET-3'] as const;
/** Name of an effective theory below the weak scale. */
export type WetTheory = (typeof WET_THEORIES)[number];

/** Sectors of the flavio basis whose operators have two neutrinos and two charged leptons. */
export type TridentSector = 'ffnunu' | 'nunumue' | 'nunumutau' | 'nunutaue';

/**
 * A coefficient C of the flavio basis (WCxf), L = C·n·(ν̄_out γ_α P_L ν_in)(ℓ̄₋ γ^α P_{L,R} ℓ₊) + h.c. (no h.c. where the
 * operator is hermitian), with n = 4G_F/√2 in the sector ffnunu and 1 in the others. New physics alone.
 */
export interface WilsonCoefficient {
  readonly name: string;
  readonly sector: TridentSector;
  /** Chirality of the charged leptons, R in names that begin with CVLR; the neutrinos are left-handed. */
  readonly leptons: 'L' | 'R';
  readonly hermitian: boolean;
  readonly incoming: LeptonFlavour;
  readonly outgoing: LeptonFlavour;
  /** Flavour of the field ℓ̄, which makes ℓ⁻, and of ℓ, which makes ℓ⁺. */
  readonly leptonMinus: LeptonFlavour;
  readonly leptonPlus: LeptonFlavour;
  /** Whether the coefficient multiplies 4G_F/√2; otherwise it is in GeV⁻². */
  readonly inFermiUnits: boolean;
}

const CHIRALITIES = ['L', 'R'] as const;

/** Flavour-diagonal leptons: the name puts ν̄ before ν, lighter first. */
function sameFlavour(leptons: 'L' | 'R'): WilsonCoefficient[] {
  return leptonFlavours.flatMap((outgoing, i) =>
    leptonFlavours.slice(i).flatMap((incoming) =>
      leptonFlavours.map((lepton) => ({
        name: `CVL${leptons}_nu${outgoing}nu${incoming}${lepton}${lepton}`,
        sector: 'ffnunu' as const,
        leptons,
        hermitian: incoming === outgoing,
        incoming,
        outgoing,
        leptonMinus: lepton,
        leptonPlus: lepton,
        inFermiUnits: true,
      })),
    ),
  );
}

const MIXED_SECTORS: readonly (readonly [TridentSector, light: LeptonFlavour, heavy: LeptonFlavour])[] = [
  ['nunumue', 'e', 'mu'],
  ['nunumutau', 'mu', 'tau'],
  ['nunutaue', 'e', 'tau'],
];

/** Leptons of two flavours: the name puts ν before ν̄ and ℓ before ℓ̄, heavier neutrino first. */
function mixedFlavours(leptons: 'L' | 'R'): WilsonCoefficient[] {
  return MIXED_SECTORS.flatMap(([sector, light, heavy]) =>
    leptonFlavours.flatMap((incoming, i) =>
      leptonFlavours.slice(0, i + 1).flatMap((outgoing) => {
        const lowering = { leptonPlus: heavy, leptonMinus: light };
        const raising = { leptonPlus: light, leptonMinus: heavy };
        return (incoming === outgoing ? [lowering] : [raising, lowering]).map((pair) => ({
          name: `CVL${leptons}_nu${incoming}nu${outgoing}${pair.leptonPlus}${pair.leptonMinus}`,
          sector,
          leptons,
          hermitian: false,
          incoming,
          outgoing,
          ...pair,
          inFermiUnits: false,
        }));
      }),
    ),
  );
}

/** Every coefficient of the flavio basis with two neutrinos and two charged leptons: 36 in ffnunu, 18 in each other sector. */
export const wilsonCoefficients: readonly WilsonCoefficient[] = CHIRALITIES.flatMap((leptons) => [
  ...sameFlavour(leptons),
  ...mixedFlavours(leptons),
]);

const byName = new Map(wilsonCoefficients.map((coefficient) => [coefficient.name, coefficient]));
/** Names of operators of ffnunu with quarks. */
export const QUARK_OPERATOR = /^CVL[LR]_nu(?:e|mu|tau)nu(?:e|mu|tau)(dd|ss|uu|cc|bb)$/;
const QUARKS: Readonly<Record<WetTheory, readonly string[]>> = {
  WET: ['uu', 'dd', 'ss', 'cc', 'bb'],
  'WET-4': ['uu', 'dd', 'ss', 'cc'],
  'WET-3': ['uu', 'dd', 'ss'],
};

const hasTau = ({ leptonMinus, leptonPlus }: WilsonCoefficient): boolean =>
  leptonMinus === 'tau' || leptonPlus === 'tau';

/** Coefficients that an effective theory has: WET-3 has no tau leptons. */
export function wilsonCoefficientsOf(theory: WetTheory): readonly WilsonCoefficient[] {
  return theory === 'WET-3' ? wilsonCoefficients.filter((one) => !hasTau(one)) : wilsonCoefficients;
}

/**
 * The coefficient of this name, or undefined for an operator of ffnunu with quarks, which makes no lepton pair.
 * @throws InputError for any other name, with the nearest one
 */
export function wilsonCoefficient(name: string, theory: WetTheory = 'WET'): WilsonCoefficient | undefined {
  const found = byName.get(name);
  if (found && (theory !== 'WET-3' || !hasTau(found))) return found;
  const quarks = QUARK_OPERATOR.exec(name)?.[1];
  if (quarks !== undefined && QUARKS[theory].includes(quarks)) return undefined;
  throw unknownCoefficient(name, theory, found !== undefined);
}

const FERMIONS: Readonly<Record<WetTheory, { readonly leptons: string; readonly quarks: string }>> = {
  WET: { leptons: 'e|mu|tau', quarks: 'u|d|s|c|b' },
  'WET-4': { leptons: 'e|mu|tau', quarks: 'u|d|s|c' },
  'WET-3': { leptons: 'e|mu', quarks: 'u|d|s' },
};

/** The names of the sectors of the flavio basis that have no operator with two neutrinos and two charged leptons, by their form. */
function otherSectors(theory: WetTheory): RegExp {
  const { leptons, quarks } = FERMIONS[theory];
  const [l, q, f, n] = [`(?:${leptons})`, `(?:${quarks})`, `(?:${leptons}|${quarks})`, '(?:nu(?:e|mu|tau))'];
  const forms = [
    'CG',
    'CGtilde',
    `Cgamma_${l}{2}`,
    `C[78]p?_${f}{2}`,
    `C(?:9|10|S|P)p?_${q}{2}${l}{2}`,
    `C[LR]_${q}{2}${n}{2}`,
    `C(?:V[LR]|S[LR]|T)_${q}{2}${l}${n}`,
    `C[VST][18]?(?:LL|RR|LR|RL)t?_${f}{4}`,
  ];
  return new RegExp(`^(?:${forms.join('|')})$`);
}

const OTHER_SECTORS: Readonly<Record<WetTheory, RegExp>> = {
  WET: otherSectors('WET'),
  'WET-4': otherSectors('WET-4'),
  'WET-3': otherSectors('WET-3'),
};

/** Whether a name is that of an operator of another sector, which no program for tridents knows: C9_bsmumu, CVLL_mumumumu. */
export const isOfOtherSector = (name: string, theory: WetTheory): boolean => OTHER_SECTORS[theory].test(name);

function unknownCoefficient(name: string, theory: WetTheory, elsewhere: boolean): InputError {
  const parameter = modelParameters(`${theory}, flavio basis`, 'coefficient');
  if (elsewhere) return new InputError(parameter, name, `no such coefficient: ${theory} has no taus`, 'Use eft WET.');
  const names = wilsonCoefficientsOf(theory).map((one) => one.name);
  const nearest = nearestName(name, names);
  const question = nearest === undefined ? '' : `Did you mean "${nearest}"? `;
  const sectors = theory === 'WET-3' ? 'ffnunu and nunumue' : 'ffnunu, nunumue, nunumutau and nunutaue';
  const problem = `not a coefficient of the sectors ${sectors}`;
  return new InputError(parameter, name, problem, `${question}Leave out what does not act on neutrinos and leptons.`);
}
