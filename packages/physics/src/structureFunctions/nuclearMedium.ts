import { InputError } from '../errors.js';
import type { Nucleon } from '../formFactors/formFactor.js';
import { suggestName } from '../nearestName.js';
import { nucleonMass, type PhotonStructure, type StructureFunctionModel } from './structureFunction.js';

/** What a nucleus does to the structure functions of its nucleons: F₂ᴬ/(Z F₂ᵖ + N F₂ⁿ), by name. */
export interface NuclearMedium {
  readonly name: string;
  /** What it is, in words. */
  readonly title: string;
  /** Papers that the form and its numbers are from. */
  readonly papers: readonly string[];
  /** The ratio at x_B for mass number A. */
  ratio(x: number, massNumber: number): number;
  /** Where the ratio is not one that was measured, in words; undefined elsewhere. */
  outside(x: number, massNumber: number): string | undefined;
}

/** x in which the fit to E139 holds, and mass numbers of its targets. */
const E139_X = [0.01, 0.88] as const;
const E139_A = [4, 197] as const;
/** ln(σᴬ/σᴰ) = ln C(x) + α(x) ln A: powers of x in α, and of ln x in ln C. */
const E139_ALPHA = [-0.07, 2.189, -24.667, 145.291, -497.237, 1013.129, -1208.393, 775.767, -205.872] as const;
const E139_LOG_C = [0.017, 0.018, 0.005] as const;
/** Shadowing of E665: d ln(F₂ᴬ/F₂ᴺ) = 0.069 ln A d log₁₀x down to this x, and nothing more below. */
const E665_SLOPE = 0.069;
const E665_SMALLEST_X = 0.0014;
/** W² [GeV²] above which photons are shadowed: those that make resonances, of 1 GeV and less, see all of a nucleus. */
const SHADOWED_W2 = 4;
/** Where shadowing ends: α is 0 in the fit to E139. */
const SHADOWED_X = 0.065;

/** Gomez et al., Phys. Rev. D 49 (1994) 4348: σᴬ/σᴰ per nucleon of isoscalar nuclei from ⁴He to Au, to 1 to 2 %. */
function e139Ratio(x: number, massNumber: number): number {
  const within = Math.min(Math.max(x, E139_X[0]), E139_X[1]);
  const logX = Math.log(within);
  const alpha = E139_ALPHA.reduceRight((sum, one) => sum * within + one, 0);
  const logC = E139_LOG_C.reduceRight((sum, one) => sum * logX + one, 0);
  return Math.exp(logC + alpha * Math.log(massNumber));
}

/** That below x = 0.01 falls as the fit of Dutta et al. (hep-ph/0012350, eq. 3.10) to the ratios of E665. */
function e139E665Ratio(x: number, massNumber: number): number {
  const shadowed = Math.min(1, Math.max(x, E665_SMALLEST_X) / E139_X[0]);
  return e139Ratio(x, massNumber) * massNumber ** (E665_SLOPE * Math.log10(shadowed));
}

function outsideOfFit(smallestX: number): NuclearMedium['outside'] {
  const held = 'the ratio of nuclear structure functions is held';
  return (x, massNumber) => {
    if (massNumber < E139_A[0] || massNumber > E139_A[1]) {
      return `A = ${Number(massNumber.toPrecision(4))}: no such nucleus in the fit of the ratio of nuclear structure functions`;
    }
    if (x < smallestX) return `x below ${smallestX}: ${held}`;
    if (x > E139_X[1]) return `x above ${E139_X[1]}: ${held}`;
    return undefined;
  };
}

const FREE: NuclearMedium = {
  name: 'free',
  title: 'free nucleons',
  papers: [],
  ratio: () => 1,
  outside: () => undefined,
};

const MEDIA: ReadonlyMap<string, NuclearMedium> = new Map(
  [
    FREE,
    {
      name: 'e139-e665',
      title: 'EMC effect of SLAC E139, shadowing of E665 below x = 0.01',
      papers: ['Phys. Rev. D 49 (1994) 4348', 'hep-ph/0012350'],
      ratio: e139E665Ratio,
      outside: outsideOfFit(E665_SMALLEST_X),
    },
    {
      name: 'e139',
      title: 'EMC effect of SLAC E139',
      papers: ['Phys. Rev. D 49 (1994) 4348'],
      ratio: e139Ratio,
      outside: outsideOfFit(E139_X[0]),
    },
  ].map((medium) => [medium.name, medium]),
);

/** Names accepted by `nuclearMedium`, the default first. */
export const nuclearMediumNames: readonly string[] = Object.freeze([...MEDIA.keys()]);

/** A nuclear medium by name; free nucleons unless given. @throws InputError for an unknown name, with the nearest known one */
export function nuclearMedium(name: string = FREE.name): NuclearMedium {
  const medium = MEDIA.get(name);
  if (medium !== undefined) return medium;
  throw new InputError('nuclear medium', name, 'no such medium', suggestName(name, nuclearMediumNames));
}

/** Models by what they are of, so that tables made of their structure functions are found again. */
const bound = new WeakMap<StructureFunctionModel, Map<string, StructureFunctionModel>>();

/**
 * Structure functions of nucleons in a nucleus: F₂ and F_L of free ones times the ratio of the medium, the same for protons and neutrons;
 * R is that of free nucleons. Resonances, W² < 4 GeV², are not shadowed. Nucleons of hydrogen and deuterium, which ratios are
 * taken to, are free.
 */
export function boundStructureFunctions(
  model: StructureFunctionModel,
  medium: NuclearMedium,
  massNumber: number,
): StructureFunctionModel {
  if (medium === FREE || massNumber <= 2) return model;
  const known = bound.get(model) ?? new Map<string, StructureFunctionModel>();
  bound.set(model, known);
  const name = `${model.name}, ${medium.name} in A = ${Number(massNumber.toPrecision(8))}`;
  const found = known.get(name) ?? boundModel(model, medium, massNumber, name);
  known.set(name, found);
  return found;
}

function boundModel(
  model: StructureFunctionModel,
  medium: NuclearMedium,
  massNumber: number,
  name: string,
): StructureFunctionModel {
  const mass2 = nucleonMass('proton') ** 2;
  return {
    ...model,
    name,
    title: `${model.title}; ${medium.title}`,
    papers: [...model.papers, ...medium.papers],
    structure: (nucleon) => boundStructure(model.structure(nucleon), medium, massNumber, nucleon),
    outside(q2, w2) {
      const x = q2 / (w2 - mass2 + q2);
      const words = [model.outside(q2, w2), medium.outside(shadowableX(x, w2), massNumber)];
      const said = words.filter((one) => one !== undefined);
      return said.length === 0 ? undefined : said.join('; ');
    },
  };
}

/** The x at which the ratio is taken. */
const shadowableX = (x: number, w2: number): number => (w2 < SHADOWED_W2 ? Math.max(x, SHADOWED_X) : x);

function boundStructure(
  free: PhotonStructure,
  medium: NuclearMedium,
  massNumber: number,
  nucleon: Nucleon,
): PhotonStructure {
  const mass2 = nucleonMass(nucleon) ** 2;
  const ratio = (q2: number, w2: number) => medium.ratio(shadowableX(q2 / (w2 - mass2 + q2), w2), massNumber);
  return {
    f2: (q2, w2) => free.f2(q2, w2) * ratio(q2, w2),
    fL: (q2, w2) => free.fL(q2, w2) * ratio(q2, w2),
    photoabsorption: (w2) => free.photoabsorption(w2) * ratio(0, w2),
  };
}
