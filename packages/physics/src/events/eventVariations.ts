import { turningCouplings } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';
import { hadronicExcess, type InelasticTarget } from '../crossSections/hadronicTarget.js';
import { directStructure, type HadronStructure, hadronStructure } from '../crossSections/hadronStructure.js';
import { DENSITY_NAMES } from '../crossSections/kernel.js';
import type { HadronicTerm } from '../crossSections/regimes.js';
import { InputError } from '../errors.js';
import { gaussLegendre } from '../numerics/gaussLegendre.js';
import { energySampler } from './energySampler.js';
import { componentsOf, type EventMixture, type EventRequest } from './eventProposal.js';
import type { EventDensity } from './eventWeight.js';
import { INTERACTION_TERMS, interactionFactors } from './interactionWeights.js';
import { EXCESS, Q2, TRANSFER } from './tridentPoint.js';

/** What else the events of a sample are weighted for: the differential cross section at the same points of phase space. */
export type EventVariation =
  /** Other targets of the same masses: the terms of each channel, in the order of the sample's. */
  | { readonly kind: 'terms'; readonly terms: readonly (readonly HadronicTerm[])[] }
  /** Other inputs of the couplings, with the same masses and constants. */
  | { readonly kind: 'couplings'; readonly inputs: ElectroweakInputs };

/** The azimuth of q at which an event was completed. */
type Azimuth = { readonly cosine: number; readonly sine: number };

/** Of one variation and one term: its differential cross section over that of the sample, at a completed point and azimuth. */
type WeightFactor = (density: EventDensity, azimuth: Azimuth, own: OwnParts) => number;

/** What C₁ and C₂ multiply at the point of an event, and the sum with those of the sample. */
interface OwnParts {
  readonly parts: Float64Array;
  whole: number;
}

/** One term of the sample with its variations. */
interface VariedTerm {
  readonly structure: HadronStructure;
  readonly factors: readonly WeightFactor[];
}

/** The weights of events in variations of their sample; the object owns its scratch arrays. */
export class VariationWeights {
  readonly #terms: readonly VariedTerm[];
  readonly #count: number;
  readonly #structure = new Float64Array(2);
  readonly #own: OwnParts = { parts: new Float64Array(2), whole: 0 };

  /** @throws InputError for a variation with other terms than the sample, or of other masses */
  constructor(sample: EventRequest | EventMixture, variations: readonly EventVariation[]) {
    this.#count = variations.length;
    this.#terms = componentsOf(sample).flatMap(({ request }, component) => {
      const { maximumEnergyGeV } = energySampler(request.energies).spectrum;
      return request.terms.map(
        (term, t): VariedTerm => ({
          structure: hadronStructure(term.target, maximumEnergyGeV),
          factors: variations.map((variation) =>
            variation.kind === 'couplings'
              ? couplingFactor(request, variation.inputs)
              : targetFactor(term, variation.terms[component]?.[t], maximumEnergyGeV),
          ),
        }),
      );
    });
  }

  /** Writes the weights of event `i`, whose point is completed in `density`; `term` is its place among the densities of the sample. */
  write(density: EventDensity, term: number, azimuth: Azimuth, weight: number, out: Float64Array, i: number): void {
    const { structure, factors } = this.#terms[term];
    const at = i * this.#count;
    // a trial without phase space has no point
    if (weight === 0) {
      out.fill(0, at, at + this.#count);
      return;
    }
    const own = this.#own;
    const { point } = density;
    structure(point[Q2], point[EXCESS], this.#structure);
    density.structureParts(azimuth.cosine, azimuth.sine, point[EXCESS], own.parts);
    own.whole = contracted(this.#structure, own.parts);
    for (let k = 0; k < factors.length; k++) out[at + k] = weight * factors[k](density, azimuth, own);
  }
}

const contracted = (structure: Float64Array, parts: Float64Array): number =>
  structure[0] * parts[0] + structure[1] * parts[1];

/** Σ of the shares of V², A², VA … times what they are with these inputs: 1 with those of the sample. */
function couplingFactor({ model, channel }: EventRequest, inputs: ElectroweakInputs): WeightFactor {
  const couplings = model.couplings(channel, inputs);
  const chiral = DENSITY_NAMES.chiral.length;
  const isTurned = turningCouplings(couplings).length > 0;
  const used = isTurned ? INTERACTION_TERMS.length : chiral;
  const shares = new Float64Array(INTERACTION_TERMS.length);
  const factors = new Float64Array(INTERACTION_TERMS.length);
  return (density, { cosine, sine }) => {
    density.couplingShares(cosine, sine, shares, 0);
    if (isTurned) density.turnedShares(cosine, sine, shares, chiral);
    interactionFactors(couplings, density.point[TRANSFER], factors);
    let sum = 0;
    for (let k = 0; k < used; k++) sum += shares[k] * factors[k];
    return sum;
  };
}

/** C₁ and C₂ of another target at the same point. */
function targetFactor(own: HadronicTerm, varied: HadronicTerm | undefined, maximumEnergyGeV: number): WeightFactor {
  const { target } = own;
  if (varied?.target.pdgCode !== target.pdgCode || varied.target.massGeV !== target.massGeV) {
    const problem = `${varied?.target.name ?? 'nothing'} in the place of ${target.name}`;
    throw new InputError('variations', undefined, problem, 'Give the same terms with other form factors.');
  }
  const ratio = varied.multiplicity / own.multiplicity;
  if (target.kind === 'elastic' && varied.target.kind === 'inelastic') return removalFactor(varied.target, ratio);
  if (target.kind !== varied.target.kind) {
    const problem = `${varied.target.name} stays whole and ${target.name} does not`;
    throw new InputError('variations', undefined, problem, 'Make events of the target that stays whole.');
  }
  const structureOf = hadronStructure(varied.target, maximumEnergyGeV);
  const structure = new Float64Array(2);
  return ({ point }, _, { parts, whole }) => {
    if (whole === 0) return 0;
    structureOf(point[Q2], point[EXCESS], structure);
    return (ratio * contracted(structure, parts)) / whole;
  };
}

/** Nodes over what it costs to remove a nucleon, over which everything is smooth: integrals to 1e-4. */
const REMOVAL_NODES = 4;

/**
 * Of a nucleon that stays whole in the sample, and is removed at a cost in the variation: all else of the event stays, and the cost, which
 * is spread over a narrow range of W, is integrated over.
 */
function removalFactor(target: InelasticTarget, ratio: number): WeightFactor {
  const { massGeV: mass, massEdges } = target;
  const lowest = hadronicExcess(target);
  const highest = massEdges[massEdges.length - 1] ** 2 - mass * mass;
  const { nodes, weights } = gaussLegendre(REMOVAL_NODES);
  const middle = 0.5 * (highest + lowest);
  const half = 0.5 * (highest - lowest);
  const structureOf = directStructure(target);
  const [structure, parts] = [new Float64Array(2), new Float64Array(2)];
  return (density, { cosine, sine }, { whole }) => {
    if (whole === 0) return 0;
    let sum = 0;
    for (let j = 0; j < nodes.length; j++) {
      const excess = middle + half * nodes[j];
      structureOf(density.point[Q2], excess, structure);
      density.structureParts(cosine, sine, excess, parts);
      sum += weights[j] * contracted(structure, parts);
    }
    // dν = dW²/2M
    return (ratio * sum * half) / (2 * mass * whole);
  };
}
