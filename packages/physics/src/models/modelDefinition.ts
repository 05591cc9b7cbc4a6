import type { TridentChannel } from '../couplings/channels.js';
import type { Interaction, MediatorPole, Sector } from '../couplings/couplings.js';
import type { ElectroweakInputs, LeptonFlavour } from '../couplings/electroweakInputs.js';
import { InputError } from '../errors.js';
import type { InteractionColumns, ParameterColumns } from './couplingColumns.js';
import type { ScalarMediator, VectorMediator } from './mediators.js';

/** Parameters of a model by name; masses in GeV. */
export type ModelParameters = Readonly<Record<string, number>>;

/** One number that a model takes. */
export interface ModelParameter {
  readonly name: string;
  readonly unit: 'GeV' | 'μ_B' | '10⁻³² cm²' | 'none';
  readonly required: boolean;
  /** Bounds, both included; none where any finite number is taken. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** The values there are, in ascending order, where it is not any number within the bounds, which are the first and the last. */
  readonly choices?: readonly number[];
  /** Its value unless given, where that is a number of its own. */
  readonly default?: number;
  readonly description: string;
  /** LaTeX, without dollars. */
  readonly symbol: string;
  /** Of a number for each lepton flavour: its kind and flavour, and the kind in words beside a table of flavours. */
  readonly flavour?: { readonly kind: string; readonly words: string; readonly of: LeptonFlavour };
  /** The sector that kernels need besides those of the definition where this is not 0. */
  readonly sector?: Sector;
}

/** Parameters beyond the list whose names follow a pattern: further mediators, operators of other flavours. */
export interface ParameterPattern {
  /** For people: `2.mass, 2.gPrime …`. */
  readonly form: string;
  readonly description: string;
  /** The same for schemas: each form by a regular expression, and a name that has it, the parameter of which has the bounds of all. */
  readonly names: readonly { readonly regularExpression: string; readonly example: string }[];
  /** The parameter of this name; undefined where it does not follow the pattern. */
  readonly parameter: (name: string) => ModelParameter | undefined;
  /**
   * Parameters by what they belong to, where each part needs its own: names in front of which a prefix stands, by prefix.
   * @throws InputError for a number that two names stand for
   */
  readonly parts?: (parameters: ModelParameters) => ReadonlyMap<string, ModelParameters>;
}

/** Spin and parity of a new boson are those of its couplings; what matters elsewhere is which of the two it is. */
export type BosonKind = 'vector' | 'scalar';

/** New bosons of a model, for observables beside tridents. */
export interface LightBosons {
  readonly vectors: readonly VectorMediator[];
  readonly scalars: readonly ScalarMediator[];
}

/** What a definition makes of parameters: its couplings, and its bosons where others can calculate with them. */
export interface MadeModel extends Interaction {
  readonly bosons?: LightBosons;
}

/** Points of a model that differ in mass and coupling alone. The coupling squared multiplies all that is new. */
export interface CouplingFamily {
  /** Sectors of its exchange; kernels need their densities. */
  readonly sectors: readonly Sector[];
  /** What multiplies the coupling, by kind and flavour. */
  readonly charges: object;
  /** Residues [GeV²] of the exchange at coupling 1 in a channel, of the outgoing neutrino of the Standard Model; undefined where there is none. */
  readonly unitPole: (channel: TridentChannel, massGeV: number, inputs: ElectroweakInputs) => MediatorPole | undefined;
  /** The same for final states that the Standard Model does not have, one for each other flavour of the neutrino; none unless given. */
  readonly otherPoles?: (
    channel: TridentChannel,
    massGeV: number,
    inputs: ElectroweakInputs,
  ) => readonly MediatorPole[];
  /** What the definition makes of a point, faster: all points share one object of charges, by which others know what they did for it. */
  readonly point?: (massGeV: number, coupling: number) => MadeModel;
}

/** Names of an exchanged boson, for tables and figures. */
export interface BosonNames {
  readonly kind: BosonKind;
  /** With an article before it: `vector boson`. */
  readonly words: string;
  /** The boson and its coupling beside numbers: `Z′`, `g′`. */
  readonly letter: string;
  readonly couplingLetter: string;
  /** The same in ASCII, as HEPData has them: `Z'`, `g'`. */
  readonly plain: string;
  readonly plainCoupling: string;
}

/** How the coupling of a model is limited: the two parameters that are scanned, and the points at others. */
export interface FamilyDefinition {
  readonly mass: string;
  readonly coupling: string;
  readonly boson: BosonNames;
  /** What a figure says that it limits, in TeX that ends with `\text{…}`. */
  readonly titleTex: string;
  /** The family at these charges: parameters other than mass and coupling, checked already. */
  readonly along: (charges: ModelParameters) => CouplingFamily;
}

/** Everything there is to know of a model. Flags, schemas, documentation, citations and tests follow from it. */
export interface ModelDefinition {
  /** In lower case, as on the command line. */
  readonly name: string;
  readonly title: string;
  /** Where one of several models is chosen; its title unless given. */
  readonly choice?: string;
  /** TeX of what stands for it in figures; its name unless given. */
  readonly symbol?: string;
  /** A sentence or two. */
  readonly description: string;
  /** How couplings follow from the parameters, as the end of a sentence: `with V = …`. */
  readonly formula?: string;
  readonly parameters: readonly ModelParameter[];
  readonly pattern?: ParameterPattern;
  /** One of these must be given, and of each further mediator too: without any, the Standard Model would pass for the model. */
  readonly needsOneOf?: { readonly what: string; readonly names: readonly string[]; readonly example: ModelParameters };
  /** Sectors of its couplings at any point; further ones by parameter. */
  readonly sectors: readonly Sector[];
  /** Kinds of new bosons that its points can have; what is computed from bosons (g−2, recoils, decays) knows the model by them. */
  readonly bosons?: readonly BosonKind[];
  /** Keys of references.yaml. */
  readonly papers: readonly string[];
  /** A point to show, and one that is the Standard Model. */
  readonly example: ModelParameters;
  readonly decoupled: ModelParameters;
  /** @throws InputError for values that exclude each other */
  readonly make: (parameters: ModelParameters) => MadeModel;
  /**
   * What `make` makes of each of `count` points with the same parameters given, which are within their ranges; the bits are those
   * of `make`. Only for speed: without it points are made one by one. Only where `make` takes all values within the ranges; undefined
   * where it does not for the parameters that are given.
   */
  readonly makeColumns?: (parameters: ParameterColumns, count: number) => InteractionColumns | undefined;
  /** Where a coupling can be limited. */
  readonly family?: FamilyDefinition;
}

/** A model at one point: couplings for every channel. */
export interface TridentModel extends MadeModel {
  readonly name: string;
  /** Its parameters as given. */
  readonly parameters: ModelParameters;
  /** Sectors that its couplings can be in; kernels need their densities. */
  readonly sectors: readonly Sector[];
}

/** @throws InputError for a model with operators that turn the neutrino's helicity, where `what` cannot have them */
export function requireChiral(
  { name, sectors }: TridentModel,
  what: string,
  remedy = 'Use sigma, ratio, limit, evaluate, rate or scan without cuts, events, or a model of V and A.',
): void {
  if (!sectors.includes('turned')) return;
  throw new InputError('model', name, `turns the helicity of the neutrino, which ${what} cannot do`, remedy);
}
